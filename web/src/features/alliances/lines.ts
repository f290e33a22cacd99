// How an alliance reads in a list.
import type { AllianceLine, NextStep } from '../../lib/api/types'
import { daysAgo, formatMoment, formatTime, language, t } from '../../lib/i18n'

export type Tone = 'todo' | 'wait' | 'good' | 'quiet'

const mine: NextStep[] = [
  'invite_patient', 'propose_first', 'answer_proposal', 'explain', 'say_back', 'judge', 'complete', 'sign', 'review',
  'in_session', 'rate', 'alert',
]
const waits: NextStep[] = ['wait_patient_join', 'wait_answer', 'wait_signature']

/** Whether the next step is this person's to do. */
export function toneOf(next: NextStep): Tone {
  if (mine.includes(next)) return 'todo'
  if (waits.includes(next)) return 'wait'
  return next === 'in_force' ? 'good' : 'quiet'
}

/** Without accents or capitals: what one types finds what one sees. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** The next step in words. */
export const nextWords = (line: AllianceLine): string =>
  line.my_role === 'patient' ? t(`alliances.next.patient.${line.next}`) : t(`alliances.next.${line.next}`)

/** "aujourd’hui à 14 h 30", "demain à 9 h 05", "jeudi à 10 h 00", "le 3 mars à 9 h 00". */
export function comingWords(at: string, now = new Date()): string {
  const ahead = -daysAgo(at, now)
  if (ahead < 1 || ahead > 6) return formatMoment(at, now)
  const time = formatTime(at)
  if (ahead === 1) return t('alliances.when.tomorrow', { time })
  const day = new Intl.DateTimeFormat(language.tag, { weekday: 'long' }).format(new Date(at))
  return t('alliances.when.weekday', { day, time })
}

/** An hour after its time, a session that nobody began has been forgotten, or missed. */
const late_ms = 3_600_000

export function sessionWords(line: AllianceLine, now = new Date()): string {
  if (line.next === 'in_session') return t('alliances.session.running')
  if (!line.next_session || line.status !== 'open') return ''
  const when = comingWords(line.next_session, now)
  const late = new Date(line.next_session).getTime() + late_ms < now.getTime()
  return t(late ? 'alliances.session.late' : 'alliances.session', { when })
}
