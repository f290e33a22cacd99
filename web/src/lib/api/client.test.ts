import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, ApiError, onLoginNeeded } from './client'

type Call = { url: string; init: RequestInit }
const calls: Call[] = []

function answers(...list: (Response | Error)[]) {
  calls.length = 0
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    calls.push({ url, init })
    const next = list.shift()!
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
  })
}
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers })
const header = (call: Call, name: string) => (call.init.headers as Record<string, string>)[name]

afterEach(() => vi.unstubAllGlobals())

describe('commands', () => {
  it('name what was seen, for whom, and keep their key when sent again', async () => {
    answers(new TypeError('network'), json(200, { seq: 8, position: 3 }))
    const receipt = await api.command('a1', '/contract/amend', {}, { seq: 7, behalf: 'p1' })
    expect(receipt).toEqual({ seq: 8, position: 3 })
    expect(calls).toHaveLength(2)
    expect(calls[0]!.url).toBe('/api/v1/alliances/a1/contract/amend')
    expect(header(calls[0]!, 'If-Match')).toBe('"7"')
    expect(header(calls[0]!, 'X-On-Behalf-Of')).toBe('p1')
    expect(header(calls[1]!, 'Idempotency-Key')).toBe(header(calls[0]!, 'Idempotency-Key'))
  })

  it('are not sent again when the server refused them', async () => {
    answers(json(409, { status: 409, key: 'alliance.changed', args: { seq: 9 }, changes: [{ seq: 9 }] }))
    const error = await api.command('a1', '/contract/amend', {}, { seq: 7 }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ status: 409, key: 'alliance.changed', args: { seq: 9 } })
    expect((error as ApiError).changes).toHaveLength(1)
    expect(calls).toHaveLength(1)
  })
})

describe('failures', () => {
  it('of the network have a key of their own', async () => {
    answers(new TypeError('network'))
    await expect(api.get('/me')).rejects.toMatchObject({ key: 'network.offline', offline: true })
  })

  it('that are not answers of the server are told apart by their status', async () => {
    answers(new Response('<h1>Bad gateway</h1>', { status: 502 }))
    await expect(api.get('/me')).rejects.toMatchObject({ key: 'server.unavailable' })
    answers(new Response('?', { status: 418 }))
    await expect(api.get('/me')).rejects.toMatchObject({ key: 'unknown' })
  })

  it('for want of a log-in are told to the application', async () => {
    const told = vi.fn()
    onLoginNeeded(told)
    answers(json(401, { status: 401, key: 'login.needed' }))
    await expect(api.get('/alliances')).rejects.toBeInstanceOf(ApiError)
    expect(told).toHaveBeenCalledOnce()
  })
})
