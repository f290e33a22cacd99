import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { formatDay, formatMoment, formatTime, setLanguage } from '.'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const now = new Date(2026, 10, 24, 18, 0)

describe('days and hours', () => {
  beforeEach(() => setLanguage('fr', false))
  afterAll(() => setLanguage('fr', false))

  it('are said as French people say them', () => {
    expect(plain(formatTime(new Date(2026, 10, 24, 9, 5)))).toBe('9 h 05')
    expect(plain(formatDay('2026-12-01'))).toBe('1er décembre 2026')
    expect(plain(formatMoment(new Date(2026, 10, 24, 16, 40), now))).toBe('aujourd’hui à 16 h 40')
    expect(plain(formatMoment(new Date(2026, 10, 23, 23, 59), now))).toBe('hier à 23 h 59')
    expect(plain(formatMoment(new Date(2026, 10, 21, 8, 0), now))).toBe('samedi à 8 h 00')
    expect(plain(formatMoment(new Date(2026, 2, 3, 8, 0), now))).toBe('le 3 mars à 8 h 00')
    expect(plain(formatMoment(new Date(2025, 2, 3, 8, 0), now))).toBe('le 3 mars 2025 à 8 h 00')
  })

  it('are said as English people say them, at once', async () => {
    await setLanguage('en', false)
    expect(plain(formatDay('2026-12-01'))).toBe('1 December 2026')
    expect(plain(formatMoment(new Date(2026, 10, 23, 9, 5), now))).toBe('yesterday at 09:05')
    expect(document.documentElement.lang).toBe('en')
  })

  it('keep the day on the line of its month', () => {
    expect(formatDay('2026-11-23')).toContain('23\u00a0novembre')
  })
})
