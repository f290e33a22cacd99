// What needs its answer at once: a date that somebody else may have moved meanwhile.
import { ApiError, newId } from '../../lib/api'
import type { CommandBody, CommandPath, Session } from '../../lib/api/types'
import { errorText } from '../../lib/i18n'
import { toast } from '../../lib/toast.svelte'
import type { ActOptions, Outcome } from '../alliance/alliance.svelte'
import type { Sessions } from '../session/sessions.svelte'

/** Afterwards the screen shows how things stand, whatever came of it. */
export async function ask<P extends CommandPath>(
  sessions: Sessions,
  path: P,
  body: CommandBody[P],
  options: ActOptions = {},
): Promise<Outcome> {
  const outcome = await sessions.alliance.act(path, body, options)
  await sessions.load()
  // The card that would say so has gone with the date.
  if (outcome.kind === 'failed' && outcome.error instanceof ApiError && outcome.error.key === 'session.not_planned') {
    toast(errorText(outcome.error), { tone: 'problem' })
  }
  return outcome
}

/** A cancelled one is planned anew at the same hour, with what this person wanted to talk about. */
export async function planAgain(sessions: Sessions, session: Session, options: ActOptions = {}): Promise<Outcome> {
  const id = newId()
  const { planned_at = '', minutes, presence } = session
  const outcome = await ask(sessions, '/sessions/plan', { session: id, planned_at, minutes, presence }, options)
  if (outcome.kind !== 'done') return outcome
  const behalf = options.behalf
  const own = behalf ?? sessions.alliance.view?.me
  for (const { author, text } of session.agenda) {
    if (author !== own) continue
    sessions.act('/sessions/agenda/add', { session: id, item: newId(), text }, behalf ? { behalf } : {})
  }
  return outcome
}

/** The card one was in is gone: the page begins again at its heading. */
export function focusTitle(): void {
  document.querySelector('h1')?.focus({ preventScroll: true })
}
