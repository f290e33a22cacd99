// How often one's unit chose each response while an alliance was tearing, and what followed.
import { api } from '../../lib/api'
import type { ResponseCount, ResponseCounts } from '../../lib/api/types'
import { login } from '../../lib/login.svelte'

let held = $state.raw<Map<string, ResponseCount> | null>(null)
let account: string | undefined
let asked = 0
const fresh_ms = 5 * 60_000

export const counts = {
  /** Nothing where the unit has fewer than five cases, and for whoever is no caregiver. */
  of: (code: string): ResponseCount | undefined => held?.get(code),
  /** A page does without them: a failure is silent, and asked again by the next page. */
  async load(): Promise<void> {
    if (login.me?.role !== 'caregiver') return
    if (account === login.me.account && Date.now() - asked < fresh_ms) return
    try {
      const answer = await api.get<ResponseCounts>('/responses/counts')
      held = new Map(answer.responses.map((one) => [one.code, one]))
      account = login.me?.account
      asked = Date.now()
    } catch {
      held = null
    }
  },
}
