// One's alliances, one line each, kept fresh while someone looks.
import { api } from './api/client'
import type { AllianceLine, AllianceLines } from './api/types'
import { onChange } from './live.svelte'

const page = 200
let lines = $state.raw<AllianceLine[] | null>(null)
let error = $state.raw<unknown>(null)
let watchers = 0
let stop: (() => void) | null = null
let timer: ReturnType<typeof setTimeout> | undefined

export const allianceList = {
  /** Null until first loaded. */
  get lines(): AllianceLine[] | null {
    return lines
  },
  get error(): unknown {
    return error
  },
  async load(): Promise<AllianceLine[]> {
    try {
      const all: AllianceLine[] = []
      for (let more = true; more; ) {
        const answer = await api.get<AllianceLines>(`/alliances?offset=${all.length}&limit=${page}`)
        all.push(...answer.alliances)
        more = answer.more && answer.alliances.length > 0
      }
      lines = all
      error = null
      return all
    } catch (reason) {
      error = reason
      throw reason
    }
  },
  /** Loads, and again when something changes, until the returned function is called. */
  follow(): () => void {
    watchers++
    void allianceList.load().catch(() => {})
    stop ??= onChange(() => {
      clearTimeout(timer)
      timer = setTimeout(() => void allianceList.load().catch(() => {}), 150)
    })
    return () => {
      if (--watchers > 0) return
      stop?.()
      stop = null
    }
  },
  forget(): void {
    lines = null
    error = null
  },
}
