// A small alliance for the tests of this folder and its neighbours.
import type { AllianceView, Clause, ClauseBody, Party, Proposal, Version } from '../../lib/api/types'

const nobody: AllianceView['can'] = {
  propose: true,
  explain: false,
  say_back: false,
  sign: false,
  sign_for: false,
  amend: false,
  withdraw: false,
  invite_relative: false,
  invite_party: false,
  hand_over: false,
  close: false,
  in_person: false,
}

export function party(id: string, role: Party['role'], name: string): Party {
  return { id, role, name, relation: '', status: 'joined', opened: [] }
}

export function proposal(author: string, agreed: Proposal['agreed'], body?: ClauseBody): Proposal {
  const at = '2026-11-01T10:00:00.000000Z'
  return { id: `p-${author}`, author, at, ...(body ? { body } : {}), message: '', agreed, in_person: false }
}

export function clause(id: string, body: ClauseBody | null, more: Partial<Clause> = {}): Clause {
  return {
    id,
    kind: body?.kind ?? 'aim',
    ...(body ? { body, agreed: ['patient', 'caregiver'] } : { agreed: [] }),
    removed: false,
    refusals: 0,
    teach_back: { words: '', said_in_person: false, note: '' },
    rounds: 1,
    changed: 1,
    ...more,
  } as Clause
}

export function version(clauses: Clause[]): Version {
  return {
    number: 1,
    status: 'negotiation',
    clauses,
    signatures: [],
    opened_at: '2026-11-01T10:00:00.000000Z',
    document: '',
    changed: 1,
  } as Version
}

export function view(clauses: Clause[], more: Partial<AllianceView> = {}): AllianceView {
  return {
    id: 'a',
    unit: 'u',
    seq: 9,
    status: 'open',
    opened_at: '2026-11-01T10:00:00.000000Z',
    changed_at: '2026-11-01T10:00:00.000000Z',
    needs_representative: false,
    me: 'lucie',
    patient: 'lucie',
    referent: 'claire',
    parties: [party('lucie', 'patient', 'Lucie Darbon'), party('claire', 'caregiver', 'Claire Morvan')],
    negotiation: version(clauses),
    versions: [],
    missing: [],
    signers: ['lucie', 'claire'],
    alerts: [],
    can: nobody,
    ...more,
  } as AllianceView
}
