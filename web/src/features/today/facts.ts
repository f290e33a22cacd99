// What happened of late, read from the alliance itself, newest first.
import type { AllianceView, FollowUp, Id, Instant, Session } from '../../lib/api/types'

export type FactKind =
  | 'proposed'
  | 'explained'
  | 'said_back'
  | 'understood'
  | 'not_understood'
  | 'signed'
  | 'in_force'
  | 'withdrawn'

export type Fact = { kind: FactKind; at: Instant; party: string; clause?: string }

export function facts(view: AllianceView, most = 5): Fact[] {
  const out: Fact[] = []
  const version = view.negotiation ?? view.in_force
  for (const clause of version?.clauses ?? []) {
    if (clause.pending) out.push({ kind: 'proposed', at: clause.pending.at, party: clause.pending.author, clause: clause.id })
    const back = clause.teach_back
    if (back.judged_at && back.judged_by) {
      const kind = back.understood ? 'understood' : 'not_understood'
      out.push({ kind, at: back.judged_at, party: back.judged_by, clause: clause.id })
    } else if (back.said_at) {
      out.push({ kind: 'said_back', at: back.said_at, party: view.patient, clause: clause.id })
    } else if (back.explained_at && back.explained_by) {
      out.push({ kind: 'explained', at: back.explained_at, party: back.explained_by, clause: clause.id })
    }
  }
  for (const one of [view.negotiation, view.in_force]) {
    for (const signature of one?.signatures ?? []) {
      out.push({ kind: 'signed', at: signature.at, party: signature.statement.party })
    }
    if (one?.in_force_at) out.push({ kind: 'in_force', at: one.in_force_at, party: view.patient })
  }
  if (view.status === 'withdrawn') out.push({ kind: 'withdrawn', at: view.changed_at, party: view.patient })
  // The same thing done several times in a day is told once, as of its last time.
  const told = new Map<string, Fact>()
  for (const one of out.sort((a, b) => b.at.localeCompare(a.at))) {
    const key = `${one.kind}/${one.at.slice(0, 10)}/${one.party}`
    if (!told.has(key)) told.set(key, one)
  }
  return [...told.values()].slice(0, most)
}

/** The aim in force or on the table, and the patient's own actions, to have under one's eyes. */
export function atHand(view: AllianceView): { words: string[]; actions: { id: string; text: string; often: string }[] } {
  const version = view.in_force ?? view.negotiation
  const clauses = (version?.clauses ?? []).filter((one) => one.body && !one.removed)
  return {
    words: clauses.flatMap(({ body }) => (body?.kind === 'objective' ? [body.patient_words || body.text] : [])).slice(0, 3),
    actions: clauses.flatMap(({ id, body }) =>
      body?.kind === 'action' && (body.who === 'patient' || body.who === 'together')
        ? [{ id, text: body.text, often: body.how_often }]
        : [],
    ),
  }
}

/** What became of each action, as last said. Sessions come newest first. */
export function followUps(sessions: Session[]): Map<Id, FollowUp> {
  const out = new Map<Id, FollowUp>()
  for (const session of sessions) {
    for (const one of session.follow_ups.toReversed()) if (!out.has(one.action)) out.set(one.action, one)
  }
  return out
}
