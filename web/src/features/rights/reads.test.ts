import { describe, expect, it } from 'vitest'
import { byDay, dayName, localDay, readKey, readKinds } from './reads'
import locale from '../../../../content/locales/rights.json'

const read = (at: Date) => ({ party: 'p', name: 'C', role: 'caregiver', what: 'alliance', at: at.toISOString() }) as never

describe('the list of reads', () => {
  it('has words for each thing that can be read, and for one it does not know', () => {
    const keys = Object.keys(locale)
    for (const what of [...readKinds, 'new thing']) {
      const key = readKey(what)
      expect(keys.includes(key) || keys.includes(key.replace('rights.', ''))).toBe(true)
    }
  })

  it('is grouped by the reader’s own days, in the order it came', () => {
    const days = byDay([
      read(new Date(2026, 10, 24, 9)),
      read(new Date(2026, 10, 24, 0, 1)),
      read(new Date(2026, 10, 23, 23, 59)),
    ])
    expect(days.map((one) => [one.day, one.reads.length])).toEqual([
      ['2026-11-24', 2],
      ['2026-11-23', 1],
    ])
  })

  it('calls today and yesterday by their names, also over a new year', () => {
    const now = new Date(2027, 0, 1, 8)
    expect(dayName(localDay(now), now)).toBe('today')
    expect(dayName('2026-12-31', now)).toBe('yesterday')
    expect(dayName('2026-12-30', now)).toBe('other')
  })
})
