// One key a sign: digits for the first family, letters for the others, in the order of the screen.
import type { Sign } from '../../lib/api/types'

/** Keys that do something else in a session. */
export const own = { note: 'n', words: 'm', agenda: 'j', detail: 'p', undo: 'Backspace', help: '?' } as const

const digits = [...'1234567890']
const letters = [...'abcdefghijklmnopqrstuvwxyz'].filter((one) => !Object.values<string>(own).includes(one))

/** By sign code. Signs beyond the last key have none. */
export function keysFor(signs: { code: string; family: Sign['family'] }[]): Map<string, string> {
  const first = signs[0]?.family
  const left = { digits: [...digits], letters: [...letters] }
  const out = new Map<string, string>()
  for (const { code, family } of signs) {
    const key = (family === first ? left.digits.shift() : undefined) ?? left.letters.shift()
    if (key) out.set(code, key)
  }
  return out
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'target'>

const fields = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], dialog[open]'

/**
 * The key as the screen names it; none while somebody writes, or with a modifier. The row of digits
 * is read by its place: on a French keyboard it gives signs without the shift key.
 */
export function pressedKey(event: Pressed): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null
  const target = event.target as Element | null
  if (target?.closest?.(fields)) return null
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)
  if (digit) return digit[1] ?? null
  return event.key.length === 1 ? event.key.toLowerCase() : event.key
}
