import { describe, expect, it } from 'vitest'
import type { Alert, PatientWords, Session } from '../../lib/api/types'
import { betweenOf, ownWords } from './course'

const session = (number: number, more: Partial<Session> = {}): Session =>
  ({ id: `s${number}`, number, status: 'ended', words: [], agenda: [], ...more }) as Session
const said = (words: string, kind: PatientWords['kind'], day: number, taken_back = false): PatientWords => ({
  id: words,
  kind,
  words,
  author: 'claire',
  at: `2026-11-${String(day).padStart(2, '0')}T10:00:00.000000Z`,
  taken_back,
})

describe('one’s own words shown back', () => {
  it('are a small win before what was hoped for, and the latest', () => {
    const early = session(1, { words: [said('J’ai dormi', 'small_win', 1), said('Je voudrais', 'change_talk', 1)] })
    const late = session(2, { words: [said('J’ai marché', 'small_win', 8), said('Je peux', 'change_talk', 9)] })
    expect(ownWords([late, early])!.words.words).toBe('J’ai marché')
  })

  it('are never those that were taken back', () => {
    const one = session(1, { words: [said('Non', 'small_win', 2, true), said('Je peux', 'change_talk', 1)] })
    expect(ownWords([one])!.words.words).toBe('Je peux')
    expect(ownWords([session(1)])).toBeNull()
  })
})

describe('how things are between us', () => {
  const alert = (kind: Alert['kind'], more: Partial<Alert> = {}) =>
    ({ kind, key: kind, count: 0, number: 4, since: 4, signs: [], ...more }) as Alert
  it('is told by the scores as they are', () => {
    expect(betweenOf([], [])).toBeNull()
    expect(betweenOf([800], [])).toBe('first')
    expect(betweenOf([810, 600], [])).toBe('two')
  })
  it('is told by an alert while it waits', () => {
    expect(betweenOf([810, 600], [alert('rupture')])).toBe('lower')
    expect(betweenOf([810, 600], [alert('divergence')])).toBe('apart')
    expect(betweenOf([810, 600], [alert('rupture', { answered: 'r1' })])).toBe('two')
  })
})
