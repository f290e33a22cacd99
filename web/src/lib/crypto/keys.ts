// A person's identity keys: made here, wrapped here; the server only ever holds them wrapped.
import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { concatBytes } from '@noble/hashes/utils.js'
import type { PublicKeys } from '../api/types'
import { fromBase64, toBase64 } from './base64'

/** The private halves: an Ed25519 seed and an X25519 secret, 32 bytes each. */
export type SecretKeys = { sign: Uint8Array; box: Uint8Array }

const associated = new TextEncoder().encode('entente-keys/1')

export const randomBytes = (length: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(length))

export const newKeys = (): SecretKeys => ({ sign: randomBytes(32), box: randomBytes(32) })

export function publicKeys(keys: SecretKeys): PublicKeys {
  return {
    sign: toBase64(ed25519.getPublicKey(keys.sign)),
    box: toBase64(x25519.getPublicKey(keys.box)),
  }
}

/** nonce(24) ‖ XChaCha20-Poly1305(key, seed ‖ secret), base64url. */
export function wrapKeys(keys: SecretKeys, key: Uint8Array, nonce = randomBytes(24)): string {
  const sealed = xchacha20poly1305(key, nonce, associated).encrypt(concatBytes(keys.sign, keys.box))
  return toBase64(concatBytes(nonce, sealed))
}

/** Null when `key` is not the one that wrapped them. */
export function unwrapKeys(wrapped: string, key: Uint8Array): SecretKeys | null {
  try {
    const bytes = fromBase64(wrapped)
    const plain = xchacha20poly1305(key, bytes.slice(0, 24), associated).decrypt(bytes.slice(24))
    return plain.length === 64 ? { sign: plain.slice(0, 32), box: plain.slice(32) } : null
  } catch {
    return null
  }
}
