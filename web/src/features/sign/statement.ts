// What a signer signs, and what they need to see of it beforehand.
import type { ContractDocument, DocumentClause, DocumentParty, SignatureStatement } from '../../lib/api/types'

/** Now, with microseconds, as every instant of the API. */
export const instant = (now: Date): string => now.toISOString().replace('Z', '000Z')

export type Attested = {
  mode: 'in_person' | 'paper'
  attested_by: string
  witness: string
  read_aloud: boolean
  attachment: string
  attachment_hash: string
}

export function statementOf(
  document: ContractDocument,
  hash: string,
  party: string,
  now: Date,
  attested?: Attested,
): SignatureStatement {
  const common = {
    format: 'entente-signature/1',
    document: hash,
    alliance: document.alliance,
    version: document.version,
    party,
    stated_at: instant(now),
  }
  if (!attested) {
    return { ...common, mode: 'own_device', witness: '', read_aloud: false, attachment_hash: '' }
  }
  return { ...common, ...attested, witness: attested.witness.trim() }
}

/** A fingerprint is read aloud and compared: upper-case groups of four hexadecimal figures. */
export function fingerprintGroups(hash: string): string[] {
  const bytes = atob(hash.replace(/-/g, '+').replace(/_/g, '/'))
  const hex = Array.from(bytes, (one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  return hex.toUpperCase().match(/.{4}/g) ?? []
}

type Of<Kind extends DocumentClause['body']['kind']> = DocumentClause & {
  body: Extract<DocumentClause['body'], { kind: Kind }>
}

export type DocumentLayout = {
  aim: Of<'aim'>[]
  objectives: { objective: Of<'objective'>; actions: Of<'action'>[] }[]
  orphans: Of<'action'>[]
  patient: Of<'commitment'>[]
  caregiver: Of<'commitment'>[]
  information: Of<'information'>[]
  frame: Of<'frame'>[]
}

/** The document as it is read: each objective with its own actions, commitments by side. */
export function layoutOf(document: ContractDocument): DocumentLayout {
  const of = <Kind extends DocumentClause['body']['kind']>(kind: Kind) =>
    document.clauses.filter((one): one is Of<Kind> => one.body.kind === kind)
  const actions = of('action')
  const objectives = of('objective').map((objective) => ({
    objective,
    actions: actions.filter((one) => one.body.objective === objective.clause),
  }))
  const placed = new Set(objectives.flatMap((one) => one.actions))
  return {
    aim: of('aim'),
    objectives,
    orphans: actions.filter((one) => !placed.has(one)),
    patient: of('commitment').filter((one) => one.body.side === 'patient'),
    caregiver: of('commitment').filter((one) => one.body.side === 'caregiver'),
    information: of('information'),
    frame: of('frame'),
  }
}

export function documentCounts(document: ContractDocument) {
  const n = (kind: string) => document.clauses.filter((one) => one.body.kind === kind).length
  return {
    objectives: n('objective'),
    actions: n('action'),
    commitments: n('commitment'),
    information: n('information'),
  }
}

/** The one who signs as `role`, as the document names them. */
export const signerAs = (document: ContractDocument, role: DocumentParty['role']) =>
  document.parties.find((one) => one.role === role)

export const reviewDate = (document: ContractDocument): string | null => {
  for (const { body } of document.clauses) if (body.kind === 'frame') return body.review ?? null
  return null
}
