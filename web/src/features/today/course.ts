// What stands beside the patient's day. All of it is read, nothing is reckoned.
import type { Alert, PatientWords, Session } from '../../lib/api/types'

export type OwnWords = { words: PatientWords; session: Session }

/** A small win before what was hoped for; the latest said first. */
export function ownWords(sessions: Session[]): OwnWords | null {
  const all = sessions.flatMap((session) =>
    session.words.filter((one) => !one.taken_back).map((words) => ({ words, session })),
  )
  const latest = (list: OwnWords[]) => list.toSorted((a, b) => b.words.at.localeCompare(a.words.at))[0] ?? null
  return latest(all.filter(({ words }) => words.kind === 'small_win')) ?? latest(all)
}

export type Between = 'first' | 'two' | 'lower' | 'apart'

/**
 * What is said beside the scores: an alert that waits, else the scores as they are. Whether one is
 * "lower" is the server's to find, with its rule.
 */
export function betweenOf(course: number[], alerts: Alert[]): Between | null {
  if (!course.length) return null
  const waits = (kind: Alert['kind']) => alerts.some((one) => one.kind === kind && !one.snoozed_until && !one.answered)
  if (waits('rupture')) return 'lower'
  if (waits('divergence')) return 'apart'
  return course.length > 1 ? 'two' : 'first'
}
