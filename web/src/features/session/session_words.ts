// Sentences about a session that several screens say.
import type { Session, Sign } from '../../lib/api/types'
import { catalogue } from '../../lib/catalogue.svelte'
import { formatDayShort, formatMoment, formatTime, t } from '../../lib/i18n'
import type { Meeting } from './meeting.svelte'

/** "Séance 7 avec Lucie Darbon"; one that has not begun has no number yet. */
export function titleOf(meeting: Meeting, name: string): string {
  const number = meeting.session?.number ?? 0
  return number ? t('session.title.number', { n: number, name }) : t('session.title.with', { name })
}

/** Where: the place of the contract, or "à distance". */
export function placeOf(meeting: Meeting): string {
  const session = meeting.session
  if (session?.presence === 'remote') return t('session.place.remote')
  const frame = meeting.alliance.view?.in_force?.clauses.find((one) => one.body?.kind === 'frame' && !one.removed)?.body
  const place = frame?.kind === 'frame' ? frame.place.trim() : ''
  return place || t('session.place.in_person')
}

/** "lundi 23 novembre à 14 h 05". */
export const dayAndTime = (at: string): string =>
  t('session.when', { day: formatDayShort(at), time: formatTime(at) })

/** When it is, or was: "commencée à 14 h 05", "hier à 14 h 05". */
export function whenOf(session: Session): string {
  if (session.status === 'running') return t('session.started', { time: formatTime(session.started_at ?? '') })
  if (session.started_at) return formatMoment(session.started_at)
  return session.planned_at ? dayAndTime(session.planned_at) : ''
}

/** Whole minutes it has lasted. */
export function minutesOf(session: Session, now: Date): number {
  const from = Date.parse(session.started_at ?? '')
  const to = session.ended_at ? Date.parse(session.ended_at) : now.getTime()
  return Math.max(0, Math.floor((to - from) / 60_000)) || 0
}

/** "1 h 05", "18 min". */
export function lasted(minutes: number): string {
  if (minutes < 60) return t('session.minutes', { n: minutes })
  return t('session.hours', { h: Math.floor(minutes / 60), m: String(minutes % 60).padStart(2, '0') })
}

export const labelOf = (code: string): string => catalogue.words(catalogue.sign(code)?.label) || code

/** "nettement, pendant un bon moment": what was said of it besides words. */
export function detailOf(sign: Sign): string {
  const grade = sign.intensity === 1 ? 'little' : sign.intensity === 2 ? 'clearly' : sign.intensity === 3 ? 'strongly' : null
  return [grade && t(`session.detail.${grade}`), sign.lasting && t('session.detail.lasting')]
    .filter(Boolean)
    .join(', ')
    .toLocaleLowerCase()
}
