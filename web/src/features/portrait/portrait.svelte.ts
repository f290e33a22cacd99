// The patient's own page, as this person may read it, kept fresh while someone looks.
import { api } from '../../lib/api'
import type { PortraitView } from '../../lib/api/types'
import { onChange } from '../../lib/live'

export class Portrait {
  readonly id: string
  view = $state.raw<PortraitView | null>(null)
  error = $state.raw<unknown>(null)

  constructor(id: string) {
    this.id = id
  }

  async load(): Promise<void> {
    try {
      const next = await api.get<PortraitView>(`/alliances/${this.id}/portrait`)
      if (!this.view || next.seq >= this.view.seq) this.view = next
      this.error = null
    } catch (reason) {
      this.error = reason
    }
  }

  /** Loads, and again when its words change or a session ends, until the returned function is called. */
  follow(): () => void {
    void this.load()
    return onChange((change) => {
      if (change && (change.alliance !== this.id || !/^(portrait|session)_/.test(change.kind))) return
      void this.load()
    })
  }
}
