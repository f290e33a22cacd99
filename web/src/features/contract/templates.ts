// Beginnings of a contract, chosen clause by clause and adapted before being proposed.
import type { ClauseBody } from '../../lib/api/types'

export type Text = { fr: string; en: string }
export type Language = keyof Text

type Common = { ref?: string; ask?: Text }

export type TemplateClause =
  | (Common & { kind: 'aim'; text: Text })
  | (Common & { kind: 'objective'; text: Text; scale: Text[]; weight: number })
  | (Common & {
      kind: 'action'
      text: Text
      who: 'patient' | 'caregiver' | 'relative' | 'together'
      how_often: Text
      objective: string
    })
  | (Common & { kind: 'commitment'; text: Text; side: 'patient' | 'caregiver' })
  | (Common & {
      kind: 'information'
      text: Text
      explanation: Text
      topic: 'illness' | 'treatment' | 'risk' | 'alternative' | 'right'
    })
  | (Common & {
      kind: 'frame'
      rhythm: Text
      minutes: number
      place: Text
      presence: 'in_person' | 'remote' | 'both'
      confidentiality: Text
      reach: Text
      review_days: number
    })

export type Template = { id: string; title: Text; about: Text; clauses: TemplateClause[] }

const files = import.meta.glob<Template>('../../../../content/templates/*.json', { import: 'default' })

/** In the order of the picker; each is fetched only when opened. */
export const templateIds = [
  'diabetes',
  'alcohol',
  'heart-failure',
  'schizophrenia',
  'chronic-pain',
  'blank',
] as const

export async function loadTemplate(id: string): Promise<Template> {
  const load = Object.entries(files).find(([path]) => path.endsWith(`/${id}.json`))?.[1]
  if (!load) throw new Error(`no template ${id}`)
  return load()
}

export function dayAfter(today: Date, days: number): string {
  const day = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() + days))
  return day.toISOString().slice(0, 10)
}

/**
 * The body to propose. `objectives` tells the clause id each local reference stands for. The
 * patient's own words are never written beforehand.
 */
export function bodyOf(
  clause: TemplateClause,
  language: Language,
  objectives: ReadonlyMap<string, string>,
  today: Date,
): ClauseBody {
  switch (clause.kind) {
    case 'aim':
      return { kind: 'aim', text: clause.text[language] }
    case 'objective':
      return {
        kind: 'objective',
        patient_words: '',
        text: clause.text[language],
        scale: clause.scale.map((one) => one[language]) as [string, string, string, string, string],
        weight: clause.weight,
      }
    case 'action':
      return {
        kind: 'action',
        text: clause.text[language],
        who: clause.who,
        how_often: clause.how_often[language],
        objective: objectives.get(clause.objective) ?? '',
      }
    case 'commitment':
      return { kind: 'commitment', text: clause.text[language], side: clause.side }
    case 'information':
      return {
        kind: 'information',
        text: clause.text[language],
        explanation: clause.explanation[language],
        topic: clause.topic,
      }
    case 'frame':
      return {
        kind: 'frame',
        rhythm: clause.rhythm[language],
        minutes: clause.minutes,
        place: clause.place[language],
        presence: clause.presence,
        confidentiality: clause.confidentiality[language],
        reach: clause.reach[language],
        review: dayAfter(today, clause.review_days),
      }
  }
}
