// Where each clause stands, for the person who looks (or for the patient beside them).
import type { AllianceView, Clause, ClauseBody, ClauseKind, Party, Side, Version } from '../../lib/api/types'

/** Whose voice the next act carries. In person, a caregiver records what the patient says. */
export type Voice = {
  party: string
  side: Side | null
  role: Party['role']
  /** The party for whom the act is recorded; null when one speaks for oneself. */
  behalf: string | null
}

export type ClauseState =
  | 'answer' // waits for this voice
  | 'own' // this voice's proposal, waits for the others
  | 'waiting' // waits for others, proposed by others
  | 'explain' // an information nobody has explained yet
  | 'say_back' // explained; the patient says it back
  | 'judge' // said back; the caregiver says whether it is clear
  | 'agreed'
  | 'declined' // proposed, refused or taken back, never agreed
  | 'removed'

export const kinds: ClauseKind[] = ['aim', 'objective', 'action', 'commitment', 'information', 'frame']

export const inContract = (clause: Clause): boolean => !!clause.body && !clause.removed

export const alive = (clause: Clause): boolean => inContract(clause) || !!clause.pending

/** The wording to read: what is being discussed, else what was agreed. */
export function wording(clause: Clause): ClauseBody | null {
  return clause.pending?.body ?? clause.body ?? null
}

export function voiceOf(view: AllianceView, inPerson: boolean): Voice {
  const id = inPerson ? view.patient : view.me
  const role = view.parties.find((one) => one.id === id)?.role ?? 'patient'
  const side = id === view.patient ? 'patient' : id === view.referent ? 'caregiver' : null
  return { party: id, side, role, behalf: inPerson ? id : null }
}

export function clauseState(clause: Clause, voice: Voice): ClauseState {
  const pending = clause.pending
  if (pending) {
    if (pending.author === voice.party) return 'own'
    return voice.side && !pending.agreed.includes(voice.side) ? 'answer' : 'waiting'
  }
  if (clause.removed) return 'removed'
  if (!clause.body) return 'declined'
  if (clause.kind !== 'information') return 'agreed'
  const back = clause.teach_back
  if (back.understood) return 'agreed'
  if (!back.explained_at) return 'explain'
  return back.said_at && back.understood == null ? 'judge' : 'say_back'
}

/** Who has not yet answered a pending proposal. */
export function awaited(clause: Clause, view: AllianceView): Party[] {
  const agreed = clause.pending?.agreed ?? []
  const ids = [
    ...(agreed.includes('patient') ? [] : [view.patient]),
    ...(agreed.includes('caregiver') ? [] : [view.referent]),
  ]
  return view.parties.filter((one) => ids.includes(one.id))
}

export type Counts = { agreed: number; discussed: number; explain: number }

/** Each clause is counted once: agreed, in discussion, or to be explained. */
export function counts(version: Version | null | undefined): Counts {
  const out = { agreed: 0, discussed: 0, explain: 0 }
  for (const clause of version?.clauses ?? []) {
    if (clause.pending) out.discussed++
    else if (!inContract(clause)) continue
    else if (clause.kind === 'information' && !clause.teach_back.understood) out.explain++
    else out.agreed++
  }
  return out
}

export type ObjectiveGroup = { objective: Clause; actions: Clause[] }

export type Sections = {
  aim: Clause[]
  objectives: ObjectiveGroup[]
  /** Actions whose objective left the contract. */
  orphans: Clause[]
  patientSide: Clause[]
  caregiverSide: Clause[]
  information: Clause[]
  frame: Clause[]
  /** Refused or taken out: kept apart, still readable. */
  aside: Clause[]
}

/** Clauses being written on: they keep the place they had, whatever others do meanwhile. */
export type Held = ReadonlyMap<string, ClauseBody>

/** Reading order: the aim, each objective with its actions, commitments, information, frame. */
export function sections(version: Version | null | undefined, held: Held = new Map()): Sections {
  const all = version?.clauses ?? []
  const placed = (clause: Clause) => held.get(clause.id) ?? wording(clause)
  const stays = (clause: Clause) => alive(clause) || held.has(clause.id)
  const living = all.filter(stays)
  const of = (kind: ClauseKind) => living.filter((one) => one.kind === kind)
  const objectives = of('objective').map((objective) => ({
    objective,
    actions: of('action').filter((one) => {
      const body = placed(one)
      return body?.kind === 'action' && body.objective === objective.id
    }),
  }))
  const grouped = new Set(objectives.flatMap((one) => one.actions))
  const side = (which: Side) =>
    of('commitment').filter((one) => {
      const body = placed(one)
      return body?.kind === 'commitment' && body.side === which
    })
  return {
    aim: of('aim'),
    objectives,
    orphans: of('action').filter((one) => !grouped.has(one)),
    patientSide: side('patient'),
    caregiverSide: side('caregiver'),
    information: of('information'),
    frame: of('frame'),
    aside: all.filter((one) => !stays(one)),
  }
}

/** The clauses another person touched after `seq`. */
export function changedSince(version: Version | null | undefined, seq: number): string[] {
  return (version?.clauses ?? []).filter((one) => one.changed > seq).map((one) => one.id)
}
