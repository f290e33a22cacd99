// What was done here and has not reached the server yet. It is kept encrypted on the device
// (draft_store.ts), sent in its order as soon as there is a network, and again after a reload or a
// log-in. What the server refuses stays, to be read by the person who did it: nothing is dropped.
import { api, ApiError, newId } from './api'
import type { CommandBody, CommandPath, Instant, Receipt } from './api/types'
import { draftNames, dropDraft, readDraft, writeDraft } from './draft_store'
import { onChange } from './live.svelte'
import { onLeave } from './login.svelte'

export type Refusal = { key: string; args: Record<string, string | number> }

/** One command on its way; `key` names it and makes it act once. */
export type Waiting<P extends CommandPath = CommandPath> = {
  [K in P]: {
    key: string
    order: number
    alliance: string
    path: K
    body: CommandBody[K]
    seq: number
    behalf?: string
    /** By the clock of this device. */
    at: Instant
    refused?: Refusal
  }
}[P]

export type Put<P extends CommandPath> = {
  alliance: string
  path: P
  body: CommandBody[P]
  /** The `seq` of the alliance on the screen. */
  seq: number
  behalf?: string
}

type Sent = (item: Waiting, receipt: Receipt) => void

const prefix = 'outbox/'
const first_wait_ms = 1_000
const longest_wait_ms = 30_000

let items = $state.raw<Waiting[]>([])
let offline = $state(typeof navigator !== 'undefined' && navigator.onLine === false)
let stalled = $state(false)
let last = 0
const listeners = new Set<Sent>()
const busy = new Set<string>()
/** Their answer may have been lost: they may have arrived. */
const tried = new Set<string>()
const failures = new Map<string, number>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const keeping = new Map<string, Promise<void>>()

/** What a command makes, by the name it has in the body of those that speak of it. */
const makes: Partial<Record<CommandPath, string>> = {
  '/sessions/plan': 'session',
  '/sessions/start': 'session',
  '/sessions/agenda/add': 'item',
  '/sessions/signs/record': 'sign',
  '/sessions/notes/write': 'note',
  '/sessions/words/catch': 'id',
  '/sessions/ratings/give': 'rating',
}

/** The id of what this command makes, if it makes something. */
export function made(item: Pick<Waiting, 'path' | 'body'>): string | undefined {
  const name = makes[item.path]
  return name ? (item.body as Record<string, unknown>)[name] as string : undefined
}

/** Whether `later` speaks of what `earlier` makes: without the one the other has no place to go. */
function needs(later: Waiting, earlier: Waiting): boolean {
  const id = made(earlier)
  return id !== undefined && Object.values(later.body).includes(id)
}

const nameOf = (item: Waiting) => `${prefix}${String(item.order).padStart(16, '0')}/${item.key}`

function keep(item: Waiting): void {
  const before = keeping.get(item.key) ?? Promise.resolve()
  keeping.set(item.key, before.then(() => writeDraft(nameOf(item), item)))
}

function remove(item: Waiting): void {
  items = items.filter((one) => one.key !== item.key)
  const kept = keeping.get(item.key) ?? Promise.resolve()
  keeping.delete(item.key)
  void kept.then(() => dropDraft(nameOf(item)))
  if (!items.some((one) => !one.refused)) stalled = false
}

function change(key: string, next: (item: Waiting) => Waiting): void {
  items = items.map((one) => {
    if (one.key !== key) return one
    const changed = next(one)
    keep(changed)
    return changed
  })
}

function next(alliance: string): Waiting | undefined {
  const own = items.filter((one) => one.alliance === alliance)
  const refused = own.filter((one) => one.refused)
  const held = new Set(refused.map((one) => one.key))
  for (const one of own) {
    if (held.has(one.key)) continue
    if (!refused.some((before) => before.order < one.order && needs(one, before))) return one
    refused.push(one) // and what needs it waits with it
  }
  return undefined
}

/** Worth sending again as it is: no network, a busy or failing server, or logged out. */
const passing = (error: ApiError) =>
  error.offline || error.status >= 500 || [401, 408, 425, 429].includes(error.status)

/** False: it has to wait. */
async function send(item: Waiting): Promise<boolean> {
  tried.add(item.key)
  try {
    const options = { seq: item.seq, key: item.key, ...(item.behalf ? { behalf: item.behalf } : {}) }
    const receipt = await api.command(item.alliance, item.path, item.body, options)
    offline = false
    stalled = false
    failures.delete(item.alliance)
    for (const listener of [...listeners]) listener(item, receipt)
    remove(item)
    return true
  } catch (reason) {
    const error = reason instanceof ApiError ? reason : new ApiError({ status: 0, key: 'unknown' })
    offline = error.offline
    if (passing(error)) {
      stalled = true
      later(item.alliance, error.retryAfter * 1000)
      return false
    }
    change(item.key, (one) => ({ ...one, refused: { key: error.key, args: error.args } }))
    return true
  }
}

function later(alliance: string, asked_ms: number): void {
  const count = failures.get(alliance) ?? 0
  failures.set(alliance, count + 1)
  const wait = Math.max(asked_ms, Math.min(first_wait_ms * 2 ** count, longest_wait_ms))
  clearTimeout(timers.get(alliance))
  timers.set(alliance, setTimeout(() => void pump(alliance), wait))
}

async function pump(alliance: string): Promise<void> {
  if (busy.has(alliance)) return
  busy.add(alliance)
  clearTimeout(timers.get(alliance))
  try {
    for (let item = next(alliance); item; item = next(alliance)) {
      if (!(await send(item))) return
    }
  } finally {
    busy.delete(alliance)
  }
}

function wake(): void {
  failures.clear()
  for (const alliance of new Set(items.map((one) => one.alliance))) void pump(alliance)
}

export const outbox = {
  /** Everything on its way or refused, in its order. */
  get items(): Waiting[] {
    return items
  },
  /** Not sent yet, refused ones apart. */
  get waiting(): number {
    return items.filter((one) => !one.refused).length
  },
  get refused(): Waiting[] {
    return items.filter((one) => one.refused)
  },
  /** Nothing reaches the server at the moment. */
  get offline(): boolean {
    return offline
  },
  /** Something could not be sent, and is tried again from time to time. */
  get stalled(): boolean {
    return stalled
  },
  of: (alliance: string): Waiting[] => items.filter((one) => one.alliance === alliance),

  /** Takes a command; it is on its way when this returns. */
  put<P extends CommandPath>(asked: Put<P>): Waiting<P> {
    last = Math.max(last + 1, Date.now() * 100)
    const item = { ...asked, key: newId(), order: last, at: new Date().toISOString() } as unknown as Waiting<P>
    items = [...items, item as Waiting]
    keep(item as Waiting)
    void pump(asked.alliance)
    return item
  },
  /** Takes it out again before it left. False: it may have arrived; undo it by another command. */
  drop(key: string): boolean {
    const item = items.find((one) => one.key === key)
    if (!item || tried.has(key)) return false
    remove(item)
    return true
  },
  /** Tries a refused one again. */
  retry(key: string): void {
    change(key, ({ refused: _, ...rest }) => rest as Waiting)
    const item = items.find((one) => one.key === key)
    if (item) void pump(item.alliance)
  },
  /** The person has read a refused one and lets it go; what waited behind it is tried. */
  setAside(key: string): void {
    const item = items.find((one) => one.key === key && one.refused)
    if (!item) return
    remove(item)
    void pump(item.alliance)
  },
  /** Told of each command that arrived, before it leaves the list, until the returned function is called. */
  onSent(listener: Sent): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  wake,
}

/** After a log-in or a reload: what was left is taken up again. */
export async function resumeOutbox(): Promise<void> {
  const found = await Promise.all((await draftNames(prefix)).map((name) => readDraft(name)))
  const known = new Set(items.map((one) => one.key))
  const left = (found as (Waiting | undefined)[]).filter((one) => one && !known.has(one.key)) as Waiting[]
  for (const one of left) tried.add(one.key)
  items = [...items, ...left].sort((a, b) => a.order - b.order)
  wake()
}

/** At log-out: what waits stays on the device, unreadable until its author logs in again. */
export function forgetOutbox(): void {
  items = []
  stalled = false
  for (const timer of timers.values()) clearTimeout(timer)
  failures.clear()
  keeping.clear()
}

onLeave(forgetOutbox)

if (typeof window !== 'undefined') {
  window.addEventListener('online', () => {
    offline = false
    wake()
  })
  window.addEventListener('offline', () => (offline = true))
  // The stream is back after a break.
  onChange((change) => {
    if (!change) wake()
  })
}
