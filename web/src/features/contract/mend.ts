// Each line of what is missing leads to the clause that mends it, or to the editor that adds it.
import type { AllianceView, ClauseKind, Problem } from '../../lib/api/types'
import { wording } from './clauses'
import { shortText } from './lines'

export type Mend =
  | { to: 'clause'; clause: string; edit?: boolean }
  | { to: 'add'; kind: ClauseKind; objective?: string; side?: 'patient' | 'caregiver' }
  | { to: 'invite' }
  | { to: 'top' }

const argsOf = (problem: Problem): Record<string, string> => (problem.args ?? {}) as Record<string, string>

export function mendOf(problem: Problem): Mend {
  const { clause, kind } = argsOf(problem)
  switch (problem.key.replace('contract.missing.', '')) {
    case 'aim':
    case 'objective':
      return { to: 'add', kind: kind as ClauseKind }
    case 'action_of_objective':
      return { to: 'add', kind: 'action', ...(clause ? { objective: clause } : {}) }
    case 'patient_part':
      return { to: 'add', kind: 'commitment', side: 'patient' }
    case 'caregiver_part':
      return { to: 'add', kind: 'commitment', side: 'caregiver' }
    case 'review':
      return clause ? { to: 'clause', clause, edit: true } : { to: 'add', kind: 'frame' }
    case 'representative':
      return { to: 'invite' }
    default:
      return clause ? { to: 'clause', clause } : { to: 'top' }
  }
}

/** The sentence of a line: its key, and the words that name the clause and the patient. */
export function missingSentence(problem: Problem, view: AllianceView) {
  const { clause } = argsOf(problem)
  const found = view.negotiation?.clauses.find((one) => one.id === clause)
  return {
    key: problem.key,
    args: {
      text: shortText(found ? wording(found) ?? found.body : null, 50),
      name: view.parties.find((one) => one.id === view.patient)?.name ?? '',
    },
  }
}
