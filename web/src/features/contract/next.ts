// The one next thing: what this voice can do comes before what it waits for.
import type { AllianceView, Clause, Party, Problem } from '../../lib/api/types'
import { clauseState, counts, type ClauseState, type Voice } from './clauses'

export type Next = {
  step:
    | 'begin'
    | 'answer'
    | 'judge'
    | 'explain'
    | 'say_back'
    | 'write'
    | 'change'
    | 'sign'
    | 'sign_for'
    | 'invite'
    | 'wait_patient'
    | 'wait_answer'
    | 'wait_signature'
    | 'in_force'
    | 'review'
    | 'withdrawn'
    | 'closed'
    | 'read'
  clause?: string
  problem?: Problem
  count?: number
  /** The name of the person one waits for. */
  who?: string
}

const outsider = (role: Party['role']) => role === 'relative' || role === 'supervisor'

/** Something to write, not merely to wait for. */
export const toWrite = (problem: Problem): boolean =>
  !['contract.missing.answer', 'contract.missing.teach_back', 'contract.missing.agreement'].includes(
    problem.key,
  )

export function hasSigned(view: AllianceView, party: string): boolean {
  return !!view.negotiation?.signatures.some((one) => one.statement.party === party)
}

const partyOf = (view: AllianceView, id: string) => view.parties.find((one) => one.id === id)

function inNegotiation(view: AllianceView, voice: Voice): Next {
  const clauses = view.negotiation?.clauses ?? []
  const found = (state: ClauseState): Clause[] =>
    clauses.filter((one) => clauseState(one, voice) === state)
  const first = (step: Next['step'], state: ClauseState): Next | null => {
    const list = found(state)
    return list.length ? { step, clause: list[0]!.id, count: list.length } : null
  }
  const caregiver = partyOf(view, view.me)?.role === 'caregiver'
  const own =
    first('answer', 'answer') ??
    (caregiver ? (first('judge', 'judge') ?? first('explain', 'explain')) : null) ??
    (voice.role === 'patient' ? first('say_back', 'say_back') : null)
  if (own) return own
  if (!view.missing.length) return toSign(view)
  const problem = view.missing.find(toWrite)
  if (problem?.key === 'contract.missing.change') return { step: 'change' }
  if (problem && view.can.propose) return { step: 'write', problem }
  const patient = partyOf(view, view.patient)
  if (caregiver && patient?.status === 'invited') return { step: 'invite', who: patient.name }
  return { step: 'wait_answer', who: waitsFor(view, clauses) }
}

function waitsFor(view: AllianceView, clauses: Clause[]): string {
  const pending = clauses.find((one) => one.pending)?.pending
  const id = pending && pending.agreed.includes('patient') ? view.referent : view.patient
  const other = id === view.me ? (id === view.patient ? view.referent : view.patient) : id
  return partyOf(view, other)?.name ?? ''
}

function toSign(view: AllianceView): Next {
  if (view.can.sign) return { step: 'sign' }
  const left = view.signers.filter((id) => !hasSigned(view, id))
  const who = left.map((id) => partyOf(view, id)?.name ?? '').find(Boolean) ?? ''
  const away = left.some((id) => partyOf(view, id)?.status === 'invited')
  if (view.can.sign_for && away) return { step: 'sign_for', who }
  return { step: 'wait_signature', who }
}

export function nextThing(view: AllianceView, voice: Voice): Next {
  if (view.status === 'closed') return { step: 'closed' }
  if (view.status === 'withdrawn') return { step: 'withdrawn' }
  if (outsider(voice.role)) return { step: 'read' }
  const some = counts(view.negotiation)
  if (view.negotiation && some.agreed + some.discussed + some.explain > 0) {
    return inNegotiation(view, voice)
  }
  const due = view.alerts.find((one) => one.kind === 'review_due')
  if (due) return { step: 'review', clause: due.clause ?? undefined }
  if (view.in_force && !view.negotiation) return { step: 'in_force' }
  return { step: 'begin' }
}
