import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DecodingAnswer, DecodingSign } from '../../lib/api/types'
import { Suggestions, wordsOf } from './suggestions.svelte'

type Sent = { body: { text: string; kind: string }; signal: AbortSignal; answer: (signs: DecodingSign[]) => void; fail: (status: number) => void }

const gaze = (text: string): DecodingSign => ({
  code: 'evasive-gaze',
  family: 'resistance',
  percent: 83,
  strength: 'fair',
  evidence: [{ start: 0, end: text.length, text }],
})

let sent: Sent[]
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  vi.stubGlobal('fetch', (_path: string, { body, signal }: { body: string; signal: AbortSignal }) =>
    new Promise<Response>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      const answer = (signs: DecodingSign[]) => {
        const said: DecodingAnswer = { language: 'fr', undecided: false, signs }
        resolve(new Response(JSON.stringify(said), { status: 200 }))
      }
      const fail = (status: number) => resolve(new Response('{}', { status }))
      sent.push({ body: JSON.parse(body), signal, answer, fail })
    }),
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('suggestions beside a text', () => {
  it('are asked for once the fingers rest, not at each letter', async () => {
    const suggestions = new Suggestions('note')
    for (const text of ['Il', 'Il fixe', 'Il fixe le sol']) {
      suggestions.read(text)
      await vi.advanceTimersByTimeAsync(600)
    }
    expect(sent).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(100)
    expect(sent.map(({ body }) => body)).toEqual([{ text: 'Il fixe le sol', kind: 'note' }])
    sent[0]!.answer([gaze('fixe le sol')])
    await settle()
    expect(suggestions.signs.map(({ code }) => code)).toEqual(['evasive-gaze'])
  })

  it('take back a question that newer text has overtaken', async () => {
    const suggestions = new Suggestions('note')
    suggestions.read('Il fixe')
    await vi.advanceTimersByTimeAsync(700)
    suggestions.read('Il fixe le sol')
    expect(sent[0]!.signal.aborted).toBe(true)
    await vi.advanceTimersByTimeAsync(700)
    expect(sent).toHaveLength(2)
    sent[1]!.answer([gaze('fixe le sol')])
    await settle()
    expect(suggestions.signs).toHaveLength(1)
  })

  it('go when their words are no longer written, without waiting for an answer', async () => {
    const suggestions = new Suggestions('note')
    suggestions.read('Il fixe le sol')
    await vi.advanceTimersByTimeAsync(700)
    sent[0]!.answer([gaze('fixe le sol')])
    await settle()
    suggestions.read('Il fixe le sol, puis se tait')
    expect(suggestions.signs).toHaveLength(1)
    suggestions.read('Il se tait')
    expect(suggestions.signs).toHaveLength(0)
  })

  it('say nothing when the server is busy, has no model, or is not there', async () => {
    const suggestions = new Suggestions('note')
    for (const [i, status] of [429, 503, 500].entries()) {
      suggestions.read(`Un essai ${status}`)
      await vi.advanceTimersByTimeAsync(700)
      sent[i]!.fail(status)
      await settle()
      expect(suggestions.signs).toEqual([])
    }
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
    suggestions.read('Il fixe le sol')
    await vi.advanceTimersByTimeAsync(700)
    expect(suggestions.signs).toEqual([])
  })

  it('ask nothing of an empty text, of one that is too long, or of a page that was left', async () => {
    const suggestions = new Suggestions('note')
    suggestions.read('   ')
    await vi.advanceTimersByTimeAsync(700)
    suggestions.read('é'.repeat(10_001))
    await vi.advanceTimersByTimeAsync(700)
    suggestions.read('Il fixe le sol')
    suggestions.stop()
    await vi.advanceTimersByTimeAsync(700)
    expect(sent).toHaveLength(0)
  })
})

describe('the words kept with a sign', () => {
  it('are those it rests on, in their order', () => {
    const sign = gaze('fixe\n le sol')
    sign.evidence.push({ start: 20, end: 30, text: 'se détourne' })
    expect(wordsOf(sign)).toBe('fixe le sol … se détourne')
  })

  it('are at most 300 characters, and no character is cut in two', () => {
    expect([...wordsOf(gaze('😶'.repeat(300)))]).toHaveLength(300)
    const cut = [...wordsOf(gaze('😶'.repeat(301)))]
    expect(cut).toHaveLength(300)
    expect(cut.at(-1)).toBe('…')
    expect(cut.at(-2)).toBe('😶')
  })
})
