// Days and instants as people say them.
import { language, t } from './language.svelte'

const space = '\u00a0'

/** A day of the API ("2026-11-23") at noon where the reader lives. */
function dayOf(day: string): Date {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(year ?? 0, (month ?? 1) - 1, date ?? 1, 12)
}

const asDate = (value: string | Date): Date =>
  value instanceof Date ? value : value.includes('T') ? new Date(value) : dayOf(value)

/** The day stays on the line of its month; in French the first of a month is "1er". */
function format(value: Date, options: Intl.DateTimeFormatOptions): string {
  const text = new Intl.DateTimeFormat(language.tag, options).format(value)
  const first = language.current === 'fr' ? text.replace(/(^|\s)1 (?=\p{L})/u, '$11er ') : text
  return first.replace(/(\d(?:er)?) (?=\p{L})/u, `$1${space}`)
}

/** "23 novembre 2026", "23 November 2026". Takes a day or an instant. */
export function formatDay(value: string | Date): string {
  return format(asDate(value), { day: 'numeric', month: 'long', year: 'numeric' })
}

/** "lundi 23 novembre": without the year when it is this one. */
export function formatDayShort(value: string | Date, now = new Date()): string {
  const date = asDate(value)
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return format(date, { weekday: 'long', day: 'numeric', month: 'long', ...year })
}

/** "16 h 40", "16:40". */
export function formatTime(value: string | Date): string {
  const date = asDate(value)
  const minutes = String(date.getMinutes()).padStart(2, '0')
  if (language.current === 'fr') return `${date.getHours()}${space}h${space}${minutes}`
  return `${String(date.getHours()).padStart(2, '0')}:${minutes}`
}

/** Whole days from `value` to `now`, by the calendar: 0 today, 1 yesterday. */
export function daysAgo(value: string | Date, now = new Date()): number {
  const noon = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate(), 12)
  return Math.round((noon(now).getTime() - noon(asDate(value)).getTime()) / 86_400_000)
}

/** "aujourd’hui à 16 h 40", "hier à 16 h 40", "mardi à 9 h 05", "le 3 mars à 16 h 40". */
export function formatMoment(value: string | Date, now = new Date()): string {
  const date = asDate(value)
  const time = formatTime(date)
  const ago = daysAgo(date, now)
  if (ago === 0) return t('moment.today', { time })
  if (ago === 1) return t('moment.yesterday', { time })
  if (ago > 1 && ago < 7) return t('moment.weekday', { day: format(date, { weekday: 'long' }), time })
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return t('moment.date', { date: format(date, { day: 'numeric', month: 'long', ...year }), time })
}

/** The same without the time: "aujourd’hui", "hier", "mardi", "le 3 mars". */
export function formatWhen(value: string | Date, now = new Date()): string {
  const date = asDate(value)
  const ago = daysAgo(date, now)
  if (ago === 0) return t('when.today')
  if (ago === 1) return t('when.yesterday')
  if (ago > 1 && ago < 7) return t('when.weekday', { day: format(date, { weekday: 'long' }) })
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return t('when.date', { date: format(date, { day: 'numeric', month: 'long', ...year }) })
}
