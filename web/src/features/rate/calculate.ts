// Calculated items: their FHIRPath expressions, evaluated here by an engine that is loaded only for
// a questionnaire that has one. No score of Entente comes from here.
import type { QuestionItem, Questionnaire } from '../../lib/api/types'
import { optionOf, type Answers } from './questions'

type Json = Record<string, unknown>
export type Calculated = Record<string, string | number>
/** A calculated item: its id and its expression. */
export type Calculation = { id: string; expression: string }

const ordinal = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'

export function calculationsOf(items: QuestionItem[]): Calculation[] {
  return items.flatMap((item) => [
    ...(item.calculated ? [{ id: item.id, expression: item.calculated }] : []),
    ...calculationsOf(item.items),
  ])
}

function valueOf(item: QuestionItem, milli: number): Json {
  if (item.kind === 'boolean') return { valueBoolean: milli !== 0 }
  if (item.kind === 'choice') {
    const option = optionOf(item, milli)
    const extension = option?.milli === undefined ? {} : { extension: [{ url: ordinal, valueDecimal: milli / 1000 }] }
    return { valueCoding: { ...extension, code: option?.code } }
  }
  return milli % 1000 ? { valueDecimal: milli / 1000 } : { valueInteger: milli / 1000 }
}

function responseItem(item: QuestionItem, answers: Answers): Json[] {
  const milli = answers[item.id]
  const inside = item.items.flatMap((one) => responseItem(one, answers))
  if (milli === undefined && !inside.length) return []
  return [
    {
      linkId: item.id,
      ...(milli === undefined ? {} : { answer: [valueOf(item, milli)] }),
      ...(inside.length ? { item: inside } : {}),
    },
  ]
}

/** The answers as the QuestionnaireResponse that the expressions speak of. */
export function responseOf(questionnaire: Questionnaire, answers: Answers): Json {
  return {
    resourceType: 'QuestionnaireResponse',
    status: 'in-progress',
    questionnaire: questionnaire.url,
    item: questionnaire.items.flatMap((one) => responseItem(one, answers)),
  }
}

const textOf = (value: unknown): string =>
  value !== null && typeof value === 'object' ? String((value as Json)['display'] ?? (value as Json)['value'] ?? '') : String(value)

/** An expression that cannot be worked out gives nothing: a hint on a page never stands in the way. */
export async function calculate(questionnaire: Questionnaire, answers: Answers): Promise<Calculated> {
  const asked = calculationsOf(questionnaire.items)
  if (!asked.length) return {}
  const [{ default: fhirpath }, { default: r4 }] = await Promise.all([
    import('fhirpath'),
    import('fhirpath/fhir-context/r4'),
  ])
  const resource = responseOf(questionnaire, answers)
  const out: Calculated = {}
  for (const { id, expression } of asked) {
    try {
      const found = fhirpath.evaluate(resource, expression, { resource }, r4) as unknown[]
      const [first] = found
      if (found.length === 1 && typeof first === 'number') out[id] = first
      else if (found.length) out[id] = found.map(textOf).join(', ')
    } catch {
      // Left empty.
    }
  }
  return out
}
