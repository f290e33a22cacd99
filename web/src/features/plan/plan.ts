// Dates of sessions as people choose and say them, and what a past one was in a line.
import type { AllianceView, Change, Clause, Frame, Presence, Session, Sign } from '../../lib/api/types'
import { daysAgo, formatDayShort, formatTime, t } from '../../lib/i18n'

/** What the inputs of a date and an hour hold, where the reader lives. */
export type When = { date: string; time: string }
/** What a date is asked with. */
export type Wish = When & { minutes: string; presence: 'in_person' | 'remote' }

const two = (n: number) => String(n).padStart(2, '0')

export function whenOf(at: string): When {
  const date = new Date(at)
  return {
    date: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}`,
  }
}

/** Null while one of the two is not filled in. */
export function instantOf(when: When): string | null {
  if (!when.date || !when.time) return null
  const at = new Date(`${when.date}T${when.time}`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

export function wishOf(at: string, minutes: number, presence: Presence): Wish {
  return { ...whenOf(at), minutes: String(minutes), presence: presence === 'remote' ? 'remote' : 'in_person' }
}

const dateOf = (session: Session): string => session.planned_at ?? session.started_at ?? ''

/**
 * The server keeps the hour of the last session in UTC. Where clocks changed in between, people
 * keep their own hour.
 */
export function sameHour(suggested: string, sessions: Session[]): string {
  const hour = suggested.slice(11, 16)
  const last = sessions
    .filter((one) => one.status !== 'cancelled' && dateOf(one).slice(11, 16) === hour)
    .sort((a, b) => dateOf(b).localeCompare(dateOf(a)))[0]
  if (!last) return suggested
  const to = new Date(suggested)
  const shift = to.getTimezoneOffset() - new Date(dateOf(last)).getTimezoneOffset()
  return new Date(to.getTime() + shift * 60_000).toISOString()
}

/** "demain, mercredi 2 décembre, à 14 h 00". */
export function whenWords(at: string, now = new Date()): string {
  const args = { day: formatDayShort(at, now), time: formatTime(at) }
  const ago = daysAgo(at, now)
  if (ago === 0) return t('plan.when.today', args)
  if (ago === -1) return t('plan.when.tomorrow', args)
  return t('plan.when.day', args)
}

/** A title: the first letter is a capital. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** The frame both agreed to, of the contract in force, else as far as it is negotiated. */
export function frameOf(view: AllianceView): { clause: Clause; frame: Frame } | null {
  for (const version of [view.in_force, view.negotiation]) {
    const clause = version?.clauses.find((one) => one.kind === 'frame' && one.body && !one.removed)
    if (clause?.body?.kind === 'frame') return { clause, frame: clause.body }
  }
  return null
}

const preposition = /^(À|Au|Aux|Chez|En|Dans|At|In|By|On|Par)(?= )/u

/** Where they meet, to be read within a sentence: "à domicile", "à distance". */
export function placeWords(presence: Presence, frame: Frame | null): string {
  if (presence === 'remote') return t('plan.place.remote')
  const place = frame?.place.trim() || t('plan.place.in_person')
  return place.replace(preposition, (word) => word.toLocaleLowerCase())
}

/** Planned, and its hour has come. */
export const isDue = (session: Session, now: number): boolean =>
  session.status === 'planned' && Date.parse(session.planned_at ?? '') <= now

/** Over, one way or another; in the order they come. */
export const isPast = (session: Session): boolean => session.status !== 'planned' && session.status !== 'running'

/**
 * What these people wanted to talk about and did not: of the sessions called off since the last one
 * that was held, and of that one. What is on the way already is left out.
 */
export function leftOver(sessions: Session[], own: (party: string) => boolean): string[] {
  const past = sessions.filter(isPast)
  const held = past.findIndex((one) => one.status === 'ended')
  const since = held < 0 ? past : past.slice(0, held + 1)
  const ahead = new Set(sessions.filter((one) => !isPast(one)).flatMap((one) => one.agenda.map((item) => item.text)))
  const items = since.flatMap((one) => one.agenda.filter((item) => !item.done && own(item.author)))
  return [...new Set(items.map((item) => item.text))].filter((text) => !ahead.has(text))
}

export type FamilyCount = { family: Sign['family']; n: number }
const families: Sign['family'][] = [
  'engagement',
  'resistance',
  'reactance',
  'attitude',
  'transference',
  'countertransference',
]

/** How many signs of each family, those taken back apart. */
export function signCounts(signs: Sign[]): FamilyCount[] {
  return families
    .map((family) => ({ family, n: signs.filter((one) => one.family === family && !one.taken_back).length }))
    .filter((one) => one.n > 0)
}

/** The lengths that are offered, and the one that stands. */
export function lengths(stands: string): string[] {
  const all = new Set([15, 30, 45, 60, 90, Number(stands) || 45])
  return [...all].sort((a, b) => a - b).map(String)
}

const toldKinds = [
  'session_planned',
  'session_moved',
  'session_cancelled',
  'session_missed',
  'session_started',
  'session_ended',
  'agenda_added',
] as const
export type ToldKind = (typeof toldKinds)[number]

/** What somebody else just did about the sessions; nothing where it is one's own doing. */
export function toldOf(change: Change | undefined, me: string): { kind: ToldKind; author: string } | null {
  const kind = toldKinds.find((one) => one === change?.kind)
  return kind && change && change.author !== me ? { kind, author: change.author } : null
}
