// How an answer reads aloud and on the screen.
import type { QuestionItem } from '../../lib/api/types'
import { formatMoment, formatTime, language, t } from '../../lib/i18n'
import { inWords } from '../../lib/instruments.svelte'
import { optionOf, placeOf } from './questions'

export const numberText = (milli: number): string =>
  new Intl.NumberFormat(language.tag, { maximumFractionDigits: 3 }).format(milli / 1000)

/** "8 sur 10" where the scale begins at 0 or 1, else the number alone. */
export function scaleNumber(item: QuestionItem, milli: number): string {
  const number = numberText(milli)
  return item.min_milli === 0 || item.min_milli === 1000
    ? t('rate.scale.of', { number, max: numberText(item.max_milli) })
    : number
}

/** "plutôt « Oui, tout à fait »", in the words of the scale's own ends. */
export function scaleWords(item: QuestionItem, milli: number): string {
  if (!item.low || !item.high) return ''
  const place = placeOf(item, milli)
  if (place === 'middle') return t('rate.scale.middle')
  const words = inWords(place === 'low' || place === 'rather_low' ? item.low : item.high)
  return place === 'low' || place === 'high' ? words : t('rate.scale.rather', { words })
}

export function answerText(item: QuestionItem, milli: number): string {
  if (item.kind === 'boolean') return milli ? t('rate.yes') : t('rate.no')
  if (item.kind === 'choice') return inWords(optionOf(item, milli)?.label)
  const words = scaleWords(item, milli)
  const number = scaleNumber(item, milli)
  return words ? t('rate.scale.both', { number, words }) : number
}

const blind_ms = 24 * 3600 * 1000

/** When rule 8 opens the answers by itself; none while the session goes on. */
export const opensAt = (ended: string | undefined): Date | null =>
  ended ? new Date(new Date(ended).getTime() + blind_ms) : null

/** "demain à 15 h 10", and as the past is said otherwise. */
export function comingMoment(at: Date, now = new Date()): string {
  const noon = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate(), 12).getTime()
  const days = Math.round((noon(at) - noon(now)) / 86_400_000)
  return days === 1 ? t('rate.moment.tomorrow', { time: formatTime(at) }) : formatMoment(at, now)
}
