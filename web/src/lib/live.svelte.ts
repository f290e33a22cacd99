// What others do, as it happens: an event stream, or asking again where streams do not pass.
import { api } from './api/client'
import type { Change, Changes } from './api/types'

/** Null: too much happened to tell; load again what is on the screen. */
export type Listener = (change: Change | null) => void

const poll_ms = 5_000
const retry_stream_ms = 60_000
const failures_before_polling = 3

const listeners = new Set<Listener>()
let source: EventSource | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let failures = 0
let position: number | null = null
let running = false
let connected = $state(true)

export const live = {
  /** False while nothing arrives from the server. */
  get connected(): boolean {
    return connected
  },
}

function tell(change: Change | null): void {
  for (const listener of [...listeners]) listener(change)
}

function take(change: Change): void {
  if (change.position !== undefined) {
    if (position !== null && change.position <= position) return
    position = change.position
  }
  tell(change)
}

function openStream(): void {
  clearTimeout(timer)
  source?.close()
  // The browser resumes by itself with Last-Event-ID as long as this source lives.
  const opened = new EventSource('/api/v1/events')
  source = opened
  opened.onopen = () => {
    if (failures > 0) tell(null)
    failures = 0
    connected = true
  }
  opened.addEventListener('change', (event) => {
    connected = true
    take(JSON.parse((event as MessageEvent<string>).data) as Change)
  })
  opened.addEventListener('reset', () => tell(null))
  opened.onerror = () => {
    failures++
    connected = false
    if (failures >= failures_before_polling || opened.readyState === EventSource.CLOSED) {
      opened.close()
      source = null
      void poll(Date.now() + retry_stream_ms)
    }
  }
}

async function poll(until: number): Promise<void> {
  if (!running) return
  try {
    const answer = await api.get<Changes>(`/changes?after=${position ?? 0}`)
    const first = position === null
    connected = true
    if (first) tell(null)
    else for (const change of answer.changes) tell(change)
    position = answer.position
  } catch {
    connected = false
  }
  if (!running) return
  clearTimeout(timer)
  timer = setTimeout(() => (Date.now() < until ? void poll(until) : openStream()), poll_ms)
}

const cut = () => (connected = false)
function back(): void {
  failures = 1 // what was missed is loaded again
  openStream()
}

/** Begins to listen: after logging in. */
export function startLive(): void {
  if (running) return
  running = true
  failures = 0
  window.addEventListener('offline', cut)
  window.addEventListener('online', back)
  openStream()
}

export function stopLive(): void {
  running = false
  window.removeEventListener('offline', cut)
  window.removeEventListener('online', back)
  clearTimeout(timer)
  source?.close()
  source = null
  position = null
  connected = true
}

/** Every change in any of one's alliances, until the returned function is called. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Changes of one alliance only. */
export function subscribe(alliance: string, listener: Listener): () => void {
  return onChange((change) => {
    if (!change || change.alliance === alliance) listener(change)
  })
}
