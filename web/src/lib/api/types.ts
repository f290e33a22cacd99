// The API's own names (docs/api.md). The shapes are generated from the server; here stand only the
// names that the document has no word for, and the words where the server says no more than "text".
import type * as G from './generated'

export * from './generated'

// Words
export type AccountRole = G.Me['role']
export type Role = G.Party['role']
export type PartyStatus = G.Party['status']
export type Side = G.Commitment['side']
export type Actor = G.Action['who']
export type Topic = G.Information['topic']
export type Presence = G.Frame['presence']
export type AllianceStatus = G.AllianceView['status']
export type VersionStatus = G.Version['status']
export type NextStep = G.AllianceLine['next']
export type RoundOutcome = G.Round['outcome']
export type SignatureMode = G.SignatureStatement['mode']
export type ClauseKind = G.Clause['kind']
export type ClauseBody = NonNullable<G.Clause['body']>

// Other names for the same things
export type Rounds = G.RoundsAnswer
export type Read = G.ReadLine
export type Reads = G.ReadLines

// Where the server's type is a text and its words are known
export type DemoLogin = Omit<G.DemoLogin, 'role'> & { role: AccountRole }
export type DemoLogins = { people: DemoLogin[] }
export type InvitationKind = 'administrator' | 'staff' | 'party'
export type InvitationSeen = Omit<G.InvitationSeen, 'kind' | 'role'> & {
  kind: InvitationKind
  role: AccountRole | Role
}
export type InvitationLine = Omit<G.InvitationLine, 'kind'> & { kind: InvitationKind }
export type InvitationLines = { invitations: InvitationLine[] }

/** A refusal, also one that the client makes itself: without `type`, and with little else. */
export type ProblemAnswer = Pick<G.ProblemDocument, 'status' | 'key'> & {
  args?: Record<string, string | number>
  problems?: Problem[]
  changes?: G.Change[]
}
export type Problem = { key: string; args: Record<string, string | number> }

/** The commands whose path begins so, by the rest of it: ContractCommand holds "clauses". */
type After<Start extends string, Path> = Path extends `${Start}${infer Rest}` ? Rest : never
export type ContractCommand = After<'/contract/', G.CommandPath>
export type InformationCommand = After<'/contract/information/', G.CommandPath>
