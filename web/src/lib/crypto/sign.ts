// Signatures and fingerprints over the canonical form.
import { ed25519 } from '@noble/curves/ed25519.js'
import { blake2b } from '@noble/hashes/blake2.js'
import type { SignatureStatement } from '../api/types'
import { fromBase64, toBase64 } from './base64'
import { canonicalBytes } from './canonical'

/** BLAKE2b-256, base64url. */
export const hashBytes = (bytes: Uint8Array): string => toBase64(blake2b(bytes, { dkLen: 32 }))

/** The hash of a value's canonical form: of a ContractDocument, what is signed. */
export const hashOf = (value: unknown): string => hashBytes(canonicalBytes(value))

/** A PKCS #8 envelope around an Ed25519 seed (RFC 8410). */
const pkcs8Head = Uint8Array.from([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20])

async function signNative(seed: Uint8Array, message: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  try {
    const envelope = new Uint8Array(48)
    envelope.set(pkcs8Head)
    envelope.set(seed, 16)
    const key = await crypto.subtle.importKey('pkcs8', envelope, 'Ed25519', false, ['sign'])
    return new Uint8Array(await crypto.subtle.sign('Ed25519', key, message))
  } catch {
    return null // a browser without Ed25519
  }
}

/** Ed25519 over the canonical form of the statement, base64url. */
export async function signStatement(seed: Uint8Array, statement: SignatureStatement): Promise<string> {
  const message = canonicalBytes(statement)
  const signature = (await signNative(seed, message)) ?? ed25519.sign(message, seed)
  return toBase64(signature)
}

export function verifyStatement(key: string, statement: SignatureStatement, signature: string): boolean {
  try {
    return ed25519.verify(fromBase64(signature), canonicalBytes(statement), fromBase64(key))
  } catch {
    return false
  }
}
