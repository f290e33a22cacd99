// What the page "entre nous" shows beside the alliance itself, loaded anew when something happened.
import { api } from '../../lib/api'
import type { Curve, SessionsAnswer, SessionView } from '../../lib/api/types'

export class Course {
  readonly id: string
  curve = $state.raw<Curve | null>(null)
  sessions = $state.raw<SessionView[]>([])
  error = $state.raw<unknown>(null)
  #asked = 0

  constructor(id: string) {
    this.id = id
  }

  async load(): Promise<void> {
    const mine = ++this.#asked
    try {
      const [curve, answer] = await Promise.all([
        api.get<Curve>(`/alliances/${this.id}/curve`),
        api.get<SessionsAnswer>(`/alliances/${this.id}/sessions`),
      ])
      if (mine !== this.#asked) return // a later answer is on its way
      this.curve = curve
      this.sessions = answer.sessions
      this.error = null
    } catch (reason) {
      if (mine === this.#asked && !this.curve) this.error = reason
    }
  }

  /** The next date they gave each other. */
  get next(): string | null {
    const dates = this.sessions.flatMap(({ session }) => (session.status === 'planned' && session.planned_at ? [session.planned_at] : []))
    const now = new Date().toISOString()
    return dates.filter((one) => one >= now.slice(0, 19)).sort()[0] ?? null
  }

  /** The number of the last session that was held. */
  get last(): number {
    return Math.max(0, ...this.sessions.map(({ session }) => session.number))
  }
}
