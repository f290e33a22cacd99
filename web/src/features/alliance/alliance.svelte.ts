// One alliance on the screen: what it is, what others just did, and the one way to act on it.
import { api, newId, ApiError } from '../../lib/api'
import { SvelteMap } from 'svelte/reactivity'
import type { AllianceView, Change, ClauseBody, CommandBody, CommandPath } from '../../lib/api/types'
import { known } from '../../lib/known'
import { onChange } from '../../lib/live'
import { oneLoad } from '../../lib/one_load'
import { changedSince, voiceOf } from '../contract/clauses'
import { sentencesSince, type Sentence } from '../contract/changes'

export type Outcome =
  | { kind: 'done' }
  | { kind: 'changed'; changes: Change[] }
  | { kind: 'failed'; error: unknown }

/** `own`: the caregiver's own act, also while they record for the patient in the room. */
export type ActOptions = { seen?: number; own?: boolean; behalf?: string; key?: string }

type Phase = 'loading' | 'ready' | 'gone' | 'failed'

/** How long a clause somebody else touched stays lit. */
const glow_ms = 12_000

/** Refusals that say: somebody was faster. */
const behind = ['alliance.changed', 'proposal.ended', 'proposal.pending']

export class Alliance {
  readonly id: string
  view = $state.raw<AllianceView | null>(null)
  phase = $state<Phase>('loading')
  inPerson = $state(false)
  /** Clauses another person has just changed. */
  fresh = $state<string[]>([])
  /** What others just did, the latest last. */
  told = $state<(Sentence & { seq: number })[]>([])
  voice = $derived(this.view ? voiceOf(this.view, this.inPerson && this.view.can.in_person) : null)
  /** The version on the table: in negotiation, else in force. */
  version = $derived(this.view?.negotiation ?? this.view?.in_force ?? null)

  /** What was on the screen of each clause when the person began to write on it. */
  held = new SvelteMap<string, ClauseBody>()

  /** Clauses just answered: they stay in place while what came of it is said beside them. */
  lingering = new SvelteMap<string, ClauseBody>()

  /** What happened while this page was open, for those who were writing meanwhile. */
  log = $state.raw<Change[]>([])

  #pending: Change[] = []

  constructor(id: string) {
    this.id = id
  }

  /** Loads, then follows what others do until the returned function is called. */
  follow(): () => void {
    void this.load()
    return onChange((change) => {
      if (change && change.alliance !== this.id) return
      if (change && this.view && change.seq <= this.view.seq) return
      if (change) {
        this.#pending.push(change)
        this.log = [...this.log.slice(-200), change]
      }
      void this.load()
    })
  }

  /** Loads the newest state; calls made meanwhile share one more load. */
  readonly load = oneLoad(() => this.#load())

  async #load(): Promise<void> {
    try {
      const next = await api.get<AllianceView>(`/alliances/${this.id}`)
      this.#take(next)
      known.put(this.#known, next)
      this.phase = 'ready'
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) this.phase = 'gone'
      else if (!this.view) this.#unreached(error)
    }
  }

  get #known(): string {
    return `alliance/${this.id}`
  }

  /** Without a network, what was last known of it is better than nothing. */
  #unreached(error: unknown): void {
    const last = known.get<AllianceView>(this.#known)
    if (last && error instanceof ApiError && error.offline) this.view = last
    this.phase = this.view ? 'ready' : 'failed'
  }

  #take(next: AllianceView): void {
    const before = this.view
    if (before && next.seq < before.seq) return
    const changes = this.#pending.filter((one) => one.seq <= next.seq)
    this.#pending = this.#pending.filter((one) => one.seq > next.seq)
    if (before) this.#tell(before, next, changes)
    this.view = next
  }

  #tell(before: AllianceView, next: AllianceView, changes: Change[]): void {
    const sentences = sentencesSince(changes, before.seq, next)
    if (!sentences.length) return
    const version = next.negotiation ?? next.in_force
    // The same thing done twice is one line, the latest.
    const again = new Set(sentences.map((one) => one.key + one.args.name))
    const earlier = this.told.filter((one) => !again.has(one.key + one.args.name))
    this.told = [...earlier, ...sentences.map((one) => ({ ...one, seq: next.seq }))].slice(-4)
    this.fresh = [...new Set([...this.fresh, ...changedSince(version, before.seq)])]
    setTimeout(() => {
      this.told = this.told.filter((one) => one.seq > next.seq)
      this.fresh = this.fresh.filter((id) => {
        const clause = version?.clauses.find((one) => one.id === id)
        return clause !== undefined && clause.changed > next.seq
      })
    }, glow_ms)
  }

  name(party: string): string {
    return this.view?.parties.find((one) => one.id === party)?.name ?? ''
  }

  /** Sends a command as the voice of the moment; afterwards the screen shows the new state. */
  async act<P extends CommandPath>(path: P, body: CommandBody[P], options: ActOptions = {}): Promise<Outcome> {
    if (!this.view) return { kind: 'failed', error: null }
    const behalf = options.behalf ?? (options.own ? null : this.voice?.behalf)
    try {
      await api.command(this.id, path, body, {
        seq: options.seen ?? this.view.seq,
        key: options.key ?? newId(),
        ...(behalf ? { behalf } : {}),
      })
      await this.load()
      return { kind: 'done' }
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) {
        await this.load() // the screen was behind
        if (behind.includes(error.key)) return { kind: 'changed', changes: error.changes }
      }
      return { kind: 'failed', error }
    }
  }
}
