// What the patient's day draws from their sessions and their own page, kept fresh while someone
// looks. Where something cannot be loaded its place stays empty: the day goes on without it.
import { api } from '../../lib/api'
import type { PortraitView, Session, SessionsAnswer } from '../../lib/api/types'
import { onChange } from '../../lib/live'

export class Course {
  readonly id: string
  /** Newest first. */
  sessions = $state.raw<Session[]>([])
  portrait = $state.raw<PortraitView | null>(null)

  constructor(id: string) {
    this.id = id
  }

  async load(): Promise<void> {
    const [sessions, portrait] = await Promise.allSettled([
      api.get<SessionsAnswer>(`/alliances/${this.id}/sessions`),
      api.get<PortraitView>(`/alliances/${this.id}/portrait`),
    ])
    if (sessions.status === 'fulfilled') this.sessions = sessions.value.sessions.map((one) => one.session)
    if (portrait.status === 'fulfilled') this.portrait = portrait.value
  }

  /** Loads, and again after a change, until the returned function is called. */
  follow(): () => void {
    void this.load()
    return onChange((change) => {
      if (!change || change.alliance === this.id) void this.load()
    })
  }
}
