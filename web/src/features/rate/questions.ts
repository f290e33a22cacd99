// What a questionnaire asks, item by item, and how an answer reads. Answers are in thousandths; a
// question that nobody answered is not among them.
import type { Answered, InstrumentView, QuestionItem, Questionnaire } from '../../lib/api/types'

export type Answers = Record<string, number>

/** What is being filled in. `passed`: questions the person said they would not answer. */
export type Filled = { answers: Answers; passed: string[] }
export const blank: Filled = { answers: {}, passed: [] }

const asking = ['scale', 'choice', 'boolean', 'text']

/** Every question, also those in groups, in the order of the screen. */
export function questionsOf(items: QuestionItem[]): QuestionItem[] {
  return items.flatMap((item) => {
    const own = asking.includes(item.kind) && !item.calculated ? [item] : []
    return [...own, ...questionsOf(item.items)]
  })
}

export const asksByNumber = (item: QuestionItem): boolean => item.kind !== 'text'

/** What an option stands for; one without a value of its own is only told apart by its place. */
export const optionMilli = (item: QuestionItem, place: number): number => item.options[place]?.milli ?? place

export const optionOf = (item: QuestionItem, milli: number) =>
  item.options.find((_, place) => optionMilli(item, place) === milli)

/** The values of a scale from its low end to its high one. */
export function stopsOf(item: QuestionItem): number[] {
  const stops: number[] = []
  for (let at = item.min_milli; at <= item.max_milli; at += item.step_milli) stops.push(at)
  return stops
}

export type Place = 'low' | 'rather_low' | 'middle' | 'rather_high' | 'high'

/** Where on the scale a value lies, to say it in the words of the scale's ends. */
export function placeOf(item: QuestionItem, milli: number): Place {
  const share = (milli - item.min_milli) / (item.max_milli - item.min_milli)
  if (share <= 0) return 'low'
  if (share >= 1) return 'high'
  if (share < 0.4) return 'rather_low'
  return share <= 0.6 ? 'middle' : 'rather_high'
}

const isKept = (instrument: InstrumentView, id: string) => instrument.key.items.some((one) => one.id === id)

/** Whether an answer is part of the rating: those that are not serve the talk only. */
export const keeps = (instrument: InstrumentView, item: QuestionItem): boolean =>
  asksByNumber(item) && isKept(instrument, item.id)

/** What is sent, in the order of the screen. */
export function answered(instrument: InstrumentView, questionnaire: Questionnaire, answers: Answers): Answered[] {
  return questionsOf(questionnaire.items).flatMap((item) => {
    const milli = answers[item.id]
    return milli !== undefined && isKept(instrument, item.id) ? [{ item: item.id, milli }] : []
  })
}

export const answersOf = (given: Answered[]): Answers => Object.fromEntries(given.map((one) => [one.item, one.milli]))

/** Questions that were neither answered nor passed over. */
export function leftOpen(questionnaire: Questionnaire, filled: Filled): QuestionItem[] {
  return questionsOf(questionnaire.items).filter(
    (item) => asksByNumber(item) && filled.answers[item.id] === undefined && !filled.passed.includes(item.id),
  )
}

/** The first question that must have an answer and has none. */
export function firstRequired(questionnaire: Questionnaire, filled: Filled): QuestionItem | undefined {
  return questionsOf(questionnaire.items).find(
    (item) => item.required && asksByNumber(item) && filled.answers[item.id] === undefined,
  )
}

export function withAnswer(filled: Filled, id: string, milli: number | null): Filled {
  const answers = { ...filled.answers }
  if (milli === null) delete answers[id]
  else answers[id] = milli
  return { answers, passed: filled.passed.filter((one) => one !== id) }
}

export function withPassed(filled: Filled, id: string): Filled {
  const next = withAnswer(filled, id, null)
  return { ...next, passed: [...next.passed, id] }
}
