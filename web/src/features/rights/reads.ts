// The list of reads, in words and by day.
import type { Read } from '../../lib/api/types'

export const readKinds = [
  'alliance', 'contract', 'history', 'attachment', 'export', 'reads', 'sessions', 'portrait', 'curve', 'calendar',
] as const

export const readKey = (what: string): string =>
  `rights.reads.what.${(readKinds as readonly string[]).includes(what) ? what : 'other'}`

/** The day of an instant where the reader lives, as YYYY-MM-DD. */
export function localDay(at: string | Date): string {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

export type Day = { day: string; reads: Read[] }

/** Newest first, as they come. */
export function byDay(reads: Read[]): Day[] {
  const out: Day[] = []
  for (const read of reads) {
    const day = localDay(read.at)
    const last = out.at(-1)
    if (last?.day === day) last.reads.push(read)
    else out.push({ day, reads: [read] })
  }
  return out
}

export function dayName(day: string, now: Date): 'today' | 'yesterday' | 'other' {
  if (day === localDay(now)) return 'today'
  const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  return day === localDay(before) ? 'yesterday' : 'other'
}
