// Who is logged in on this browser.
import { api, ApiError, onLoginNeeded } from './api/client'
import type { Establishment, Me, SaltAnswer } from './api/types'
import { fromBase64, toBase64 } from './crypto/base64'
import { unwrapKeys } from './crypto/keys'
import { stretch, type Stretched } from './crypto/password'
import { vault } from './crypto/vault.svelte'
import { forgetDrafts } from './draft.svelte'
import { lockDrafts, resumeDrafts, unlockDrafts } from './draft_store'
import { hasChosenLanguage, setLanguage, type Language } from './i18n/language.svelte'
import { startLive, stopLive } from './live.svelte'
import { forgetOutbox, resumeOutbox } from './outbox.svelte'

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

/** Takes an answer `Me` as the one who is logged in. */
export async function enter(next: Me, stretched?: Stretched): Promise<void> {
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
  me = next
  status = 'in'
  expired = false
  startLive()
  void resumeOutbox()
}

function leave(): void {
  forgetDrafts()
  forgetOutbox()
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
