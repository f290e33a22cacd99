import { describe, expect, it } from 'vitest'
import golden from '../../../../tests/golden/crypto.json'
import type { SignatureStatement } from '../api/types'
import { idText, newId } from '../id'
import { fromBase64, toBase64 } from './base64'
import { canonical } from './canonical'
import { newKeys, publicKeys, unwrapKeys, wrapKeys } from './keys'
import { stretch } from './password'
import { newRecoveryCode, normalRecoveryCode, recoveryKeys } from './recovery'
import { hashBytes, signStatement, verifyStatement } from './sign'

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16))
const hex = (data: Uint8Array) => Array.from(data, (one) => one.toString(16).padStart(2, '0')).join('')
const text = (data: string) => new TextEncoder().encode(data)

describe('the browser and the server compute the same', () => {
  it.each(golden.argon2id)('stretches a password: $password', async ({ password, salt, stretched }) => {
    const found = await stretch(password, bytes(salt))
    expect(hex(found.loginKey) + hex(found.wrappingKey)).toBe(stretched)
  })

  it('stretches a password the same however its accents were typed', async () => {
    const salt = new Uint8Array(16)
    const composed = await stretch('été', salt)
    const apart = await stretch('e\u0301te\u0301', salt)
    expect(hex(apart.loginKey)).toBe(hex(composed.loginKey))
  })

  it.each(golden.blake2b_256)('hashes "$text"', ({ text: plain, hash }) => {
    expect(hex(fromBase64(hashBytes(text(plain))))).toBe(hash)
  })

  it('derives the proof and the wrapping key of a recovery code', () => {
    const { proof, wrappingKey } = recoveryKeys(golden.recovery.code)
    expect(hex(proof) + hex(wrappingKey)).toBe(golden.recovery.recovered)
  })

  it('derives public keys from private ones', () => {
    const keys = { sign: bytes(golden.ed25519.seed), box: bytes(golden.x25519.secret) }
    expect(hex(fromBase64(publicKeys(keys).sign))).toBe(golden.ed25519.public)
    expect(hex(fromBase64(publicKeys(keys).box))).toBe(golden.x25519.public)
  })

  it('wraps keys as libsodium does', () => {
    const { key, nonce, sign, box, wrapped } = golden.wrapped_keys
    expect(wrapKeys({ sign: bytes(sign), box: bytes(box) }, bytes(key), bytes(nonce))).toBe(wrapped)
  })

  it.each(golden.canonical)('writes the one form of a value: $text', ({ value, text: expected }) => {
    expect(canonical(value)).toBe(expected)
  })

  it('writes ids', () => {
    expect(idText(bytes(golden.id.bytes))).toBe(golden.id.text)
    expect(idText(new Uint8Array(16).fill(255))).toBe('7' + 'z'.repeat(25))
    expect(newId()).toMatch(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/)
  })
})

describe('keys under a password or a code', () => {
  it('come back with the right key only', () => {
    const keys = newKeys()
    const key = bytes('11'.repeat(32))
    const wrapped = wrapKeys(keys, key)
    expect(unwrapKeys(wrapped, key)).toEqual(keys)
    expect(unwrapKeys(wrapped, bytes('12'.repeat(32)))).toBeNull()
    expect(unwrapKeys('not base64 !', key)).toBeNull()
  })

  it('do not come back when one byte changed', () => {
    const key = bytes('11'.repeat(32))
    const wrapped = fromBase64(wrapKeys(newKeys(), key))
    wrapped[60]! ^= 1
    expect(unwrapKeys(toBase64(wrapped), key)).toBeNull()
  })

  it('a recovery code may be typed with spaces, dashes, capitals, O for 0 and L for 1', () => {
    expect(normalRecoveryCode(golden.recovery.typed)).toBe(golden.recovery.typed_means)
    expect(normalRecoveryCode('too short')).toBeNull()
    expect(normalRecoveryCode(newRecoveryCode().toUpperCase())).not.toBeNull()
  })
})

describe('signatures', () => {
  const statement: SignatureStatement = {
    format: 'entente-signature/1',
    document: golden.blake2b_256[0]!.hash,
    alliance: golden.id.text,
    version: 1,
    party: golden.id.text,
    mode: 'own_device',
    witness: '',
    read_aloud: false,
    attachment_hash: '',
    stated_at: '2026-11-23T10:00:00.000000Z',
  }

  it('verify, and fail on another statement, key or signature', async () => {
    const keys = newKeys()
    const key = publicKeys(keys).sign
    const signature = await signStatement(keys.sign, statement)
    expect(verifyStatement(key, statement, signature)).toBe(true)
    expect(verifyStatement(key, { ...statement, version: 2 }, signature)).toBe(false)
    expect(verifyStatement(publicKeys(newKeys()).sign, statement, signature)).toBe(false)
    expect(verifyStatement(key, statement, 'AAAA')).toBe(false)
  })

  it('leave absent members out, and refuse what JSON cannot say', () => {
    expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}')
    expect(() => canonical({ a: NaN })).toThrow()
    expect(() => canonical('\ud800')).toThrow()
  })
})
