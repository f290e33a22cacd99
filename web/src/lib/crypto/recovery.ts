// The printed recovery code: it wraps the same keys a second time.
import { blake2b } from '@noble/hashes/blake2.js'
import { randomCode } from '../id'

export const recoveryLength = 26

export const newRecoveryCode = (): string => randomCode(recoveryLength)

/** One form of what people type; null when it cannot be a code. */
export function normalRecoveryCode(typed: string): string | null {
  const code = typed
    .toLowerCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
  return /^[0-9a-hjkmnp-tv-z]{26}$/.test(code) ? code : null
}

/** "ab12 cd34 …": in groups of four, upper case as printed. */
export const groupsOf = (code: string, size = 4): string[] =>
  code.toUpperCase().match(new RegExp(`.{1,${size}}`, 'g')) ?? []

export type RecoveryKeys = { proof: Uint8Array; wrappingKey: Uint8Array }

export function recoveryKeys(code: string): RecoveryKeys {
  const bytes = blake2b(new TextEncoder().encode(`entente-recovery/1${code.toLowerCase()}`), { dkLen: 64 })
  return { proof: bytes.slice(0, 32), wrappingKey: bytes.slice(32) }
}
