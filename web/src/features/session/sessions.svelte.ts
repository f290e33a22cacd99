// The sessions of one alliance: what the server last told, and over it what is still on its way.
import { api, ApiError, newId } from '../../lib/api'
import type { CommandBody, CommandPath, SessionsAnswer, SessionView } from '../../lib/api/types'
import { catalogue } from '../../lib/catalogue.svelte'
import { known } from '../../lib/known'
import { onChange } from '../../lib/live'
import { oneLoad } from '../../lib/one_load'
import { made, outbox, type Waiting } from '../../lib/outbox.svelte'
import type { Alliance } from '../alliance/alliance.svelte'
import { lay, type Doing } from './waiting'

type Phase = 'loading' | 'ready' | 'gone' | 'failed'
type SessionPath = Extract<CommandPath, `/sessions/${string}`>
/** A command that the server has taken and the last answer does not show yet. */
type Arrived = { item: Waiting; seq: number }

export class Sessions {
  readonly alliance: Alliance
  phase = $state<Phase>('loading')
  #answer = $state.raw<SessionsAnswer | null>(null)
  #arrived = $state.raw<Arrived[]>([])

  /** Newest first, as they will be once all that waits has arrived. */
  readonly list: SessionView[] = $derived.by(() => {
    const coming = [...this.#arrived.map((one) => one.item), ...this.waiting]
    return coming.reduce((all, item) => lay(all, item, this.#doing(item)), this.#answer?.sessions ?? [])
  })
  readonly running: SessionView | null = $derived(this.list.find((one) => one.session.status === 'running') ?? null)
  /** The planned one that comes first, or whose hour has just gone by. */
  readonly next: SessionView | null = $derived(
    this.list.filter((one) => one.session.status === 'planned').sort(byDate)[0] ?? null,
  )
  /** Held and ended, newest first. */
  readonly ended: SessionView[] = $derived(this.list.filter((one) => one.session.status === 'ended'))
  /** The ids of what was made or changed here and has not arrived. */
  readonly unsent: Set<string> = $derived(new Set(this.waiting.flatMap(spokenOf)))

  constructor(alliance: Alliance) {
    this.alliance = alliance
  }

  /** What waits in the outbox for this alliance, refused ones apart. */
  get waiting(): Waiting[] {
    return outbox.of(this.alliance.id).filter((one) => !one.refused)
  }

  get seq(): number {
    return Math.max(this.#answer?.seq ?? 0, this.alliance.view?.seq ?? 0)
  }

  find(session: string): SessionView | null {
    return this.list.find((one) => one.session.id === session) ?? null
  }

  /** Loads, then follows what others do until the returned function is called. */
  follow(): () => void {
    void this.load()
    const stop = [
      onChange((change) => {
        if (change && change.alliance !== this.alliance.id) return
        if (change && this.#answer && change.seq <= this.#answer.seq) return
        void this.load()
      }),
      outbox.onSent((item, { seq }) => {
        if (item.alliance !== this.alliance.id) return
        this.#arrived = [...this.#arrived, { item, seq }]
        void this.load()
      }),
    ]
    return () => stop.forEach((one) => one())
  }

  /** Loads the newest state; calls made meanwhile share one more load. */
  readonly load = oneLoad(() => this.#load())

  async #load(): Promise<void> {
    try {
      this.take(await api.get<SessionsAnswer>(`/alliances/${this.alliance.id}/sessions`))
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) this.phase = 'gone'
      else if (!this.#answer) this.#unreached(error)
    }
  }

  /** Without a network, what was last known of them is better than nothing. */
  #unreached(error: unknown): void {
    const last = known.get<SessionsAnswer>(this.#known)
    if (last && error instanceof ApiError && error.offline) this.take(last)
    else this.phase = 'failed'
  }

  get #known(): string {
    return `sessions/${this.alliance.id}`
  }

  take(answer: SessionsAnswer): void {
    if (this.#answer && answer.seq < this.#answer.seq) return
    this.#answer = answer
    this.#arrived = this.#arrived.filter((one) => one.seq > answer.seq)
    this.phase = 'ready'
    known.put(this.#known, answer)
  }

  /**
   * Does something in a session: on the screen at once, sent as soon as possible. `behalf`: the
   * party in the room for whom a caregiver records. For what needs its answer at once (a date that
   * another person may have moved) use `Alliance.act`.
   */
  act<P extends SessionPath>(path: P, body: CommandBody[P], options: { behalf?: string } = {}): Waiting<P> {
    return outbox.put({
      alliance: this.alliance.id,
      path,
      body,
      seq: this.seq,
      ...(options.behalf ? { behalf: options.behalf } : {}),
    })
  }

  /** Begins a session that was planned, or one that was not. Returns its id. */
  start(session: string = newId()): string {
    this.act('/sessions/start', { session, started_at: new Date().toISOString() })
    return session
  }

  /**
   * Undoes the making of `id` (a sign, words): it is taken out of the outbox if it has not left,
   * else `path` takes it back.
   */
  undo<P extends SessionPath>(id: string, path: P, body: CommandBody[P], options: { behalf?: string } = {}): void {
    const own = outbox.of(this.alliance.id).filter((one) => spokenOf(one).includes(id))
    const first = own.find((one) => made(one) === id)
    if (first && outbox.drop(first.key)) {
      for (const later of own) if (later !== first) outbox.drop(later.key)
    } else {
      this.act(path, body, options)
    }
  }

  #doing(item: Waiting): Doing {
    const view = this.alliance.view
    const author = item.behalf ?? view?.me ?? ''
    const caregiver = view?.parties.some((one) => one.id === author && one.role === 'caregiver')
    return {
      author,
      side: caregiver ? 'caregiver' : 'patient',
      at: item.at,
      in_person: item.behalf !== undefined,
      kind: (code) => catalogue.sign(code),
    }
  }
}

const byDate = (a: SessionView, b: SessionView) =>
  (a.session.planned_at ?? '').localeCompare(b.session.planned_at ?? '')

/** The things a command makes or changes, other than its session. */
function spokenOf(item: Waiting): string[] {
  const body = item.body as Record<string, unknown>
  return ['sign', 'note', 'item', 'id', 'rating', 'action', 'objective']
    .map((name) => body[name])
    .filter((one): one is string => typeof one === 'string')
    .concat(item.path === '/sessions/start' || item.path === '/sessions/end' ? [String(body.session)] : [])
}
