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
export type ActionFollow = { action: Id; outcome: 'done' | 'partly' | 'not_done'; session: Id; words: string }
export type AgendaAdd = { item: Id; session: Id; text: string }
export type AgendaItem = { at: Instant; author: Id; done: boolean; id: Id; in_person: boolean; text: string }
export type AgendaMark = { done: boolean; item: Id; session: Id }
export type AgendaRemove = { item: Id; session: Id }
export type Aim = { kind: 'aim'; text: string }
export type Alert = {
  answered?: Id
  clause?: Id
  count: number
  date?: Day
  depth_milli?: number
  depth_sds_milli?: number
  earliest: number
  evidence: AlertEvidence[]
  expected?: Band
  expected_milli?: number
  key: string
  kind: 'clause_stuck' | 'review_due' | 'rupture' | 'repair' | 'divergence' | 'off_track' | 'signs' | 'again' | 'said'
  latest: number
  number: number
  observed_milli?: number
  recomputed?: Instant
  session?: Id
  signs: string[]
  since: number
  snoozed_until?: Day
}
export type AlertDismiss = { alert: string; reason: string }
export type AlertEvidence = { number: number; percent: number; side: 'patient' | 'caregiver' }
export type AlertReopen = { alert: string }
export type AlertSettings = {
  budget: number
  budgets: BudgetMeaning[]
  choices: BudgetChoice[]
  courses: number
  courses_needed: number
  job: CalibrationProgress
  known: number
  learnt: boolean
  made_at?: Instant
  versions: CalibrationLine[]
}
export type AlertSnooze = { alert: string; until: Day }
export type AllianceClose = { reason: string }
export type AllianceLine = {
  agreed: number
  alert?: Alert
  alerts: number
  changed_at: Instant
  course: number[]
  discussed: number
  id: Id
  my_role: 'patient' | 'caregiver' | 'relative' | 'representative' | 'supervisor'
  next: 'invite_patient' | 'wait_patient_join' | 'propose_first' | 'answer_proposal' | 'wait_answer' | 'explain' | 'say_back' | 'judge' | 'complete' | 'sign' | 'wait_signature' | 'in_force' | 'review' | 'withdrawn' | 'closed' | 'in_session' | 'rate' | 'alert'
  next_session?: Instant
  patient_name: string
  referent_name: string
  session?: Id
  status: 'open' | 'withdrawn' | 'closed'
  to_explain: number
}
export type AllianceLines = { alliances: AllianceLine[]; asking: number; more: boolean; total: number }
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
export type Answered = { item: string; milli: number }
export type AttachmentReceipt = { hash: string; position: number; seq: number; size: number }
export type AttitudeEntry = { code: string; label: Words; meaning: Words }
export type Band = { high_milli: number; low_milli: number }
export type BlindRating = { instrument: string; side: 'patient' | 'caregiver' }
export type BudgetChoice = { budget: number; chosen_at: Instant; chosen_by: Id }
export type BudgetChoose = { budget: number }
export type BudgetMeaning = {
  delay_milli: number
  found_milli: number
  high_milli: number
  low_milli: number
  percent: number
}
export type CalibrationLine = { asked_by?: Id; courses: number; made_at: Instant; version: number }
export type CalibrationProgress = { percent: number; problem?: string; running: boolean }
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
export type Catalogue = {
  attitudes: AttitudeEntry[]
  families: FamilyEntry[]
  responses: ResponseEntry[]
  signs: SignEntry[]
  skills: SkillEntry[]
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
export type Curve = {
  events: CurveEvent[]
  goal_scores: GoalScore[]
  goals: CurveGoal[]
  instrument: string
  marks: CurveMark[]
  max_milli: number
  min_milli: number
  points: CurvePoint[]
  readjustments: Readjustment[]
  seq: number
}
export type CurveEvent = { after: number; at: Instant; kind: 'in_force' | 'withdrawn'; version: number }
export type CurveGoal = { objective: Id; points: GoalPoint[] }
export type CurveMark = {
  chance_percent: number
  depth_milli: number
  earliest: number
  expected: Band
  expected_milli: number
  kind: 'rupture' | 'repair' | 'divergence' | 'off_track'
  latest: number
  number: number
  observed_milli: number
  since: number
}
export type CurvePoint = {
  at: Instant
  caregiver_blind: boolean
  caregiver_milli?: number
  gap_milli?: number
  number: number
  patient_blind: boolean
  patient_milli?: number
  session: Id
  signs: CurveSigns[]
  usual?: Band
}
export type CurveSigns = {
  codes: string[]
  family: 'resistance' | 'reactance' | 'transference' | 'countertransference' | 'engagement' | 'attitude'
}
export type DecodingAnswer = { language: 'unknown' | 'fr' | 'en'; signs: DecodingSign[]; undecided: boolean }
export type DecodingAsk = {
  kind: 'utterance' | 'note' | 'message'
  language?: 'unknown' | 'fr' | 'en'
  text: string
}
export type DecodingSign = {
  code: string
  evidence: Evidence[]
  family: 'resistance' | 'reactance' | 'transference' | 'countertransference' | 'engagement' | 'attitude'
  percent: number
  strength: 'strong' | 'fair' | 'slight'
}
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
export type Establishment = {
  demo: boolean
  languages: string[]
  name: string
  suggestions: boolean
  version: string
}
export type Evidence = { end: number; start: number; text: string }
export type Fact = {
  count: number
  kind: 'sessions_held' | 'topics_taken_up' | 'felt_rushed' | 'felt_heard' | 'felt_respected' | 'felt_judged' | 'felt_interrupted' | 'not_understood' | 'own_view_given' | 'own_signs_noted' | 'notes_corrected' | 'confided' | 'check_ins_answered' | 'portrait_opened' | 'not_believed' | 'own_actions_done' | 'own_actions_left' | 'versions_signed' | 'objectives_in_their_words' | 'clauses_negotiated' | 'negotiated' | 'felt_free' | 'teach_backs_understood' | 'words_kept' | 'follow_ups' | 'goals_rated' | 'readjustments_chosen' | 'readjustments_judged' | 'readjustments_helped' | 'readjustments_no_help'
  last: Instant
}
export type FamilyEntry = {
  code: 'resistance' | 'reactance' | 'transference' | 'countertransference' | 'engagement' | 'attitude'
  hint: Words
  label: Words
}
export type Focus = { at: Instant; ended_at?: Instant; learned: string; topic: string; words: string }
export type FocusChoose = { skill: string; words: string }
export type FocusEnd = { words: string }
export type Focuses = { earlier: Focus[]; focus?: Focus }
export type FollowUp = {
  action: Id
  at: Instant
  author: Id
  in_person: boolean
  outcome: 'done' | 'partly' | 'not_done'
  words: string
}
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
export type GoalPoint = { level: number; number: number }
export type GoalRate = { level: number; objective: Id; session: Id }
export type GoalRating = { at: Instant; author: Id; level: number; objective: Id }
export type GoalScore = { number: number; t_milli: number }
export type HandOver = { alliance: Id; session: Id }
export type HandedOver = {
  alliance: Id
  answered: string[]
  number: number
  patient: Id
  patient_name: string
  seq: number
  session: Id
  tries_left: number
}
export type Information = {
  explanation: string
  kind: 'information'
  text: string
  topic: 'illness' | 'treatment' | 'risk' | 'alternative' | 'right'
}
export type InformationExplain = { clause: Id }
export type InstrumentEdition = { code: string; edition: number }
export type InstrumentEnable = { enabled: boolean }
export type InstrumentList = { instruments: InstrumentView[] }
export type InstrumentLoad = {
  code: string
  every?: number
  key?: ScoringKey
  licence: boolean
  questionnaires: QuestionnaireTexts
}
export type InstrumentView = {
  code: string
  copyright?: Words
  current: boolean
  edition: number
  enabled: boolean
  every: number
  key: ScoringKey
  notice: Words
  questionnaires: Questionnaires
  sides: ('patient' | 'caregiver')[]
  status: 'shipped' | 'skeleton' | 'loaded'
  title: Words
  to_verify: ('range' | 'grouping')[]
  validated: boolean
}
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
export type Judgement = {
  at: Instant
  author: Id
  help: 'yes' | 'partly' | 'no' | 'not_tried'
  in_person: boolean
  side: 'patient' | 'caregiver'
  words: string
}
export type KeyItem = { id: string; max_milli: number; min_milli: number; reverse: boolean }
export type LoginAttempt = { login_key: string; login_name: string }
export type LoginLine = { created_at: Instant; current: boolean; device: string; id: Id; seen_at: Instant }
export type LoginLines = { logins: LoginLine[] }
export type Me = {
  account: Id
  created_at: Instant
  handed?: HandedOver
  has_pin: boolean
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
export type MirrorLine = {
  attitude: string
  max_milli: number
  min_milli: number
  own: number
  own_mean_milli?: number
  patient_mean_milli?: number
  patients: number
}
export type NextAnswer = {
  minutes: number
  presence: 'in_person' | 'remote' | 'both'
  rhythm: string
  seq: number
  suggested: Instant
}
export type Note = {
  at: Instant
  author: Id
  corrected_at?: Instant
  corrections: number
  id: Id
  text: NoteText
}
export type NoteCorrect = { note: Id; session: Id; text: NoteText }
export type NoteText = {
  action: string
  data: string
  form: 'targeted' | 'free'
  result: string
  target: string
  text: string
}
export type NoteWrite = { note: Id; session: Id; text: NoteText }
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
export type PatientWords = {
  at: Instant
  author: Id
  id: Id
  kind: 'change_talk' | 'small_win'
  taken_back: boolean
  words: string
}
export type People = { next?: Id; people: PersonLine[] }
export type PersonDisable = { disabled: boolean }
export type PersonLine = {
  account: Id
  disabled: boolean
  name: string
  role: 'administrator' | 'caregiver' | 'supervisor' | 'patient' | 'relative'
  unit?: Id
}
export type PinChange = { login_key?: string; old_pin?: string; pin: string }
export type Portfolio = {
  alliances: number
  apart: string[]
  earlier: Focus[]
  focus?: Focus
  least_answers: number
  mirror: MirrorLine[]
  sessions: number
  skills: SkillFacts[]
}
export type PortraitPartView = {
  at: Instant
  before?: string
  in_person: boolean
  part: 'matters' | 'different' | 'feels' | 'doubts' | 'helps' | 'refuses'
  readers: Id[]
  text: string
}
export type PortraitView = { own: boolean; parts: PortraitPartView[]; seq: number }
export type PortraitWrite = {
  part: 'matters' | 'different' | 'feels' | 'doubts' | 'helps' | 'refuses'
  readers: Id[]
  text: string
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
export type QuestionItem = {
  calculated?: string
  high?: Words
  id: string
  items: QuestionItem[]
  kind: 'scale' | 'choice' | 'text' | 'group' | 'display' | 'boolean'
  low?: Words
  max_milli: number
  min_milli: number
  options: QuestionOption[]
  required: boolean
  step_milli: number
  text: Words
}
export type QuestionOption = { code: string; label: Words; milli?: number }
export type Questionnaire = { copyright?: Words; items: QuestionItem[]; title: Words; url: string }
export type QuestionnaireTexts = { caregiver?: unknown; patient?: unknown }
export type Questionnaires = { caregiver?: Questionnaire; patient?: Questionnaire }
export type Rating = {
  answers: Answered[]
  at: Instant
  author: Id
  corrected_at?: Instant
  corrections: number
  edition: number
  id: Id
  in_person: boolean
  instrument: string
  side: 'patient' | 'caregiver'
}
export type RatingCorrect = { answers: Answered[]; rating: Id; session: Id }
export type RatingGive = { answers: Answered[]; edition: number; instrument: string; rating: Id; session: Id }
export type ReadLine = {
  at: Instant
  name: string
  party: Id
  role: 'patient' | 'caregiver' | 'relative' | 'representative' | 'supervisor'
  what: string
}
export type ReadLines = { more: boolean; reads: ReadLine[] }
export type Readjustment = {
  alert?: string
  at: Instant
  audience: 'own' | 'team' | 'both'
  author: Id
  clause?: Id
  dropped: boolean
  id: Id
  judgements: Judgement[]
  moment: 'now' | 'next_session' | 'later'
  note: string
  response: string
  session: number
  sign?: Id
}
export type ReadjustmentChoose = {
  alert?: string
  audience: 'own' | 'team' | 'both'
  clause?: Id
  moment: 'now' | 'next_session' | 'later'
  note: string
  readjustment: Id
  response: string
  sign?: Id
}
export type ReadjustmentCorrect = { moment: 'now' | 'next_session' | 'later'; note: string; readjustment: Id }
export type ReadjustmentDrop = { readjustment: Id }
export type ReadjustmentJudge = { help: 'yes' | 'partly' | 'no' | 'not_tried'; readjustment: Id; words: string }
export type ReadjustmentsAnswer = { readjustments: Readjustment[]; seq: number }
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
export type ResponseCount = { chosen: number; code: string; recovered: number }
export type ResponseCounts = { responses: ResponseCount[]; unit?: Id }
export type ResponseEntry = {
  alerts: ('clause_stuck' | 'review_due' | 'rupture' | 'repair' | 'divergence' | 'off_track' | 'signs' | 'again' | 'said')[]
  caution: Words
  code: string
  codes: string[]
  families: ('resistance' | 'reactance' | 'transference' | 'countertransference' | 'engagement' | 'attitude')[]
  moment: 'now' | 'next_session' | 'later'
  phrases: Words[]
  reopens_clause: boolean
  skills: string[]
  source: SourceEntry
  step: 'notice' | 'validate' | 'explore' | 'own' | 'adjust'
  title: Words
  what: Words
  when: Words
}
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
export type ScoringKey = {
  combine: 'sum' | 'mean'
  cut_milli?: number
  items: KeyItem[]
  missing_max: number
  reliability_milli?: number
  sd_milli?: number
  subscales: Subscale[]
}
export type Session = {
  agenda: AgendaItem[]
  author: Id
  caregiver?: Id
  changed: number
  ended_at?: Instant
  follow_ups: FollowUp[]
  goals: GoalRating[]
  id: Id
  minutes: number
  missed_by?: 'patient' | 'caregiver'
  notes: Note[]
  number: number
  planned_at?: Instant
  presence: 'in_person' | 'remote' | 'both'
  ratings: Rating[]
  reason: string
  signs: Sign[]
  started_at?: Instant
  status: 'planned' | 'running' | 'ended' | 'cancelled' | 'missed'
  words: PatientWords[]
}
export type SessionCancel = { reason: string; session: Id }
export type SessionEnd = { ended_at: Instant; session: Id }
export type SessionMiss = { by: 'patient' | 'caregiver'; reason: string; session: Id }
export type SessionMove = {
  minutes: number
  planned_at: Instant
  presence: 'in_person' | 'remote' | 'both'
  session: Id
}
export type SessionPlan = {
  minutes: number
  planned_at: Instant
  presence: 'in_person' | 'remote' | 'both'
  session: Id
}
export type SessionStart = { session: Id; started_at: Instant }
export type SessionView = { blind: BlindRating[]; session: Session }
export type SessionsAnswer = { seq: number; sessions: SessionView[] }
export type Sign = {
  author: Id
  channel: 'verbal' | 'nonverbal' | 'behaviour'
  code: string
  corrections: number
  family: 'resistance' | 'reactance' | 'transference' | 'countertransference' | 'engagement' | 'attitude'
  id: Id
  intensity: number
  lasting: boolean
  seen_at: Instant
  taken_back: boolean
  words: string
}
export type SignCorrect = { intensity: number; lasting: boolean; session: Id; sign: Id; words: string }
export type SignEntry = {
  brief?: Words
  caution?: Words
  channel: 'verbal' | 'nonverbal' | 'behaviour'
  code: string
  decoded_as?: string
  definition: Words
  family: 'resistance' | 'reactance' | 'transference' | 'countertransference' | 'engagement' | 'attitude'
  label: Words
  own: boolean
  tone: 'strain' | 'strength'
  view: 'patient_seen' | 'self_seen' | 'caregiver_seen'
}
export type SignRecord = {
  code: string
  intensity: number
  lasting: boolean
  seen_at: Instant
  session: Id
  sign: Id
  words: string
}
export type SignTakeBack = { session: Id; sign: Id }
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
export type SkillEntry = { code: string; label: Words; meaning: Words; question: Words }
export type SkillFacts = {
  facts: Fact[]
  skill: 'care_relation' | 'empathy' | 'authenticity' | 'trust' | 'engagement' | 'contracting' | 'negotiation' | 'accompaniment' | 'responsibility'
}
export type SourceEntry = { author: string; what: Words; year: number }
export type StaffInvite = {
  invitation: Id
  name: string
  role: 'administrator' | 'caregiver' | 'supervisor' | 'patient' | 'relative'
  unit?: Id
}
export type Subscale = { combine: 'sum' | 'mean'; id: string; items: string[] }
export type TakeBack = { pin: string }
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
export type Words = { en: string; fr: string }
export type WordsCatch = { id: Id; kind: 'change_talk' | 'small_win'; session: Id; words: string }
export type WordsTakeBack = { id: Id; session: Id }

/** Below /api/v1. */
export type GetPath =
  | '/alliances'
  | '/catalogue'
  | '/changes'
  | '/demo'
  | '/erasures'
  | '/establishment'
  | '/events'
  | '/instruments'
  | '/invitations'
  | '/logins'
  | '/me'
  | '/people'
  | '/portfolio'
  | '/responses/counts'
  | '/settings/alerts'
  | '/units'
  | `/alliances/${string}/attachments/${string}`
  | `/alliances/${string}/calendar`
  | `/alliances/${string}/contract/clauses/${string}/rounds`
  | `/alliances/${string}/contract/document`
  | `/alliances/${string}/contract/versions/${string}`
  | `/alliances/${string}/curve`
  | `/alliances/${string}/export`
  | `/alliances/${string}/portrait`
  | `/alliances/${string}/readjustments`
  | `/alliances/${string}/reads`
  | `/alliances/${string}/sessions/next`
  | `/alliances/${string}/sessions`
  | `/alliances/${string}`

export type PostPath =
  | '/alliances'
  | '/decodings'
  | '/enrolments'
  | '/instruments'
  | '/invitations'
  | '/invitations/accept'
  | '/invitations/look'
  | '/logins'
  | '/logins/current/hand-over'
  | '/logins/current/take-back'
  | '/logins/salt'
  | '/me/password'
  | '/me/pin'
  | '/me/profile'
  | '/me/recovery'
  | '/portfolio/focus'
  | '/portfolio/focus/end'
  | '/recoveries'
  | '/recoveries/look'
  | '/settings/alerts/calibrations'
  | '/units'
  | `/alliances/${string}/access/close`
  | `/alliances/${string}/access/open`
  | `/alliances/${string}/alerts/dismiss`
  | `/alliances/${string}/alerts/reopen`
  | `/alliances/${string}/alerts/snooze`
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
  | `/alliances/${string}/portrait/write`
  | `/alliances/${string}/readjustments/choose`
  | `/alliances/${string}/readjustments/correct`
  | `/alliances/${string}/readjustments/drop`
  | `/alliances/${string}/readjustments/judge`
  | `/alliances/${string}/referent`
  | `/alliances/${string}/sessions/actions/follow`
  | `/alliances/${string}/sessions/agenda/add`
  | `/alliances/${string}/sessions/agenda/mark`
  | `/alliances/${string}/sessions/agenda/remove`
  | `/alliances/${string}/sessions/cancel`
  | `/alliances/${string}/sessions/end`
  | `/alliances/${string}/sessions/goals/rate`
  | `/alliances/${string}/sessions/miss`
  | `/alliances/${string}/sessions/move`
  | `/alliances/${string}/sessions/notes/correct`
  | `/alliances/${string}/sessions/notes/write`
  | `/alliances/${string}/sessions/plan`
  | `/alliances/${string}/sessions/ratings/correct`
  | `/alliances/${string}/sessions/ratings/give`
  | `/alliances/${string}/sessions/signs/correct`
  | `/alliances/${string}/sessions/signs/record`
  | `/alliances/${string}/sessions/signs/take-back`
  | `/alliances/${string}/sessions/start`
  | `/alliances/${string}/sessions/words/catch`
  | `/alliances/${string}/sessions/words/take-back`
  | `/erasures/${string}/confirm`
  | `/instruments/${string}/enable`
  | `/invitations/${string}/revoke`
  | `/people/${string}/disable`

export type PutPath =
  | '/settings/alerts/budget'
  | `/alliances/${string}/attachments/${string}`

export type DeletePath =
  | '/logins'
  | '/logins/current'
  | `/logins/${string}`

/** Below /alliances/{id}: what is sent there as a command. */
export type CommandBody = {
  '/access/close': AccessClose
  '/access/open': AccessOpen
  '/alerts/dismiss': AlertDismiss
  '/alerts/reopen': AlertReopen
  '/alerts/snooze': AlertSnooze
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
  '/portrait/write': PortraitWrite
  '/readjustments/choose': ReadjustmentChoose
  '/readjustments/correct': ReadjustmentCorrect
  '/readjustments/drop': ReadjustmentDrop
  '/readjustments/judge': ReadjustmentJudge
  '/referent': ReferentHandOver
  '/sessions/actions/follow': ActionFollow
  '/sessions/agenda/add': AgendaAdd
  '/sessions/agenda/mark': AgendaMark
  '/sessions/agenda/remove': AgendaRemove
  '/sessions/cancel': SessionCancel
  '/sessions/end': SessionEnd
  '/sessions/goals/rate': GoalRate
  '/sessions/miss': SessionMiss
  '/sessions/move': SessionMove
  '/sessions/notes/correct': NoteCorrect
  '/sessions/notes/write': NoteWrite
  '/sessions/plan': SessionPlan
  '/sessions/ratings/correct': RatingCorrect
  '/sessions/ratings/give': RatingGive
  '/sessions/signs/correct': SignCorrect
  '/sessions/signs/record': SignRecord
  '/sessions/signs/take-back': SignTakeBack
  '/sessions/start': SessionStart
  '/sessions/words/catch': WordsCatch
  '/sessions/words/take-back': WordsTakeBack
}
export type CommandPath = keyof CommandBody
