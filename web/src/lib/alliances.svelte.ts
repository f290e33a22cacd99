// One's alliances, one line each, a page at a time, kept fresh while someone looks. The server
// searches and filters: a person may have thousands.
import { api } from './api/client'
import type { AllianceLine, AllianceLines } from './api/types'
import { onChange } from './live.svelte'

const page = 30
/** The longest answer the server gives. */
const longest = 200
const settles_ms = 150

export type Only = 'all' | 'todo' | 'alert' | 'session'
export type Question = { q: string; only: Only }

const address = (question: Question, offset: number, limit: number) => {
  const asked = new URLSearchParams({ offset: String(offset), limit: String(limit) })
  if (question.q) asked.set('q', question.q)
  if (question.only !== 'all') asked.set('only', question.only)
  return `/alliances?${asked.toString()}` as const
}

/** A line may move between two pages while they are read: it is shown once. */
export function joined(before: AllianceLine[], next: AllianceLine[]): AllianceLine[] {
  const known = new Set(before.map((one) => one.id))
  return [...before, ...next.filter((one) => !known.has(one.id))]
}

export class AllianceList {
  /** Null until first loaded. */
  lines = $state.raw<AllianceLine[] | null>(null)
  more = $state(false)
  /** All of one's own, and those in which something waits for this person, whatever is asked. */
  total = $state(0)
  asking = $state(0)
  error = $state.raw<unknown>(null)
  busy = $state(false)
  question = $state.raw<Question>({ q: '', only: 'all' })

  /** How far the person has read on: a fresh list is as long. */
  #wanted = page
  /** The answer to an earlier question never replaces that to a later one. */
  #turn = 0
  #watchers = 0
  #stop: (() => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  async load(): Promise<AllianceLine[]> {
    const turn = ++this.#turn
    this.busy = true
    try {
      let lines: AllianceLine[] = []
      for (let offset = 0; offset < this.#wanted; ) {
        const limit = Math.min(this.#wanted - offset, longest)
        const answer = await api.get<AllianceLines>(address(this.question, offset, limit))
        if (turn !== this.#turn) return this.lines ?? []
        lines = joined(lines, answer.alliances)
        this.more = answer.more
        this.total = answer.total
        this.asking = answer.asking
        if (!answer.more) break
        offset += limit
      }
      this.lines = lines
      this.error = null
      return lines
    } catch (reason) {
      if (turn === this.#turn) this.error = reason
      throw reason
    } finally {
      if (turn === this.#turn) this.busy = false
    }
  }

  /** Another question: from its first page. */
  ask(question: Question): void {
    if (question.q === this.question.q && question.only === this.question.only) return
    this.question = question
    this.#wanted = page
    void this.load().catch(() => {})
  }

  /** "Montrer la suite". */
  async next(): Promise<void> {
    if (!this.lines || !this.more) return
    this.#wanted += page
    await this.load().catch(() => {})
  }

  /** Loads, and again when something changes, until the returned function is called. */
  follow(): () => void {
    this.#watchers++
    void this.load().catch(() => {})
    this.#stop ??= onChange(() => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.load().catch(() => {}), settles_ms)
    })
    return () => {
      if (--this.#watchers > 0) return
      clearTimeout(this.#timer)
      this.#stop?.()
      this.#stop = null
    }
  }

  forget(): void {
    this.#turn++
    this.#wanted = page
    this.lines = null
    this.error = null
    this.question = { q: '', only: 'all' }
  }
}

/** Those of this person, unasked: what the pages beside the list show. */
export const allianceList = new AllianceList()
