// A wording being written: where it begins, and what still keeps it from being proposed.
import type { ClauseBody, ClauseKind } from '../../lib/api/types'

/** src/core/limits.hpp, in characters as people count them. */
export const limits = { text: 2000, explanation: 4000, message: 1000, minutesMin: 5, minutesMax: 240 } as const

export function emptyBody(kind: ClauseKind, more: { objective?: string; side?: 'patient' | 'caregiver' } = {}): ClauseBody {
  switch (kind) {
    case 'aim':
      return { kind, text: '' }
    case 'objective':
      return { kind, patient_words: '', text: '', scale: ['', '', '', '', ''], weight: 3 }
    case 'action':
      return { kind, text: '', who: 'patient', how_often: '', objective: more.objective ?? '' }
    case 'commitment':
      return { kind, text: '', side: more.side ?? 'patient' }
    case 'information':
      return { kind, text: '', explanation: '', topic: 'illness' }
    case 'frame':
      return {
        kind,
        rhythm: '',
        minutes: 45,
        place: '',
        presence: 'in_person',
        confidentiality: '',
        reach: '',
      }
  }
}

/** An objective the patient only said in their own words is agreed in those words. */
export function complete(body: ClauseBody): ClauseBody {
  const trimmed = trim(body)
  if (trimmed.kind === 'objective' && !trimmed.text) return { ...trimmed, text: trimmed.patient_words }
  return trimmed
}

function trim(body: ClauseBody): ClauseBody {
  const out: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(body)) {
    if (value === '' && (field === 'until' || field === 'review' || field === 'end')) continue
    if (value === null || value === undefined) continue
    if (typeof value === 'string') out[field] = value.trim()
    else if (Array.isArray(value)) out[field] = value.map((one: string) => one.trim())
    else out[field] = value
  }
  return out as ClauseBody
}

export type EditProblem = { field: string; key: string; args?: Record<string, string | number> }

const length = (text: string) => [...text].length

/** What keeps this wording from being proposed; the server refuses the same. */
export function problemsOf(body: ClauseBody, today: string): EditProblem[] {
  const one = complete(body)
  const out: EditProblem[] = []
  const need = (field: string, value: string, key = 'contract.edit.need_text') => {
    if (!value) out.push({ field, key })
  }
  if (one.kind === 'frame') {
    need('rhythm', one.rhythm, 'contract.edit.need_rhythm')
    if (!(one.minutes >= limits.minutesMin && one.minutes <= limits.minutesMax)) {
      out.push({
        field: 'minutes',
        key: 'contract.edit.minutes_range',
        args: { min: limits.minutesMin, max: limits.minutesMax },
      })
    }
    if (one.review && one.review < today) out.push({ field: 'review', key: 'contract.edit.review_past' })
    if (one.end && one.end < (one.review ?? today)) {
      out.push({ field: 'end', key: 'contract.edit.end_before_review' })
    }
  } else {
    need('text', one.text)
  }
  if (one.kind === 'information') need('explanation', one.explanation)
  if (one.kind === 'action') {
    need('objective', one.objective, 'contract.edit.action.no_objective')
    if (one.until && one.until < today) out.push({ field: 'until', key: 'contract.edit.review_past' })
  }
  for (const [field, value] of Object.entries(one)) {
    const max = field === 'explanation' ? limits.explanation : limits.text
    const texts = Array.isArray(value) ? value : [value]
    for (const text of texts) {
      const over = typeof text === 'string' ? length(text) - max : 0
      if (over > 0) out.push({ field, key: 'contract.edit.too_long', args: { n: over } })
    }
  }
  return out
}

export const sameBody = (a: ClauseBody, b: ClauseBody | null | undefined): boolean =>
  !!b && JSON.stringify(sorted(complete(a))) === JSON.stringify(sorted(complete(b)))

const sorted = (body: ClauseBody) => Object.fromEntries(Object.entries(body).sort(([x], [y]) => (x < y ? -1 : 1)))
