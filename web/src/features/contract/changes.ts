// What just happened, in one sentence. The stream tells the kind and the author, never the content.
import type { AllianceView } from '../../lib/api/types'

/** Every kind of event of an alliance (src/core/alliance/events.hpp). */
export const eventKinds = [
  'alliance_opened',
  'party_invited',
  'party_joined',
  'party_key_changed',
  'party_left',
  'referent_changed',
  'access_opened',
  'access_closed',
  'alliance_closed',
  'clause_proposed',
  'proposal_accepted',
  'proposal_declined',
  'proposal_withdrawn',
  'information_explained',
  'teach_back_said',
  'teach_back_judged',
  'contract_signed',
  'contract_in_force',
  'contract_amended',
  'contract_withdrawn',
  'attachment_added',
  'erasure_asked',
] as const

export type EventKind = (typeof eventKinds)[number]

/** A change as the stream of events gives it: `author` is a party of the alliance. */
export type SeenChange = { seq: number; kind: string; author: string; at?: string }

export type Sentence = { key: string; args: Record<string, string | number> }

const known = new Set<string>(eventKinds)

/** What happens around a session, and between two: nothing of the contract on the screen changes
 *  by it. */
export const sessionKinds = [
  'session_planned',
  'session_moved',
  'session_cancelled',
  'session_missed',
  'session_started',
  'session_ended',
  'agenda_added',
  'agenda_marked',
  'agenda_removed',
  'sign_seen',
  'sign_corrected',
  'sign_taken_back',
  'note_written',
  'note_corrected',
  'action_followed',
  'words_caught',
  'words_taken_back',
  'rating_given',
  'rating_corrected',
  'goal_rated',
  'portrait_written',
  'readjustment_chosen',
  'readjustment_corrected',
  'readjustment_dropped',
  'readjustment_judged',
  'alert_snoozed',
  'alert_dismissed',
  'alert_reopened',
] as const

/** And steps that belong to another one: they would only be noise beside it. */
const silent = new Set<string>(['attachment_added', ...sessionKinds])

export function changeSentence(change: SeenChange, view: AllianceView): Sentence | null {
  if (silent.has(change.kind)) return null
  const name = view.parties.find((one) => one.id === change.author)?.name ?? ''
  const kind = known.has(change.kind) ? change.kind : 'other'
  return {
    key: `contract.change.${kind}`,
    args: { name, who: change.author === view.me ? 'me' : name ? 'other' : 'unknown' },
  }
}

/** What others did after `seq`, oldest first, each sentence once. */
export function sentencesSince(changes: SeenChange[], seq: number, view: AllianceView): Sentence[] {
  const out: Sentence[] = []
  const told = new Set<string>()
  for (const change of changes) {
    if (change.seq <= seq || change.author === view.me) continue
    const sentence = changeSentence(change, view)
    const same = sentence && `${sentence.key}/${sentence.args.name}`
    if (!sentence || !same || told.has(same)) continue
    told.add(same)
    out.push(sentence)
  }
  return out
}
