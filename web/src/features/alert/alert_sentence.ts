// An alert in plain words: what was seen, by which rule, and what that does not say.
import type { Alert } from '../../lib/api/types'
import { formatDay, t } from '../../lib/i18n'
import { onset } from './onset'
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
  /** When it probably began; empty where that is no question. */
  onset: string
  /** Told only since alerts are told by other means. */
  recomputed: string
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

/** Answers that spoke for less are not worth a line. */
const leastPercent = 10
const mostAnswers = 3

function whatCounted(alert: Alert, reader: AlertReader): string[] {
  const heard = alert.evidence.filter((one) => one.percent >= leastPercent).slice(0, mostAnswers)
  if (!heard.length) return []
  const answers = heard.map((one) =>
    t('alert.evidence.answer', {
      whose: one.side === reader.side ? 'mine' : 'other',
      name: reader[one.side],
      number: one.number,
      percent: one.percent,
    }),
  )
  return [t('alert.evidence.most', { answers: list(answers) })]
}

/** Figures only where there are some. */
function evidenceOf(alert: Alert, reader: AlertReader, args: Args): string[] {
  const { number, expected, expected_milli, observed_milli, depth_sds_milli } = alert
  if (expected_milli === undefined || observed_milli === undefined) return []
  if (alert.kind === 'divergence') return [say('alert.evidence.gap', args), ...whatCounted(alert, reader)]
  const band = expected ?? { low_milli: expected_milli, high_milli: expected_milli }
  const figures = { number, points: points(expected_milli), low: points(band.low_milli), high: points(band.high_milli) }
  return [
    t('alert.evidence.expected', figures),
    t('alert.evidence.observed', { number, points: points(observed_milli) }),
    ...(depth_sds_milli === undefined ? [] : [t('alert.evidence.depth', { who: reader.side, sds: points(depth_sds_milli) })]),
    ...whatCounted(alert, reader),
  ]
}

/** Of what lasts, or lasted until it was told; what came back says itself when it began. */
const begins: Alert['kind'][] = ['rupture', 'off_track', 'divergence']

export function alertWords(alert: Alert, reader: AlertReader): AlertWords {
  const args = argsOf(alert, reader)
  const key = `alert.${alert.kind}`
  return {
    title: say(`${key}.title`, args),
    sentence: say(key, args),
    onset: begins.includes(alert.kind) ? `${onset(alert)} ${t('alert.together')}` : '',
    recomputed: alert.recomputed ? t('alert.recomputed', { date: formatDay(alert.recomputed) }) : '',
    evidence: evidenceOf(alert, reader, args),
    rule: say(`${key}.rule`, args),
    not: say(`${key}.not`, args),
  }
}

export const alertSentence = (alert: Alert, reader: AlertReader): string => alertWords(alert, reader).sentence

/** Good news is told, and asks for nothing. */
export const asks = (alert: Alert): boolean => alert.kind !== 'repair'
