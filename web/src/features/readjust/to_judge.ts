// Which readjustments this side is asked about, and which responses fit an alert or a sign.
import type { Alert, Readjustment, ResponseEntry, SignEntry } from '../../lib/api/types'
import type { Family, Step } from '../../lib/catalogue.svelte'
import type { Voice } from '../contract/clauses'

export type JudgeSide = 'patient' | 'caregiver'

/** The side a voice judges for; none for a representative, a relative or a supervisor. */
export const judgeSide = (voice: Pick<Voice, 'role'> | null): JudgeSide | null =>
  voice?.role === 'patient' || voice?.role === 'caregiver' ? voice.role : null

/** Chosen before this session, told to this side, and not judged by it yet. Oldest first. */
export function toJudge(all: Readjustment[], side: JudgeSide | null, session: number): Readjustment[] {
  if (!side) return []
  return all
    .filter((one) => !one.dropped && one.session < session)
    .filter((one) => side === 'caregiver' || one.audience === 'both')
    .filter((one) => !one.judgements.some((said) => said.side === side))
    .sort((a, b) => a.at.localeCompare(b.at))
}

/** What the catalogue calls the alerts; the same sign again is a matter of signs. */
const triggerOf: Partial<Record<Alert['kind'], ResponseEntry['alerts'][number]>> = {
  rupture: 'rupture',
  divergence: 'divergence',
  off_track: 'off_track',
  signs: 'signs',
  again: 'signs',
  said: 'said',
  clause_stuck: 'clause_stuck',
}

/** Signs decide first: a response made for them goes before one for any alert of that kind. */
export function fitting(responses: ResponseEntry[], alert: Pick<Alert, 'kind' | 'signs'> | null, sign: SignEntry | null): ResponseEntry[] {
  const codes = sign ? [sign.code] : (alert?.signs ?? [])
  if (codes.length) {
    const of = responses.filter((one) => one.codes.some((code) => codes.includes(code)))
    if (of.length) return of
  }
  const trigger = alert ? triggerOf[alert.kind] : undefined
  if (trigger) return responses.filter((one) => one.alerts.includes(trigger))
  return responses
}

export const inSteps = (responses: ResponseEntry[], steps: Step[]): { step: Step; responses: ResponseEntry[] }[] =>
  steps
    .map((step) => ({ step, responses: responses.filter((one) => one.step === step) }))
    .filter((one) => one.responses.length > 0)

/** Of a family, or of one sign of it. */
export function browsed(responses: ResponseEntry[], family: Family | '', sign: string): ResponseEntry[] {
  if (sign) return responses.filter((one) => one.codes.includes(sign))
  if (family) return responses.filter((one) => one.families.includes(family))
  return responses
}
