// Left alone, the screen logs out; one minute before, it says so.
import { api } from './api/client'
import { login, logOut } from './login.svelte'

const warning_ms = 60_000
const check_ms = 1_000
/** Activity here keeps the log-in alive on the server, at most this often. */
const touch_ms = 120_000

let last = Date.now()
let touched = Date.now()
let left = $state<number | null>(null)

export const idle = {
  /** Seconds before logging out, during the last minute; else null. */
  get left(): number | null {
    return left
  },
  /** Someone is here. */
  stay(): void {
    last = Date.now()
    left = null
    if (login.status === 'in' && last - touched > touch_ms) {
      touched = last
      void api.get('/me').catch(() => {})
    }
  },
}

function check(): void {
  const me = login.me
  if (!me) {
    left = null
    last = Date.now()
    return
  }
  const rest = me.idle_minutes * 60_000 - (Date.now() - last)
  if (rest <= 0) {
    left = null
    void logOut(true)
  } else {
    left = rest <= warning_ms ? Math.ceil(rest / 1000) : null
  }
}

/** Watches until the returned function is called. */
export function startIdle(): () => void {
  const active = () => {
    // Once the warning shows, only its button (or a key) says that someone is here.
    if (left === null) idle.stay()
  }
  const events = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
  for (const name of events) window.addEventListener(name, active, { passive: true, capture: true })
  const timer = setInterval(check, check_ms)
  return () => {
    for (const name of events) window.removeEventListener(name, active, { capture: true })
    clearInterval(timer)
  }
}
