// What the outbox holds, laid over what the server last told: the screen shows a touch at once.
// Only what it will look like; whether it may be is the server's to say.
import type { CommandBody, Instant, Session, SessionView, Side, Sign } from '../../lib/api/types'
import type { Waiting } from '../../lib/outbox.svelte'

/** Who does it and when, and what kind of sign a code is. */
export type Doing = {
  author: string
  side: Side
  at: Instant
  in_person: boolean
  kind: (code: string) => Pick<Sign, 'family' | 'channel'> | undefined
}

type Laid = { [P in keyof CommandBody]?: (session: Session, body: CommandBody[P], doing: Doing) => Session }

const blank = (id: string, doing: Doing): Session => ({
  id,
  number: 0,
  status: 'planned',
  author: doing.author,
  minutes: 45,
  presence: 'in_person',
  reason: '',
  agenda: [],
  signs: [],
  notes: [],
  follow_ups: [],
  words: [],
  ratings: [],
  goals: [],
  changed: 0,
})

/** The one of this id changed; one that is not there stays so. */
const changed = <T>(all: T[], id: string, of: (one: T) => string, next: (one: T) => T): T[] =>
  all.map((one) => (of(one) === id ? next(one) : one))

const id = <T extends { id: string }>(one: T) => one.id

/** Added once: the server may have told it already. */
const added = <T extends { id: string }>(all: T[], one: T): T[] =>
  all.some((other) => other.id === one.id) ? all : [...all, one]

const laid: Laid = {
  '/sessions/plan': (session, { planned_at, minutes, presence }) => ({ ...session, planned_at, minutes, presence }),
  '/sessions/move': (session, { planned_at, minutes, presence }) => ({ ...session, planned_at, minutes, presence }),
  '/sessions/cancel': (session, { reason }) => ({ ...session, status: 'cancelled', reason }),
  '/sessions/miss': (session, { by, reason }) => ({ ...session, status: 'missed', missed_by: by, reason }),
  '/sessions/start': (session, { started_at }, doing) =>
    session.started_at ? session : { ...session, status: 'running', started_at, caregiver: doing.author },
  '/sessions/end': (session, { ended_at }) => ({ ...session, status: 'ended', ended_at }),
  '/sessions/agenda/add': (session, { item, text }, { author, at, in_person }) => ({
    ...session,
    agenda: added(session.agenda, { id: item, author, text, at, done: false, in_person }),
  }),
  '/sessions/agenda/mark': (session, { item, done }) => ({
    ...session,
    agenda: changed(session.agenda, item, id, (one) => ({ ...one, done })),
  }),
  '/sessions/agenda/remove': (session, { item }) => ({
    ...session,
    agenda: session.agenda.filter((one) => one.id !== item),
  }),
  '/sessions/signs/record': (session, { sign, code, seen_at, intensity, lasting, words }, { author, kind }) => {
    const known = kind(code) ?? { family: 'resistance', channel: 'behaviour' }
    const one = { id: sign, author, code, ...known, seen_at, intensity, lasting, words, taken_back: false, corrections: 0 }
    return { ...session, signs: added(session.signs, { ...one, family: known.family, channel: known.channel }) }
  },
  '/sessions/signs/correct': (session, { sign, intensity, lasting, words }) => ({
    ...session,
    signs: changed(session.signs, sign, id, (one) => ({ ...one, intensity, lasting, words })),
  }),
  '/sessions/signs/take-back': (session, { sign }) => ({
    ...session,
    signs: changed(session.signs, sign, id, (one) => ({ ...one, taken_back: true })),
  }),
  '/sessions/notes/write': (session, { note, text }, { author, at }) => ({
    ...session,
    notes: added(session.notes, { id: note, author, at, text, corrections: 0 }),
  }),
  '/sessions/notes/correct': (session, { note, text }, { at }) => ({
    ...session,
    notes: changed(session.notes, note, id, (one) => ({
      ...one,
      text,
      corrections: one.corrections + 1,
      corrected_at: at,
    })),
  }),
  '/sessions/actions/follow': (session, { action, outcome, words }, { author, at, in_person }) => ({
    ...session,
    follow_ups: [
      ...session.follow_ups.filter((one) => one.action !== action),
      { action, outcome, words, author, at, in_person },
    ],
  }),
  '/sessions/words/catch': (session, body, { author, at }) => ({
    ...session,
    words: added(session.words, { id: body.id, kind: body.kind, words: body.words, author, at, taken_back: false }),
  }),
  '/sessions/words/take-back': (session, body) => ({
    ...session,
    words: session.words.filter((one) => one.id !== body.id),
  }),
  '/sessions/ratings/give': (session, { rating, instrument, edition, answers }, doing) => ({
    ...session,
    ratings: added(session.ratings, {
      id: rating,
      side: doing.side,
      author: doing.author,
      instrument,
      edition,
      answers,
      at: doing.at,
      in_person: doing.in_person,
      corrections: 0,
    }),
  }),
  '/sessions/ratings/correct': (session, { rating, answers }, { at }) => ({
    ...session,
    ratings: changed(session.ratings, rating, id, (one) => ({
      ...one,
      answers,
      corrections: one.corrections + 1,
      corrected_at: at,
    })),
  }),
  '/sessions/goals/rate': (session, { objective, level }, { author, at }) => ({
    ...session,
    goals: [...session.goals.filter((one) => one.objective !== objective), { objective, level, author, at }],
  }),
}

const begins = ['/sessions/plan', '/sessions/start']

/** The sessions as they will be once `item` has arrived. */
export function lay(sessions: SessionView[], item: Waiting, doing: Doing): SessionView[] {
  const act = laid[item.path] as ((session: Session, body: unknown, doing: Doing) => Session) | undefined
  if (!act || !('session' in item.body)) return sessions
  const which = item.body.session
  let all = sessions
  if (begins.includes(item.path) && !sessions.some((one) => one.session.id === which)) {
    all = [{ session: blank(which, doing), blind: [] }, ...sessions]
  }
  all = all.map((one) =>
    one.session.id === which ? { ...one, session: act(one.session, item.body, doing) } : one,
  )
  return item.path === '/sessions/start' ? numbered(all, which) : all
}

/** Held sessions are counted; the one that has just begun is the last of them. */
function numbered(sessions: SessionView[], which: string): SessionView[] {
  const most = Math.max(0, ...sessions.map((one) => one.session.number))
  return sessions.map((one) =>
    one.session.id === which && one.session.number === 0
      ? { ...one, session: { ...one.session, number: most + 1 } }
      : one,
  )
}
