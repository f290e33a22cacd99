// What is being written survives reload, log-out and crash.
import { dropDraft, readDraft, writeDraft } from './draft_store'

const settles_ms = 250

/** Kept while the page lives, also where the browser stores nothing. */
const memory = new Map<string, unknown>()
const pending = new Map<string, () => void>()

/** A log-out forgets what is in memory; the encrypted copy stays for its author. */
export function forgetDrafts(): void {
  flushDrafts()
  memory.clear()
}

/** Writes at once what waits to be written. */
export function flushDrafts(): void {
  for (const write of [...pending.values()]) write()
}

export class Draft<T> {
  #value = $state() as T
  #initial: T
  #touched = false
  #timer: ReturnType<typeof setTimeout> | undefined
  /** False until an earlier draft, if any, was found. */
  ready = $state(false)
  /** An earlier draft was taken up. */
  restored = $state(false)
  readonly key: string

  constructor(key: string, initial: T) {
    this.key = key
    this.#initial = initial
    const kept = memory.get(key) as T | undefined
    this.#value = kept ?? initial
    this.restored = kept !== undefined
    if (kept !== undefined) this.ready = true
    else void this.#restore()
  }

  async #restore(): Promise<void> {
    const found = (await readDraft(this.key)) as T | undefined
    if (found !== undefined && !this.#touched) {
      this.#value = found
      this.restored = true
      memory.set(this.key, found)
    }
    this.ready = true
  }

  get value(): T {
    return this.#value
  }
  set value(next: T) {
    this.#touched = true
    this.#value = next
    memory.set(this.key, next)
    clearTimeout(this.#timer)
    const write = () => {
      clearTimeout(this.#timer)
      pending.delete(this.key)
      void writeDraft(this.key, next)
    }
    pending.set(this.key, write)
    this.#timer = setTimeout(write, settles_ms)
  }

  /** Once what was written has arrived. */
  clear(): void {
    clearTimeout(this.#timer)
    pending.delete(this.key)
    memory.delete(this.key)
    this.#touched = true
    this.#value = this.#initial
    this.restored = false
    void dropDraft(this.key)
  }
}

/** Replace `value` as a whole to change it: `d.value = { ...d.value, text }`. */
export const draft = <T>(key: string, initial: T): Draft<T> => new Draft(key, initial)

if (typeof window !== 'undefined') {
  window.addEventListener('pagehide', flushDrafts)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flushDrafts()
  })
}
