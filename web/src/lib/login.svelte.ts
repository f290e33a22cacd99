// Who is logged in on this browser.
import { api, ApiError, onLoginNeeded } from './api/client'
import type { Establishment, HandedOver, Me, SaltAnswer } from './api/types'
import { fromBase64, toBase64 } from './crypto/base64'
import { unwrapKeys } from './crypto/keys'
import { stretch, type Stretched } from './crypto/password'
import { vault } from './crypto/vault.svelte'
import { flushDrafts, forgetDrafts } from './draft.svelte'
import { lockDrafts, resumeDrafts, unlockDrafts } from './draft_store'
import { hasChosenLanguage, setLanguage, speakToStaff, type Language } from './i18n/language.svelte'
import { forgetKnown } from './known'
import { startLive, stopLive } from './live.svelte'
import { paths } from './paths'
import { go, router } from './router.svelte'

export type LoginStatus = 'unknown' | 'in' | 'out'

let me = $state.raw<Me | null>(null)
let status = $state<LoginStatus>('unknown')
let expired = $state(false)
let establishment = $state.raw<Establishment | null>(null)

export const login = {
  get me(): Me | null {
    return me
  },
  get status(): LoginStatus {
    return status
  },
  /** True when the log-in ended by itself: the screen says why it asks again. */
  get expired(): boolean {
    return expired
  },
  get establishment(): Establishment | null {
    return establishment
  },
}

/** One form of a login name (src/app/login_name.hpp). */
export const foldLoginName = (typed: string): string => typed.trim().toLowerCase()

export const isLoginName = (typed: string): boolean => /^[a-z0-9._@-]{3,64}$/.test(foldLoginName(typed))

/** Lent to a patient: nothing of the owner's is opened, and what the patient writes is kept apart. */
async function enterLent(next: Me, to: HandedOver): Promise<void> {
  vault.forget()
  await unlockDrafts(`${paths.handed}/${to.session}`, tabSecret())
  me = next
  status = 'in'
  expired = false
  resumeWaiting()
}

/** Lives as long as the tab, also over a reload. */
function tabSecret(): Uint8Array {
  const store = 'entente.tablet'
  const secret = crypto.getRandomValues(new Uint8Array(32))
  try {
    const kept = sessionStorage.getItem(store)
    if (kept) return fromBase64(kept)
    sessionStorage.setItem(store, toBase64(secret))
  } catch {
    // A browser that stores nothing keeps drafts as long as the page.
  }
  return secret
}

const leaving = new Set<() => void>()
/** Told when this browser forgets who was logged in. */
export function onLeave(told: () => void): void {
  leaving.add(told)
}

/** What waited here goes on its way; the first page does not wait for that. */
function resumeWaiting(): void {
  import('./outbox.svelte').then((outbox) => outbox.resumeOutbox()).catch(() => {})
}

/** Takes an answer `Me` as the one who is logged in. */
export async function enter(next: Me, stretched?: Stretched): Promise<void> {
  if (next.handed) return enterLent(next, next.handed)
  const keys = stretched ? unwrapKeys(next.wrapped_keys, stretched.wrappingKey) : vault.keys
  if (keys) {
    vault.hold(keys)
    await unlockDrafts(next.account, keys.box)
  } else {
    await resumeDrafts(next.account)
  }
  if (!hasChosenLanguage() && (next.language === 'fr' || next.language === 'en')) {
    await setLanguage(next.language as Language, false)
  }
  if (next.role !== 'patient' && next.role !== 'relative') await speakToStaff()
  me = next
  status = 'in'
  expired = false
  startLive()
  resumeWaiting()
}

function leave(): void {
  forgetDrafts()
  for (const told of leaving) told()
  forgetKnown()
  vault.forget()
  stopLive()
  me = null
  status = 'out'
}

/** At start: who is here? Never throws. */
export async function resumeLogin(): Promise<void> {
  void loadEstablishment()
  try {
    await enter(await api.get<Me>('/me'))
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) {
      await lockDrafts()
      expired = false
    }
    status = 'out'
  }
}

export async function loadEstablishment(): Promise<void> {
  try {
    establishment = await api.get<Establishment>('/establishment')
  } catch {
    establishment = null // asked again by the log-in page
  }
}

export async function logIn(loginName: string, password: string): Promise<Me> {
  const login_name = foldLoginName(loginName)
  const { salt } = await api.post<SaltAnswer>('/logins/salt', { login_name })
  const stretched = await stretch(password, fromBase64(salt))
  const next = await api.post<Me>('/logins', { login_name, login_key: toBase64(stretched.loginKey) })
  await enter(next, stretched)
  return next
}

/** `byItself`: the screen was left alone, and the log-in page will say so. */
export async function logOut(byItself = false): Promise<void> {
  forgetDrafts()
  try {
    await api.delete('/logins/current')
  } catch {
    // Logged out already, or no network: this browser forgets all the same.
  }
  leave()
  expired = byItself
  await lockDrafts()
}

/** Lends this log-in to the patient of a session. What the page held in memory goes with the page. */
export async function handOver(alliance: string, session: string): Promise<void> {
  await api.post<Me>('/logins/current/hand-over', { alliance, session })
  flushDrafts()
  window.location.replace(paths.handed)
}

/** Takes it back with the PIN; the owner finds the session's page again. */
export async function takeBack(pin: string): Promise<void> {
  const lent = me?.handed
  try {
    await api.post<Me>('/logins/current/take-back', { pin })
  } catch (error) {
    if (error instanceof ApiError && error.key === 'pin.spent') {
      leave()
      void lockDrafts()
    }
    throw error
  }
  flushDrafts()
  window.location.replace(lent ? paths.rate(lent.alliance, lent.session) : paths.home)
}

// While the tablet is lent, every address is its one page.
$effect.root(() => {
  $effect(() => {
    if (me?.handed && router.place.path !== paths.handed) go(paths.handed, { replace: true })
  })
})

/** After a change of one's profile, password or recovery code. */
export function refreshMe(next: Me): void {
  me = next
}

onLoginNeeded(() => {
  if (status !== 'in') return
  leave()
  expired = true
  void lockDrafts()
})
