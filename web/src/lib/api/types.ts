// The API's own names (docs/api.md). A mirror, nothing more: absent members are optional here.
export type Id = string
/** RFC 3339 UTC with microseconds. */
export type Instant = string
/** "2026-11-23" */
export type Day = string

export type AccountRole = 'administrator' | 'caregiver' | 'supervisor' | 'patient' | 'relative'
export type Role = 'patient' | 'caregiver' | 'relative' | 'representative' | 'supervisor'
export type Side = 'patient' | 'caregiver'
export type PublicKeys = { sign: string; box: string }

// Accounts
export type Establishment = { name: string; demo: boolean; languages: string[]; version: string }
export type DemoLogin = {
  login_name: string
  password: string
  name: string
  role: AccountRole
  note: { fr: string; en: string }
}
export type DemoLogins = { people: DemoLogin[] }
export type Me = {
  account: Id
  role: AccountRole
  name: string
  login_name: string
  unit?: Id
  language: string
  keys: PublicKeys
  wrapped_keys: string
  salt: string
  idle_minutes: number
  created_at: Instant
}
export type Enrolment = {
  code: string
  login_name: string
  name: string
  language: string
  keys: PublicKeys
  salt: string
  login_key: string
  wrapped_keys: string
  recovery_proof: string
  recovery_wrapped: string
}
export type SaltAnswer = { salt: string }
export type LoginLine = { id: Id; device: string; created_at: Instant; seen_at: Instant; current: boolean }
export type LoginLines = { logins: LoginLine[] }
export type PasswordChange = { login_key: string; salt: string; new_login_key: string; wrapped_keys: string }
export type RecoveryRenewal = { login_key: string; recovery_proof: string; recovery_wrapped: string }
export type RecoveryFound = { recovery_wrapped: string; salt: string }
export type Recovery = {
  login_name: string
  recovery_proof: string
  salt: string
  login_key: string
  wrapped_keys: string
}

// Invitations
export type InvitationKind = 'administrator' | 'staff' | 'party'
export type InvitationSeen = {
  kind: InvitationKind
  role: AccountRole | Role
  name: string
  inviter: string
  unit: string
  relation: string
  expires_at: Instant
}
/** Shown once; `qr` is an SVG of the link. */
export type Invitation = { invitation: Id; code: string; link: string; qr: string; expires_at: Instant }
export type InvitationLine = {
  invitation: Id
  kind: InvitationKind
  name: string
  created_at: Instant
  expires_at: Instant
  used_at?: Instant
  revoked_at?: Instant
}
export type InvitationLines = { invitations: InvitationLine[] }
export type InvitationAccepted = { alliance: Id; party: Id }
export type StaffInvite = { invitation: Id; role: AccountRole; name: string; unit?: Id }
export type PartyInvitation = { invitation: Id; party: Id; role?: Role; name?: string; relation?: string }

// Administration
export type Unit = { unit: Id; name: string; created_at: Instant }
export type Units = { units: Unit[] }
export type PersonLine = { account: Id; name: string; role: AccountRole; unit?: Id; disabled: boolean }
export type People = { people: PersonLine[]; next?: Id }
export type ErasureLine = { alliance: Id; asked_at: Instant; opened_at: Instant; keep_until: Day }
export type ErasureLines = { erasures: ErasureLine[] }
export type ErasureReceipt = { keep_until: Day }

// Alliances
export type AllianceStatus = 'open' | 'withdrawn' | 'closed'
export type NextStep =
  | 'invite_patient'
  | 'wait_patient_join'
  | 'propose_first'
  | 'answer_proposal'
  | 'wait_answer'
  | 'explain'
  | 'say_back'
  | 'judge'
  | 'complete'
  | 'sign'
  | 'wait_signature'
  | 'in_force'
  | 'review'
  | 'withdrawn'
  | 'closed'
export type AllianceLine = {
  id: Id
  patient_name: string
  referent_name: string
  my_role: Role
  status: AllianceStatus
  next: NextStep
  agreed: number
  discussed: number
  to_explain: number
  alerts: number
  changed_at: Instant
}
export type AllianceLines = { alliances: AllianceLine[]; more: boolean }
export type AllianceOpen = {
  alliance: Id
  unit: Id
  patient: Id
  patient_name: string
  needs_representative: boolean
  referent: Id
}
export type Receipt = { seq: number; position: number }

export type PartyStatus = 'invited' | 'joined' | 'left'
export type Party = {
  id: Id
  role: Role
  name: string
  relation: string
  status: PartyStatus
  account?: Id
  keys?: PublicKeys
  keys_since?: Instant
  opened: string[]
}

export type Problem = { key: string; args: Record<string, string | number> }
export type Alert = { kind: 'clause_stuck' | 'review_due'; clause?: Id; count: number; date?: Day }
export type Can = {
  propose: boolean
  explain: boolean
  say_back: boolean
  sign: boolean
  sign_for: boolean
  amend: boolean
  withdraw: boolean
  invite_relative: boolean
  invite_party: boolean
  hand_over: boolean
  close: boolean
  in_person: boolean
}
export type VersionSummary = { number: number; status: VersionStatus; in_force_at?: Instant; ended_at?: Instant }
export type AllianceView = {
  id: Id
  unit: Id
  seq: number
  status: AllianceStatus
  opened_at: Instant
  changed_at: Instant
  needs_representative: boolean
  me: Id
  patient: Id
  referent: Id
  parties: Party[]
  in_force?: Version
  negotiation?: Version
  versions: VersionSummary[]
  missing: Problem[]
  signers: Id[]
  alerts: Alert[]
  can: Can
}

// The contract
export type Aim = { kind: 'aim'; text: string }
export type Objective = {
  kind: 'objective'
  patient_words: string
  text: string
  scale: [string, string, string, string, string]
  weight: number
}
export type Actor = 'patient' | 'caregiver' | 'relative' | 'together'
export type Action = {
  kind: 'action'
  text: string
  who: Actor
  how_often: string
  until?: Day
  objective: Id
}
export type Commitment = { kind: 'commitment'; text: string; side: Side }
export type Topic = 'illness' | 'treatment' | 'risk' | 'alternative' | 'right'
export type Information = { kind: 'information'; text: string; explanation: string; topic: Topic }
export type Presence = 'in_person' | 'remote' | 'both'
export type Frame = {
  kind: 'frame'
  rhythm: string
  minutes: number
  place: string
  presence: Presence
  confidentiality: string
  reach: string
  review?: Day
  end?: Day
}
export type ClauseBody = Aim | Objective | Action | Commitment | Information | Frame
export type ClauseKind = ClauseBody['kind']

export type Proposal = {
  id: Id
  author: Id
  at: Instant
  body?: ClauseBody
  message: string
  answers?: Id
  agreed: Side[]
  in_person: boolean
}
export type RoundOutcome = 'pending' | 'accepted' | 'declined' | 'countered' | 'withdrawn'
export type Round = {
  proposal: Proposal
  outcome: RoundOutcome
  ended_by?: Id
  ended_at?: Instant
  reason: string
  in_person: boolean
}
export type Rounds = { rounds: Round[] }
export type TeachBack = {
  explained_by?: Id
  explained_at?: Instant
  words: string
  said_at?: Instant
  said_in_person: boolean
  understood?: boolean
  judged_by?: Id
  judged_at?: Instant
  note: string
}
export type Clause = {
  id: Id
  kind: ClauseKind
  body?: ClauseBody
  agreed: Side[]
  pending?: Proposal
  removed: boolean
  refusals: number
  teach_back: TeachBack
  rounds: number
  changed: number
}
export type VersionStatus = 'negotiation' | 'in_force' | 'superseded' | 'withdrawn' | 'abandoned'
export type Version = {
  number: number
  status: VersionStatus
  clauses: Clause[]
  signatures: Signature[]
  opened_at: Instant
  in_force_at?: Instant
  ended_at?: Instant
  document: string
  changed: number
}
export type SignatureMode = 'own_device' | 'in_person' | 'paper'
export type SignatureStatement = {
  format: string
  document: string
  alliance: Id
  version: number
  party: Id
  mode: SignatureMode
  attested_by?: Id
  witness: string
  read_aloud: boolean
  attachment?: Id
  attachment_hash: string
  stated_at: Instant
}
export type Signature = { statement: SignatureStatement; key: string; signature: string; at: Instant }
export type DocumentParty = { party: Id; role: Role; name: string; relation: string; sign_key?: string }
export type DocumentClause = { clause: Id; body: ClauseBody; teach_back?: string }
export type ContractDocument = {
  format: string
  alliance: Id
  version: number
  previous?: string
  parties: DocumentParty[]
  clauses: DocumentClause[]
}
export type DocumentAnswer = {
  document: ContractDocument
  hash: string
  status: VersionStatus
  signatures: Signature[]
}
export type AttachmentReceipt = { hash: string; size: number; seq: number; position: number }

// Reads and live
export type Read = { party: Id; name: string; role: Role; what: string; at: Instant }
export type Reads = { reads: Read[]; more: boolean }
export type Change = {
  position?: number
  alliance: Id
  seq: number
  kind: string
  author: string
  at: Instant
}
export type Changes = { changes: Change[]; position: number }
export type ProblemAnswer = {
  status: number
  key: string
  args?: Record<string, string | number>
  problems?: Problem[]
  changes?: Change[]
}
