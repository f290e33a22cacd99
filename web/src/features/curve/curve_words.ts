// What the curve says, in sentences: the same for the eye, the ear and the table.
import type { Curve, CurveEvent, CurveMark, CurvePoint, Readjustment } from '../../lib/api/types'
import { catalogue, type Family } from '../../lib/catalogue.svelte'
import { formatDay, language, t } from '../../lib/i18n'
import { onset } from '../alert/onset'
import { list, points, size } from '../alert/points'
import type { Side } from './curve_geometry'

export type Names = { patient: string; caregiver: string; mine: Side | null }

/** "vous", or the name. */
export const nameOf = (side: Side, names: Names): string => (names.mine === side ? t('curve.you') : names[side])

export const shortDay = (at: string): string =>
  new Intl.DateTimeFormat(language.tag, { day: 'numeric', month: 'short' }).format(new Date(at))

export function answerOf(point: CurvePoint, side: Side): string {
  const milli = side === 'patient' ? point.patient_milli : point.caregiver_milli
  if (milli !== undefined) return points(milli)
  return (side === 'patient' ? point.patient_blind : point.caregiver_blind) ? t('curve.blind') : t('curve.none')
}

export function gapWords(milli: number | undefined, names: Names): string {
  if (milli === undefined) return ''
  if (Math.abs(milli) < 50) return t('curve.gap.same')
  const side: Side = milli > 0 ? 'caregiver' : 'patient'
  return t('curve.gap.higher', { ...size(milli), who: names.mine === side ? 'me' : 'other', name: names[side] })
}

export const marksOf = (curve: Curve, number: number): CurveMark[] => curve.marks.filter((one) => one.number === number)

/** For the caregiver the word of the profession; for the patient, one that does not frighten. */
const reader = (names: Names) => (names.mine === 'patient' ? 'me' : 'other')

export const markWord = (mark: CurveMark, names: Names): string => t(`curve.mark.${mark.kind}`, { who: reader(names) })

export function markWords(mark: CurveMark, names: Names): string {
  const key: string = `curve.mark.${mark.kind}.long`
  const said = t(key, {
    ...size(mark.depth_milli),
    since: mark.since,
    who: reader(names),
    expected: points(mark.expected_milli),
    low: points(mark.expected.low_milli),
    high: points(mark.expected.high_milli),
  })
  return mark.kind === 'repair' ? said : `${said} ${onset(mark)}`
}

export function eventWords(event: CurveEvent): string {
  return t(`curve.event.${event.kind}`, { n: event.version })
}

export const responseTitle = (one: Pick<Readjustment, 'response'>): string =>
  catalogue.words(catalogue.response(one.response)?.title) || t('curve.response.unknown')

export const signLabel = (code: string): string => catalogue.words(catalogue.sign(code)?.label) || code

/** The patient reads no word of the profession. */
export const familyLabel = (family: Family, names: Names): string =>
  names.mine === 'patient' ? t(`curve.family.${family}`) : catalogue.words(catalogue.family(family)?.label) || family

/** "Change de sujet (2), Regard fuyant". */
export function signsWords(codes: string[]): string {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, n]) => (n > 1 ? t('curve.sign.times', { label: signLabel(code), n }) : signLabel(code))).join(', ')
}

/** The families that were seen at all, in the order of the catalogue. */
export function familiesOf(curve: Curve): Family[] {
  const order: Family[] = ['resistance', 'reactance', 'engagement', 'transference', 'countertransference', 'attitude']
  const seen = new Set(curve.points.flatMap((point) => point.signs.map((one) => one.family)))
  return order.filter((family) => seen.has(family))
}

/** What was tried right after a session, and what happened to the contract. */
export const triedAfter = (curve: Curve, number: number): Readjustment[] =>
  curve.readjustments.filter((one) => one.session === number)
export const eventsAfter = (curve: Curve, number: number): CurveEvent[] => curve.events.filter((one) => one.after === number)

/** "Lucie Darbon : 5,8". */
export const said = (who: string, what: string): string => t('curve.says', { who, what })

/** A session in one breath, for whoever moves along the curve by key. */
export function pointSentence(curve: Curve, point: CurvePoint, names: Names): string {
  const parts = [
    t('curve.point', { number: point.number, date: formatDay(point.at) }),
    said(nameOf('patient', names), answerOf(point, 'patient')),
    said(nameOf('caregiver', names), answerOf(point, 'caregiver')),
    ...marksOf(curve, point.number).map((mark) => markWords(mark, names)),
    ...point.signs.map((one) => said(familyLabel(one.family, names), signsWords(one.codes))),
  ]
  return parts.map((one) => one.replace(/[.\s]+$/, '')).join('. ') + '.'
}

/** The whole curve in a few sentences. */
export function summary(curve: Curve, names: Names): string {
  const rated = curve.points.filter((one) => one.patient_milli !== undefined)
  const last = rated.at(-1)
  const out = [t('curve.summary.sessions', { n: curve.points.length })]
  if (last) {
    const usual = last.usual
    const where = !usual ? 'unknown' : last.patient_milli! < usual.low_milli ? 'below' : last.patient_milli! > usual.high_milli ? 'above' : 'inside'
    out.push(t('curve.summary.last', { who: reader(names), name: names.patient, number: last.number, points: points(last.patient_milli!), max: String(curve.max_milli / 1000), where }))
  } else {
    out.push(t('curve.summary.nothing'))
  }
  for (const kind of ['rupture', 'repair', 'off_track', 'divergence'] as const) {
    const numbers = curve.marks.filter((one) => one.kind === kind).map((one) => String(one.number))
    if (numbers.length) out.push(t(`curve.summary.${kind}`, { n: numbers.length, numbers: list(numbers), who: reader(names) }))
  }
  return out.join(' ')
}

/** The gap as a figure of its own, in a sentence. */
export function gapSentence(curve: Curve, names: Names): string {
  const both = curve.points.filter((one) => one.gap_milli !== undefined)
  const last = both.at(-1)
  if (!last) return t('curve.gap.nothing')
  const widest = both.reduce((a, b) => (Math.abs(b.gap_milli!) > Math.abs(a.gap_milli!) ? b : a))
  const now = t('curve.gap.last', { number: last.number, gap: gapWords(last.gap_milli, names) })
  if (widest === last || both.length < 2) return now
  return `${now} ${t('curve.gap.widest', { number: widest.number, ...size(widest.gap_milli!) })}`
}
