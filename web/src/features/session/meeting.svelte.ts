// One session on the screen, and all that can be done in it with one touch.
import { tick } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'
import { newId } from '../../lib/api'
import type { ActionFollow, NoteText, PatientWords, Role, Session, Sign } from '../../lib/api/types'
import type { Alliance } from '../alliance/alliance.svelte'
import { Sessions } from './sessions.svelte'

export type Detail = Pick<Sign, 'intensity' | 'lasting' | 'words'>

/** A second touch so soon is the same one: a finger that shakes, a mouse that clicks twice. */
const same_touch_ms = 400
/** As long as its author may still add to a session that is over (core/limits.hpp: rating_days). */
const open_days = 14

const instant = () => new Date().toISOString()

export class Meeting {
  readonly alliance: Alliance
  readonly sessions: Sessions
  readonly id: string
  /** What the clock of the device says, renewed as the minutes go by. */
  now = $state(new Date())
  /** The sign recorded last, offered to be said more of or undone. */
  latest = $state<string | null>(null)
  /** The sign of which more is being said. */
  detailed = $state<string | null>(null)
  /** Codes that were suggested and set aside: not suggested again while the page is open. */
  readonly setAside = new SvelteSet<string>()

  readonly session: Session | null = $derived.by(() => this.sessions.find(this.id)?.session ?? null)
  readonly me: string = $derived.by(() => this.alliance.view?.me ?? '')
  readonly role: Role | null = $derived.by(
    () => this.alliance.view?.parties.find((one) => one.id === this.me)?.role ?? null,
  )
  readonly patient: string = $derived.by(() => this.alliance.name(this.alliance.view?.patient ?? ''))
  /** Who holds it, or will. */
  readonly caregiver: string = $derived.by(() =>
    this.alliance.name(this.session?.caregiver ?? this.alliance.view?.referent ?? ''),
  )
  /** The number of a session that has not begun, if it is the next one held. */
  readonly nextNumber: number = $derived.by(
    () => Math.max(0, ...this.sessions.list.map((one) => one.session.number)) + 1,
  )
  /** Whether something may still be added or corrected. */
  readonly open: boolean = $derived.by(() => {
    const { status, ended_at } = this.session ?? {}
    if (status === 'running') return true
    return status === 'ended' && !!ended_at && this.now.getTime() - Date.parse(ended_at) < open_days * 86_400_000
  })
  /** Signs that stand, in the order they were seen. */
  readonly signs: Sign[] = $derived(
    (this.session?.signs ?? []).filter((one) => !one.taken_back).sort((a, b) => a.seen_at.localeCompare(b.seen_at)),
  )

  #touched = { code: '', at: -Infinity }

  constructor(alliance: Alliance, sessions: Sessions, id: string) {
    this.alliance = alliance
    this.sessions = sessions
    this.id = id
  }

  /** Lets the minutes go by until the returned function is called. */
  keepTime(): () => void {
    const timer = setInterval(() => (this.now = new Date()), 5_000)
    return () => clearInterval(timer)
  }

  /** One's own, of one code. */
  seen(code: string): Sign[] {
    return this.signs.filter((one) => one.code === code && one.author === this.me)
  }

  unsent(id: string): boolean {
    return this.sessions.unsent.has(id)
  }

  /** One touch: it is on the screen before this returns to the browser. Null: the same touch.
   * `words`: what it rests on. */
  record(code: string, touched = performance.now(), words = ''): string | null {
    const again = this.#touched.code === code && touched - this.#touched.at < same_touch_ms
    this.#touched = { code, at: touched }
    if (again) return null
    const sign = newId()
    this.sessions.act('/sessions/signs/record', {
      session: this.id,
      sign,
      code,
      seen_at: instant(),
      intensity: 0,
      lasting: false,
      words,
    })
    this.latest = sign
    this.detailed = null
    void measure(touched)
    return sign
  }

  takeBack(sign: string): void {
    this.sessions.undo(sign, '/sessions/signs/take-back', { session: this.id, sign })
    if (this.latest === sign) this.latest = null
    if (this.detailed === sign) this.detailed = null
    this.#touched.at = -Infinity
  }

  say(sign: string, { intensity, lasting, words }: Detail): void {
    this.sessions.act('/sessions/signs/correct', { session: this.id, sign, intensity, lasting, words })
  }

  /** `behalf`: the patient asked for it aloud, and the caregiver writes it down. */
  addToAgenda(text: string, behalf?: string): void {
    const body = { session: this.id, item: newId(), text }
    this.sessions.act('/sessions/agenda/add', body, behalf ? { behalf } : {})
  }
  tick(item: string, done: boolean): void {
    this.sessions.act('/sessions/agenda/mark', { session: this.id, item, done })
  }
  takeOff(item: string): void {
    this.sessions.undo(item, '/sessions/agenda/remove', { session: this.id, item })
  }

  followed(action: string, outcome: ActionFollow['outcome'], words: string): void {
    this.sessions.act('/sessions/actions/follow', { session: this.id, action, outcome, words })
  }

  keepWords(kind: PatientWords['kind'], words: string): void {
    this.sessions.act('/sessions/words/catch', { session: this.id, id: newId(), kind, words })
  }
  dropWords(id: string): void {
    this.sessions.undo(id, '/sessions/words/take-back', { session: this.id, id })
  }

  write(text: NoteText): void {
    this.sessions.act('/sessions/notes/write', { session: this.id, note: newId(), text })
  }
  correct(note: string, text: NoteText): void {
    this.sessions.act('/sessions/notes/correct', { session: this.id, note, text })
  }

  begin(): void {
    this.sessions.start(this.id)
  }
  end(): void {
    this.sessions.act('/sessions/end', { session: this.id, ended_at: instant() })
  }
}

/** How long from the touch to the screen: read by the browser's tests as "entente:sign". */
async function measure(start: number): Promise<void> {
  await tick()
  requestAnimationFrame(() => setTimeout(() => performance.measure('entente:sign', { start, end: performance.now() })))
}
