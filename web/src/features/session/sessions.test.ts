import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetOutbox, outbox } from '../../lib/outbox.svelte'
import type { Session, SessionView } from '../../lib/api/types'
import { Alliance } from '../alliance/alliance.svelte'
import { party, view } from '../contract/samples'
import { Sessions } from './sessions.svelte'

const at = '2026-11-23T14:05:00.000Z'

function session(id: string, more: Partial<Session> = {}): SessionView {
  const blank = { number: 0, status: 'planned' as const, author: 'claire', minutes: 45, presence: 'in_person' as const }
  const none = { reason: '', agenda: [], signs: [], notes: [], follow_ups: [], words: [], ratings: [], goals: [] }
  return { session: { id, ...blank, ...none, changed: 1, ...more }, blind: [] }
}

function world(...all: SessionView[]): Sessions {
  const alliance = new Alliance('a')
  const parties = [party('claire', 'caregiver', 'Claire'), party('lucie', 'patient', 'Lucie')]
  alliance.view = view([], { parties, me: 'claire', patient: 'lucie' })
  const sessions = new Sessions(alliance)
  sessions.take({ seq: 9, sessions: all })
  return sessions
}

const record = (sessions: Sessions, sign: string, which = 's') =>
  sessions.act('/sessions/signs/record', {
    session: which,
    sign,
    code: 'acts',
    seen_at: at,
    intensity: 0,
    lasting: false,
    words: '',
  })

describe('the sessions of an alliance', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  })
  afterEach(() => {
    forgetOutbox()
    vi.unstubAllGlobals()
  })

  it('show at once what is done in them, marked until it has arrived', () => {
    const sessions = world(session('s', { status: 'running', number: 7, started_at: at }))
    record(sessions, 'one')
    expect(sessions.running?.session.signs.map((one) => one.id)).toEqual(['one'])
    expect(sessions.unsent.has('one')).toBe(true)
  })

  it('begin without a network, counted after the last one, and can be filled and ended', () => {
    const sessions = world(session('old', { status: 'ended', number: 6, started_at: at, ended_at: at }))
    const id = sessions.start()
    record(sessions, 'one', id)
    expect(sessions.running?.session).toMatchObject({ id, number: 7, caregiver: 'claire' })
    sessions.act('/sessions/end', { session: id, ended_at: at })
    expect(sessions.running).toBeNull()
    expect(sessions.find(id)?.session.signs).toHaveLength(1)
  })

  it('keep what has arrived on the screen until the next answer tells it', async () => {
    const sessions = world(session('s', { status: 'running', number: 7, started_at: at }))
    vi.stubGlobal('fetch', (url: string) =>
      url.endsWith('/record')
        ? Promise.resolve(new Response('{"position":1,"seq":10}'))
        : Promise.reject(new TypeError('no network')),
    )
    const stop = sessions.follow()
    record(sessions, 'one')
    await vi.waitFor(() => expect(outbox.items).toHaveLength(0))
    expect(sessions.running?.session.signs).toHaveLength(1)
    expect(sessions.unsent.size).toBe(0)
    sessions.take({ seq: 10, sessions: [session('s', { status: 'running', number: 7, started_at: at })] })
    expect(sessions.running?.session.signs).toHaveLength(0)
    stop()
  })

  it('undo what has not left by taking it out, and what may have arrived by taking it back', async () => {
    const sessions = world(session('s', { status: 'running', number: 7, started_at: at }))
    record(sessions, 'one')
    record(sessions, 'two')
    await vi.waitFor(() => expect(outbox.offline).toBe(true), { timeout: 3000 })
    sessions.undo('two', '/sessions/signs/take-back', { session: 's', sign: 'two' })
    sessions.undo('one', '/sessions/signs/take-back', { session: 's', sign: 'one' })
    expect(outbox.items.map((one) => one.path)).toEqual(['/sessions/signs/record', '/sessions/signs/take-back'])
    expect(sessions.running?.session.signs.map((one) => [one.id, one.taken_back])).toEqual([['one', true]])
  })

  it('say for whom a caregiver records', () => {
    const sessions = world(session('s', { status: 'running', number: 7, started_at: at }))
    const body = { session: 's', action: 'c', outcome: 'partly', words: 'Le soir j’oublie' } as const
    sessions.act('/sessions/actions/follow', body, { behalf: 'lucie' })
    expect(sessions.running?.session.follow_ups).toMatchObject([{ author: 'lucie', in_person: true, outcome: 'partly' }])
  })

  it('name the planned one that comes first', () => {
    const later = session('later', { planned_at: '2026-12-01T10:00:00.000000Z' })
    const sooner = session('sooner', { planned_at: '2026-11-24T10:00:00.000000Z' })
    expect(world(later, sooner).next?.session.id).toBe('sooner')
    expect(world().next).toBeNull()
  })
})
