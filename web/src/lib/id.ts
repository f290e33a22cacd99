// Ids: 128 random bits as 26 characters of lower-case Crockford base32 (src/base/id.cpp).
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 130 bits are written: two leading zero bits, then the 128. */
export function idText(bytes: Uint8Array): string {
  let out = ''
  let bits = 0
  let held = 2
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff
    held += 8
    while (held >= 5) {
      held -= 5
      out += alphabet[(bits >> held) & 31]
    }
  }
  return out
}

export const newId = (): string => idText(crypto.getRandomValues(new Uint8Array(16)))

/** `length` random characters of the same alphabet. */
export function randomCode(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => alphabet[byte & 31]).join('')
}
