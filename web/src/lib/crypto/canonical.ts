// RFC 8785: the one form of a JSON value that is hashed and signed.
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json | undefined }

const byUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Throws on what JSON cannot say: a number that is not finite, a lone surrogate. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('canonical: not a finite number')
    return JSON.stringify(value) // ECMAScript's own form, which the RFC takes
  }
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new Error('canonical: a lone surrogate')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => byUnits(a, b))
      .map(([name, member]) => `${canonical(name)}:${canonical(member)}`)
    return `{${members.join(',')}}`
  }
  throw new Error(`canonical: ${typeof value} is not JSON`)
}

export const canonicalBytes = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(canonical(value))
