// An alert in plain words: what was seen, by which rule, and what that does not say.
import type { Alert } from '../../lib/api/types'
import { formatDay, t } from '../../lib/i18n'
import { list, points, size } from './points'

/** Who reads, and the names of both. */
export type AlertReader = {
  side: 'patient' | 'caregiver'
  patient: string
  caregiver: string
  /** Words of a sign's code. */
  sign: (code: string) => string
  /** The beginning of a clause, in quotes. */
  clause?: (id: string) => string
}

export type AlertWords = {
  title: string
  sentence: string
  /** What stands behind it, line by line. */
  evidence: string[]
  rule: string
  /** What it must not be taken for. */
  not: string
}

type Args = Record<string, string | number>

/** A key made from the kind of the alert. */
const say = (key: string, args: Args): string => t(key, args)

/** Caregiver minus patient, above what is usual between them. */
function apart(alert: Alert): Args {
  const usual = alert.expected_milli ?? 0
  const way = Math.abs(usual) < 50 ? 'same' : usual > 0 ? 'above' : 'below'
  const before = size(usual)
  return {
    ...size(alert.observed_milli ?? 0),
    way,
    usual_n: before.n,
    usual: before.points,
  }
}

function argsOf(alert: Alert, reader: AlertReader): Args {
  const base: Args = {
    who: reader.side,
    name: reader.side === 'patient' ? reader.caregiver : reader.patient,
    number: alert.number,
    since: alert.since,
    count: alert.count,
  }
  switch (alert.kind) {
    case 'divergence':
      return { ...base, ...apart(alert) }
    case 'clause_stuck':
      return { ...base, clause: (alert.clause && reader.clause?.(alert.clause)) || t('alert.clause') }
    case 'review_due':
      return { ...base, date: formatDay(alert.date ?? '') }
    case 'signs':
    case 'again':
    case 'said':
      return { ...base, signs: list(alert.signs.map((code) => t('alert.quoted', { text: reader.sign(code) }))) }
    default:
      return { ...base, ...size(alert.depth_milli ?? 0) }
  }
}

/** Figures only where there are some. */
function evidenceOf(alert: Alert, args: Args): string[] {
  if (alert.expected_milli === undefined || alert.observed_milli === undefined) return []
  if (alert.kind === 'divergence') return [say('alert.evidence.gap', args)]
  return [
    t('alert.evidence.usual', { points: points(alert.expected_milli) }),
    t('alert.evidence.observed', { number: alert.number, points: points(alert.observed_milli) }),
  ]
}

export function alertWords(alert: Alert, reader: AlertReader): AlertWords {
  const args = argsOf(alert, reader)
  const key = `alert.${alert.kind}`
  return {
    title: say(`${key}.title`, args),
    sentence: say(key, args),
    evidence: evidenceOf(alert, args),
    rule: say(`${key}.rule`, args),
    not: say(`${key}.not`, args),
  }
}

export const alertSentence = (alert: Alert, reader: AlertReader): string => alertWords(alert, reader).sentence

/** Good news is told, and asks for nothing. */
export const asks = (alert: Alert): boolean => alert.kind !== 'repair'
