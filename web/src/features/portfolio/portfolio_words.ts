// A portfolio in words: what happened, on what one may work, how two answers differ.
import { catalogue } from '../../lib/catalogue.svelte'
import { daysAgo, formatDay, formatWhen, language, t } from '../../lib/i18n'
import type { Fact, MirrorLine, Portfolio } from '../../lib/api/types'

/** "11 séances tenues, la dernière le 12 novembre 2026": one looks back over years. */
export function factSentence(fact: Fact, now = new Date()): string {
  const lately = daysAgo(fact.last, now) <= 1
  const when = lately ? formatWhen(fact.last, now) : t('when.date', { date: formatDay(fact.last) })
  return t(`portfolio.fact.${fact.kind}`, { n: fact.count, when })
}

/** An item of the instrument and the entry of the catalogue are one attitude: their codes differ by a dash. */
const attitudeOf = (code: string) => catalogue.attitude(code) ?? catalogue.attitude(code.replaceAll('-', '_'))

export const attitudeLabel = (code: string): string => catalogue.words(attitudeOf(code)?.label) || code
export const attitudeMeaning = (code: string): string => catalogue.words(attitudeOf(code)?.meaning)
/** Empathy and authenticity are both: to work on one is to work on the other. */
export const topicLabel = (code: string): string => catalogue.words(catalogue.skill(code)?.label) || attitudeLabel(code)

/** The nine skills, then the attitudes that are no skill. */
export function topics(portfolio: Portfolio): { value: string; label: string }[] {
  const skills: string[] = portfolio.skills.map((one) => one.skill)
  const attitudes = portfolio.mirror.map((one) => one.attitude).filter((code) => !skills.includes(code))
  return [...skills, ...attitudes].map((value) => ({ value, label: topicLabel(value) }))
}

/** "4,7": thousandths of a step, as people say them. */
export function inSteps(milli: number): string {
  return new Intl.NumberFormat(language.tag, { maximumFractionDigits: 1 }).format(milli / 1000)
}

/** Where a mark lies on its line, in hundredths of it. */
export function place(line: MirrorLine, milli: number): number {
  const whole = line.max_milli - line.min_milli
  return whole > 0 ? Math.round(((milli - line.min_milli) / whole) * 1000) / 10 : 0
}

/** One sentence an attitude on which both mirrors differ; it asks, it does not judge. */
export function apartSentences(portfolio: Portfolio): { code: string; said: string; asked: string }[] {
  const lines = new Map(portfolio.mirror.map((one) => [one.attitude, one]))
  return portfolio.apart.flatMap((code) => {
    const line = lines.get(code)
    if (line?.patient_mean_milli === undefined || line.own_mean_milli === undefined) return []
    const args = {
      attitude: attitudeLabel(code),
      patients: inSteps(line.patient_mean_milli),
      own: inSteps(line.own_mean_milli),
    }
    const more = line.patient_mean_milli > line.own_mean_milli
    return [
      {
        code,
        said: t('portfolio.mirror.apart.said', args),
        asked: more ? t('portfolio.mirror.apart.they_see') : t('portfolio.mirror.apart.you_see'),
      },
    ]
  })
}

/** Nothing to look back on yet: no session, no act, no answer. */
export const isEmpty = (portfolio: Portfolio): boolean =>
  portfolio.sessions === 0 &&
  portfolio.skills.every((one) => one.facts.length === 0) &&
  portfolio.mirror.every((one) => one.patients === 0 && one.own === 0)
