import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { draftNames, lockDrafts, unlockDrafts } from './draft_store'
import { forgetOutbox, outbox, resumeOutbox } from './outbox.svelte'

const secret = new Uint8Array(32).fill(7)
type Call = { path: string; key: string; behalf: string | null; body: Record<string, unknown> }
type Reply = { status: number; key?: string } | 'offline'

let calls: Call[] = []
let reply: (call: Call) => Reply = () => ({ status: 200 })

async function serve(url: string, asked: RequestInit): Promise<Response> {
  const headers = asked.headers as Record<string, string>
  const call = {
    path: url.replace(/^.*\/alliances\/[^/]+/, ''),
    key: headers['Idempotency-Key'] ?? '',
    behalf: headers['X-On-Behalf-Of'] ?? null,
    body: JSON.parse(String(asked.body)) as Record<string, unknown>,
  }
  calls.push(call)
  const said = reply(call)
  if (said === 'offline') throw new TypeError('no network')
  const body = said.status < 300 ? { position: 1, seq: calls.length } : { status: said.status, key: said.key, args: {} }
  return new Response(JSON.stringify(body), { status: said.status })
}

const put = (sign: string, session = 's', alliance = 'a') =>
  outbox.put({
    alliance,
    path: '/sessions/signs/record',
    body: { session, sign, code: 'acts', seen_at: '2026-11-23T10:00:00.000Z', intensity: 0, lasting: false, words: '' },
    seq: 3,
  })
const start = (session = 's') =>
  outbox.put({ alliance: 'a', path: '/sessions/start', body: { session, started_at: '2026-11-23T10:00:00.000Z' }, seq: 3 })

const until = (done: () => boolean) => vi.waitFor(() => expect(done()).toBe(true), { timeout: 3000 })
const rest = (ms = 60) => new Promise((resolve) => setTimeout(resolve, ms))

describe('what waits for the network', () => {
  beforeEach(async () => {
    calls = []
    reply = () => ({ status: 200 })
    vi.stubGlobal('fetch', serve)
    await unlockDrafts('claire', secret)
  })
  afterEach(async () => {
    reply = () => ({ status: 200 })
    outbox.refused.forEach((one) => outbox.setAside(one.key))
    outbox.wake()
    await until(() => outbox.items.length === 0)
    await rest()
    forgetOutbox()
    vi.unstubAllGlobals()
  })

  it('is sent at once, in its order, each with a key of its own', async () => {
    start()
    put('one')
    put('two')
    expect(outbox.waiting).toBe(3)
    await until(() => outbox.waiting === 0)
    expect(calls.map((one) => one.body.sign ?? 'start')).toEqual(['start', 'one', 'two'])
    expect(new Set(calls.map((one) => one.key)).size).toBe(3)
  })

  it('is kept while nothing reaches the server, and sent with the same key afterwards', async () => {
    reply = () => 'offline'
    const { key } = put('one')
    await until(() => outbox.offline)
    expect(outbox.waiting).toBe(1)
    expect(outbox.stalled).toBe(true)
    reply = () => ({ status: 200 })
    outbox.wake()
    await until(() => outbox.waiting === 0)
    expect(outbox.offline).toBe(false)
    expect(new Set(calls.map((one) => one.key))).toEqual(new Set([key]))
  })

  it('is taken up again after a log-out and a log-in, by its author alone', async () => {
    reply = () => 'offline'
    put('one')
    put('two')
    await until(() => outbox.offline)
    await rest()
    forgetOutbox()
    await lockDrafts()
    expect(outbox.items).toHaveLength(0)
    await unlockDrafts('lucie', new Uint8Array(32).fill(9))
    await resumeOutbox()
    expect(outbox.items).toHaveLength(0)
    calls = []
    reply = () => ({ status: 200 })
    await unlockDrafts('claire', secret)
    await resumeOutbox()
    await until(() => calls.length === 2 && outbox.items.length === 0)
    expect(calls.map((one) => one.body.sign)).toEqual(['one', 'two'])
    await rest()
    expect(await draftNames('outbox/')).toEqual([])
  })

  it('does not stop at a refusal, and keeps what was refused to be read', async () => {
    reply = (call) => (call.body.sign === 'one' ? { status: 409, key: 'sign.too_many' } : { status: 200 })
    put('one')
    put('two')
    await until(() => outbox.waiting === 0)
    expect(outbox.refused.map((one) => [one.path, one.refused?.key])).toEqual([['/sessions/signs/record', 'sign.too_many']])
    expect(calls.map((one) => one.body.sign)).toEqual(['one', 'two'])
  })

  it('waits behind the beginning of its own session, not behind that of another', async () => {
    reply = (call) => (call.path === '/sessions/start' ? { status: 409, key: 'session.running' } : { status: 200 })
    start('s')
    put('held', 's')
    put('free', 'other')
    await until(() => calls.some((one) => one.body.sign === 'free'))
    expect(calls.some((one) => one.body.sign === 'held')).toBe(false)
    reply = () => ({ status: 200 })
    outbox.retry(outbox.refused[0]!.key)
    await until(() => outbox.items.length === 0)
    expect(calls.at(-1)?.body.sign).toBe('held')
  })

  it('tries what waited behind a refusal once the person has set that aside', async () => {
    reply = (call) => (call.path === '/sessions/start' ? { status: 409, key: 'session.not_planned' } : { status: 200 })
    start()
    put('one')
    await until(() => outbox.refused.length === 1)
    outbox.setAside(outbox.refused[0]!.key)
    await until(() => outbox.items.length === 0)
    expect(calls.at(-1)?.body.sign).toBe('one')
  })

  it('can be taken out again until it has left', async () => {
    reply = () => 'offline'
    const first = put('one')
    const second = put('two')
    await until(() => outbox.offline)
    expect(outbox.drop(second.key)).toBe(true)
    expect(outbox.drop(first.key)).toBe(false)
    expect(outbox.items.map((one) => one.key)).toEqual([first.key])
  })

  it('tries again by itself when the server is busy', async () => {
    let times = 0
    reply = () => (++times < 2 ? { status: 429, key: 'store.busy' } : { status: 200 })
    put('one')
    await until(() => outbox.items.length === 0)
    expect(calls).toHaveLength(2)
  })

  it('is said for whom it was done', async () => {
    outbox.put({
      alliance: 'a',
      path: '/sessions/actions/follow',
      body: { session: 's', action: 'c', outcome: 'partly', words: '' },
      seq: 3,
      behalf: 'lucie',
    })
    await until(() => calls.length === 1 && outbox.items.length === 0)
    expect(calls[0]?.behalf).toBe('lucie')
  })
})
