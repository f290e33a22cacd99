// Scores as the server gives them, in thousandths, said with one decimal.
import { language } from '../../lib/i18n'

/** "5,8", "5.8"; a true minus sign below zero. */
export function points(milli: number): string {
  const text = new Intl.NumberFormat(language.tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return text.format(milli / 1000).replace('-', '−').replace(/^−(0[.,]0)$/, '$1')
}

/** For a sentence: the number that decides the plural, and how it is written. */
export function size(milli: number): { n: number; points: string } {
  const whole = Math.abs(milli)
  return { n: Math.round(whole / 100) / 10, points: points(whole) }
}

/** "3", "3 et 4", "3, 4 et 5". */
export function list(parts: string[]): string {
  return new Intl.ListFormat(language.tag, { type: 'conjunction' }).format(parts)
}
