// Written by web/tools/api_types.mjs from `entente openapi`: do not edit, run `make api-types`.

export type Id = string
/** RFC 3339 UTC with microseconds. */
export type Instant = string
/** "2026-11-23" */
export type Day = string

export type AccessClose = { relative: Id; scope: string }
export type AccessOpen = { relative: Id; scope: string }
export type Action = {
  how_often: string
  kind: 'action'
  objective: Id
  text: string
  until?: Day
  who: 'patient' | 'caregiver' | 'relative' | 'together'
}
export type Aim = { kind: 'aim'; text: string }
export type Alert = { clause?: Id; count: number; date?: Day; kind: 'clause_stuck' | 'review_due' }
export type AllianceClose = { reason: string }
export type AllianceLine = {
  agreed: number
  alerts: number
  changed_at: Instant
  discussed: number
  id: Id
  my_role: 'patient' | 'caregiver' | 'relative' | 'representative' | 'supervisor'
  next: 'invite_patient' | 'wait_patient_join' | 'propose_first' | 'answer_proposal' | 'wait_answer' | 'explain' | 'say_back' | 'judge' | 'complete' | 'sign' | 'wait_signature' | 'in_force' | 'review' | 'withdrawn' | 'closed'
  patient_name: string
  referent_name: string
  status: 'open' | 'withdrawn' | 'closed'
  to_explain: number
}
export type AllianceLines = { alliances: AllianceLine[]; more: boolean }
export type AllianceOpen = {
  alliance: Id
  needs_representative: boolean
  patient: Id
  patient_name: string
  referent: Id
  unit: Id
}
export type AllianceView = {
  alerts: Alert[]
  can: Can
  changed_at: Instant
  erasure_asked_at?: Instant
  id: Id
  in_force?: Version
  me: Id
  missing: Problem[]
  needs_representative: boolean
  negotiation?: Version
  opened_at: Instant
  parties: Party[]
  patient: Id
  referent: Id
  seq: number
  signers: Id[]
  status: 'open' | 'withdrawn' | 'closed'
  unit: Id
  versions: VersionSummary[]
}
export type AttachmentReceipt = { hash: string; position: number; seq: number; size: number }
export type Can = {
  amend: boolean
  close: boolean
  explain: boolean
  hand_over: boolean
  in_person: boolean
  invite_party: boolean
  invite_relative: boolean
  propose: boolean
  say_back: boolean
  sign: boolean
  sign_for: boolean
  withdraw: boolean
}
export type Change = {
  alliance: Id
  at: Instant
  author: string
  clause?: Id
  kind: string
  position?: number
  seq: number
}
export type Changes = { changes: Change[]; position: number }
export type Clause = {
  agreed: ('patient' | 'caregiver')[]
  body?: Aim | Objective | Action | Commitment | Information | Frame
  changed: number
  id: Id
  kind: 'aim' | 'objective' | 'action' | 'commitment' | 'information' | 'frame'
  pending?: Proposal
  refusals: number
  removed: boolean
  rounds: number
  teach_back: TeachBack
}
export type ClausePropose = {
  answers?: Id
  body?: Aim | Objective | Action | Commitment | Information | Frame
  clause: Id
  message: string
  proposal: Id
}
export type Commitment = { kind: 'commitment'; side: 'patient' | 'caregiver'; text: string }
export type ContractAmend = Record<string, never>
export type ContractDocument = {
  alliance: Id
  clauses: DocumentClause[]
  format: string
  parties: DocumentParty[]
  previous?: string
  version: number
}
export type ContractSign = { key: string; signature: string; statement: SignatureStatement }
export type ContractWithdraw = Record<string, never>
export type DemoLogin = { login_name: string; name: string; note: DemoNote; password: string; role: string }
export type DemoLogins = { people: DemoLogin[] }
export type DemoNote = { en: string; fr: string }
export type DocumentAnswer = {
  document: ContractDocument
  hash: string
  signatures: Signature[]
  status: 'negotiation' | 'in_force' | 'superseded' | 'withdrawn' | 'abandoned'
}
export type DocumentClause = {
  body: Aim | Objective | Action | Commitment | Information | Frame
  clause: Id
  teach_back?: string
}
export type DocumentParty = {
  name: string
  party: Id
  relation: string
  role: 'patient' | 'caregiver' | 'relative' | 'representative' | 'supervisor'
  sign_key?: string
}
export type Enrolment = {
  code: string
  keys: PublicKeys
  language: string
  login_key: string
  login_name: string
  name: string
  recovery_proof: string
  recovery_wrapped: string
  salt: string
  wrapped_keys: string
}
export type ErasureLine = { alliance: Id; asked_at: Instant; keep_until: Day; opened_at: Instant }
export type ErasureLines = { erasures: ErasureLine[] }
export type ErasureReceipt = { keep_until: Day }
export type Establishment = { demo: boolean; languages: string[]; name: string; version: string }
export type Frame = {
  confidentiality: string
  end?: Day
  kind: 'frame'
  minutes: number
  place: string
  presence: 'in_person' | 'remote' | 'both'
  reach: string
  review?: Day
  rhythm: string
}
export type Information = {
  explanation: string
  kind: 'information'
  text: string
  topic: 'illness' | 'treatment' | 'risk' | 'alternative' | 'right'
}
export type InformationExplain = { clause: Id }
export type Invitation = { code: string; expires_at: Instant; invitation: Id; link: string; qr: string }
export type InvitationAccepted = { alliance: Id; party: Id }
export type InvitationCode = { code: string }
export type InvitationLine = {
  created_at: Instant
  expires_at: Instant
  invitation: Id
  kind: string
  name: string
  revoked_at?: Instant
  used_at?: Instant
}
export type InvitationLines = { invitations: InvitationLine[] }
export type InvitationSeen = {
  expires_at: Instant
  inviter: string
  kind: string
  name: string
  relation: string
  role: string
  unit: string
}
export type LoginAttempt = { login_key: string; login_name: string }
export type LoginLine = { created_at: Instant; current: boolean; device: string; id: Id; seen_at: Instant }
export type LoginLines = { logins: LoginLine[] }
export type Me = {
  account: Id
  created_at: Instant
  idle_minutes: number
  keys: PublicKeys
  language: string
  login_name: string
  name: string
  role: 'administrator' | 'caregiver' | 'supervisor' | 'patient' | 'relative'
  salt: string
  unit?: Id
  wrapped_keys: string
}
export type Objective = {
  kind: 'objective'
  patient_words: string
  scale: [string, string, string, string, string]
  text: string
  weight: number
}
export type Party = {
  account?: Id
  id: Id
  keys?: PublicKeys
  keys_since?: Instant
  name: string
  opened: string[]
  relation: string
  role: 'patient' | 'caregiver' | 'relative' | 'representative' | 'supervisor'
  status: 'invited' | 'joined' | 'left'
}
export type PartyInvitation = {
  invitation: Id
  name?: string
  party: Id
  relation?: string
  role?: 'patient' | 'caregiver' | 'relative' | 'representative' | 'supervisor'
}
export type PartyLeave = { party: Id }
export type PasswordChange = { login_key: string; new_login_key: string; salt: string; wrapped_keys: string }
export type People = { next?: Id; people: PersonLine[] }
export type PersonDisable = { disabled: boolean }
export type PersonLine = {
  account: Id
  disabled: boolean
  name: string
  role: 'administrator' | 'caregiver' | 'supervisor' | 'patient' | 'relative'
  unit?: Id
}
export type Problem = { args: Record<string, string>; key: string }
export type ProblemDocument = {
  args: Record<string, string>
  changes?: (Record<string, never>)[]
  key: string
  problems?: ({ args: Record<string, string>; key: string })[]
  status: number
  type: string
}
export type ProfileChange = { language: string; name: string }
export type Proposal = {
  agreed: ('patient' | 'caregiver')[]
  answers?: Id
  at: Instant
  author: Id
  body?: Aim | Objective | Action | Commitment | Information | Frame
  id: Id
  in_person: boolean
  message: string
}
export type ProposalAccept = { message: string; proposal: Id }
export type ProposalDecline = { proposal: Id; reason: string }
export type ProposalWithdraw = { proposal: Id }
export type PublicKeys = { box: string; sign: string }
export type ReadLine = {
  at: Instant
  name: string
  party: Id
  role: 'patient' | 'caregiver' | 'relative' | 'representative' | 'supervisor'
  what: string
}
export type ReadLines = { more: boolean; reads: ReadLine[] }
export type Receipt = { position: number; seq: number }
export type Recovery = {
  login_key: string
  login_name: string
  recovery_proof: string
  salt: string
  wrapped_keys: string
}
export type RecoveryFound = { recovery_wrapped: string; salt: string }
export type RecoveryLook = { login_name: string; recovery_proof: string }
export type RecoveryRenewal = { login_key: string; recovery_proof: string; recovery_wrapped: string }
export type ReferentHandOver = { to: Id }
export type Round = {
  ended_at?: Instant
  ended_by?: Id
  in_person: boolean
  outcome: 'pending' | 'accepted' | 'declined' | 'countered' | 'withdrawn'
  proposal: Proposal
  reason: string
}
export type RoundsAnswer = { rounds: Round[] }
export type SaltAnswer = { salt: string }
export type SaltQuestion = { login_name: string }
export type Signature = { at: Instant; key: string; signature: string; statement: SignatureStatement }
export type SignatureStatement = {
  alliance: Id
  attachment?: Id
  attachment_hash: string
  attested_by?: Id
  document: string
  format: string
  mode: 'own_device' | 'in_person' | 'paper'
  party: Id
  read_aloud: boolean
  stated_at: Instant
  version: number
  witness: string
}
export type StaffInvite = {
  invitation: Id
  name: string
  role: 'administrator' | 'caregiver' | 'supervisor' | 'patient' | 'relative'
  unit?: Id
}
export type TeachBack = {
  explained_at?: Instant
  explained_by?: Id
  judged_at?: Instant
  judged_by?: Id
  note: string
  said_at?: Instant
  said_in_person: boolean
  understood?: boolean
  words: string
}
export type TeachBackJudge = { clause: Id; note: string; understood: boolean }
export type TeachBackSay = { clause: Id; words: string }
export type Unit = { created_at: Instant; name: string; unit: Id }
export type UnitMake = { name: string; unit: Id }
export type Units = { units: Unit[] }
export type Version = {
  changed: number
  clauses: Clause[]
  document: string
  ended_at?: Instant
  in_force_at?: Instant
  number: number
  opened_at: Instant
  signatures: Signature[]
  status: 'negotiation' | 'in_force' | 'superseded' | 'withdrawn' | 'abandoned'
}
export type VersionSummary = {
  ended_at?: Instant
  in_force_at?: Instant
  number: number
  status: 'negotiation' | 'in_force' | 'superseded' | 'withdrawn' | 'abandoned'
}

/** Below /api/v1. */
export type GetPath =
  | '/alliances'
  | '/changes'
  | '/demo'
  | '/erasures'
  | '/establishment'
  | '/events'
  | '/invitations'
  | '/logins'
  | '/me'
  | '/people'
  | '/units'
  | `/alliances/${string}/attachments/${string}`
  | `/alliances/${string}/contract/clauses/${string}/rounds`
  | `/alliances/${string}/contract/document`
  | `/alliances/${string}/contract/versions/${string}`
  | `/alliances/${string}/export`
  | `/alliances/${string}/reads`
  | `/alliances/${string}`

export type PostPath =
  | '/alliances'
  | '/enrolments'
  | '/invitations'
  | '/invitations/accept'
  | '/invitations/look'
  | '/logins'
  | '/logins/salt'
  | '/me/password'
  | '/me/profile'
  | '/me/recovery'
  | '/recoveries'
  | '/recoveries/look'
  | '/units'
  | `/alliances/${string}/access/close`
  | `/alliances/${string}/access/open`
  | `/alliances/${string}/close`
  | `/alliances/${string}/contract/amend`
  | `/alliances/${string}/contract/clauses`
  | `/alliances/${string}/contract/information/explain`
  | `/alliances/${string}/contract/information/judge`
  | `/alliances/${string}/contract/information/say-back`
  | `/alliances/${string}/contract/proposals/accept`
  | `/alliances/${string}/contract/proposals/decline`
  | `/alliances/${string}/contract/proposals/withdraw`
  | `/alliances/${string}/contract/signatures`
  | `/alliances/${string}/contract/withdraw`
  | `/alliances/${string}/erasure`
  | `/alliances/${string}/invitations`
  | `/alliances/${string}/parties/leave`
  | `/alliances/${string}/referent`
  | `/erasures/${string}/confirm`
  | `/invitations/${string}/revoke`
  | `/people/${string}/disable`

export type DeletePath =
  | '/logins'
  | '/logins/current'
  | `/logins/${string}`

/** Below /alliances/{id}: what is sent there as a command. */
export type CommandBody = {
  '/access/close': AccessClose
  '/access/open': AccessOpen
  '/close': AllianceClose
  '/contract/amend': ContractAmend
  '/contract/clauses': ClausePropose
  '/contract/information/explain': InformationExplain
  '/contract/information/judge': TeachBackJudge
  '/contract/information/say-back': TeachBackSay
  '/contract/proposals/accept': ProposalAccept
  '/contract/proposals/decline': ProposalDecline
  '/contract/proposals/withdraw': ProposalWithdraw
  '/contract/signatures': ContractSign
  '/contract/withdraw': ContractWithdraw
  '/erasure': Record<string, never>
  '/invitations': PartyInvitation
  '/parties/leave': PartyLeave
  '/referent': ReferentHandOver
}
export type CommandPath = keyof CommandBody
