// Questionnaires for the tests, with wording of our own.
import type { InstrumentView, QuestionItem } from '../../lib/api/types'

const words = (text: string) => ({ fr: text, en: text })

export const item = (id: string, more: Partial<QuestionItem> = {}): QuestionItem => ({
  id,
  kind: 'scale',
  text: words(id),
  required: false,
  min_milli: 0,
  max_milli: 10_000,
  step_milli: 1000,
  options: [],
  items: [],
  ...more,
})

export const option = (code: string, milli?: number) => ({ code, label: words(code), ...(milli === undefined ? {} : { milli }) })

export function instrumentOf(items: QuestionItem[], kept: string[], more: Partial<InstrumentView> = {}): InstrumentView {
  return {
    code: 'own-sample',
    edition: 1,
    current: true,
    enabled: true,
    every: 1,
    status: 'loaded',
    sides: ['patient'],
    title: words('Sample'),
    notice: words('Notice'),
    to_verify: [],
    validated: false,
    key: {
      combine: 'mean',
      missing_max: 0,
      subscales: [],
      items: kept.map((id) => ({ id, min_milli: 0, max_milli: 10_000, reverse: false })),
    },
    questionnaires: { patient: { title: words('Sample'), url: 'urn:sample', items } },
    ...more,
  }
}
