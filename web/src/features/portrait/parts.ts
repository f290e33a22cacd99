// The six parts of the patient's own page, and who may read one.
import type { Id, Party, PortraitPartView, PortraitView, PortraitWrite } from '../../lib/api/types'

export type Part = PortraitWrite['part']
export const parts: Part[] = ['matters', 'different', 'feels', 'doubts', 'helps', 'refuses']

/** What is being written, and what it was written over. */
export type Writing = { text: string; readers: Id[]; over: Over }
/** A part as it stood when the person began to write on it. */
export type Over = { seq: number; text: string; readers: Id[] }

export const partOf = (portrait: PortraitView | null, part: Part): PortraitPartView | undefined =>
  portrait?.parts.find((one) => one.part === part)

/** Rule 11: somebody of this alliance. A supervisor reads figures, never this. */
export const mayRead = (party: Party): boolean =>
  party.status !== 'left' && party.role !== 'patient' && party.role !== 'supervisor'

/** One who left reads nothing any more, and is not named. */
export const stillThere = (readers: Id[], parties: Party[]): Id[] =>
  readers.filter((id) => parties.some((one) => one.id === id && mayRead(one)))

export function over(portrait: PortraitView, part: Part): Over {
  const now = partOf(portrait, part)
  return { seq: portrait.seq, text: now?.text ?? '', readers: now?.readers ?? [] }
}

/**
 * What an editor opens with. On the first writing the referent is proposed, nobody else; in person,
 * whoever writes it down. `shown`: the reader who sees this part as it stands.
 */
export function begin(from: Over, proposed: Id, shown = false): Writing {
  const first = from.text === '' && from.readers.length === 0
  return { text: from.text, readers: first || shown ? [proposed] : [...from.readers], over: from }
}

const sameReaders = (a: Id[], b: Id[]) => a.length === b.length && a.every((id) => b.includes(id))

/** Somebody else, or another device, changed the part meanwhile. */
export const moved = (now: Over, since: Over): boolean =>
  now.text !== since.text || !sameReaders(now.readers, since.readers)

/** Nothing to keep: it reads as it began. */
export const untouched = (writing: Writing, begun: Writing): boolean =>
  writing.text === begun.text && sameReaders(writing.readers, begun.readers)

/** What was sent has arrived, also when the answer to it was lost. */
export const arrived = (now: Over, sent: Pick<Writing, 'text' | 'readers'>): boolean =>
  now.text === sent.text && sameReaders(now.readers, sent.readers)

/** The first part without words: the one question of the day. The order of the page is the order. */
export const unwritten = (portrait: PortraitView): Part | undefined =>
  parts.find((part) => !partOf(portrait, part)?.text)

/** Changed since the last session, as far as this person may read. */
export const changed = (portrait: PortraitView): PortraitPartView[] =>
  portrait.parts.filter((one) => one.before !== undefined && one.text !== '')
