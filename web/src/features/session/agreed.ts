// The actions of the contract in force: what a session follows up.
import type { Action, AllianceView } from '../../lib/api/types'

export type Agreed = Action & { id: string }

export function agreedActions(view: AllianceView | null): Agreed[] {
  return (view?.in_force?.clauses ?? []).flatMap(({ id, body, removed }) =>
    body?.kind === 'action' && !removed ? [{ ...body, id }] : [],
  )
}
