// Until when an alert is put off.

export type Later = { when: 'tomorrow' | 'session' | 'week'; until: string }

/** The furthest day the server takes: src/core/limits.hpp, snooze_days. */
const daysMost = 90

const iso = (date: Date): string => date.toISOString().slice(0, 10)

/** The calendar day of the reader, at noon UTC so that adding days stays in the calendar. */
const localDay = (at: Date): Date => new Date(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate(), 12))

const plus = (day: Date, days: number): Date => new Date(day.getTime() + days * 86_400_000)

/** Tomorrow, the next session when it is later than that, a week. Days are after the server's today. */
export function laterDays(nextSession: string | null, now = new Date()): Later[] {
  const utc = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 12))
  const local = localDay(now)
  const today = local > utc ? local : utc
  const out: Later[] = [{ when: 'tomorrow', until: iso(plus(today, 1)) }]
  if (nextSession) {
    const day = iso(localDay(new Date(nextSession)))
    if (day > iso(plus(today, 1)) && day <= iso(plus(today, daysMost - 1))) out.push({ when: 'session', until: day })
  }
  return [...out, { when: 'week', until: iso(plus(today, 7)) }]
}
