// What the patient's day draws from their sessions and their own page. The sessions come with all
// that the pages keep without a network, so they are loaded once the day is on the screen.
import { api } from '../../lib/api'
import type { PortraitView, Session } from '../../lib/api/types'
import { onChange } from '../../lib/live'
import type { Alliance } from '../alliance/alliance.svelte'
import type { Sessions } from '../session/sessions.svelte'

export class Course {
  readonly alliance: Alliance
  portrait = $state.raw<PortraitView | null>(null)
  meetings = $state.raw<Sessions | null>(null)
  /** Newest first. */
  sessions: Session[] = $derived(this.meetings?.list.map((one) => one.session) ?? [])

  constructor(alliance: Alliance) {
    this.alliance = alliance
  }

  /** Where something cannot be loaded its place stays empty: the day goes on without it. */
  follow(): () => void {
    const id = this.alliance.id
    const page = () =>
      void api.get<PortraitView>(`/alliances/${id}/portrait`).then(
        (answer) => (this.portrait = answer),
        () => {},
      )
    page()
    const stop = [
      onChange((change) => {
        if (!change || (change.alliance === id && change.kind.startsWith('portrait_'))) page()
      }),
    ]
    let gone = false
    void import('../session/sessions.svelte').then(
      (module) => {
        if (gone) return
        this.meetings = new module.Sessions(this.alliance)
        stop.push(this.meetings.follow())
      },
      () => {},
    )
    return () => {
      gone = true
      for (const one of stop) one()
    }
  }
}
