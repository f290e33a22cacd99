import { describe, expect, it } from 'vitest'
import { laterDays } from './later'

const now = new Date('2026-11-25T10:00:00Z')
const at = (when: string, session: string | null) => laterDays(session, now).find((one) => one.when === when)?.until

describe('later', () => {
  it('is tomorrow or in a week', () => {
    expect(laterDays(null, now)).toEqual([
      { when: 'tomorrow', until: '2026-11-26' },
      { when: 'week', until: '2026-12-02' },
    ])
  })

  it('is the next session when that is later than tomorrow', () => {
    expect(at('session', '2026-11-30T09:00:00.000000Z')).toBe('2026-11-30')
    expect(at('session', '2026-11-26T09:00:00.000000Z')).toBeUndefined()
    expect(at('session', '2026-11-25T16:00:00.000000Z')).toBeUndefined()
  })

  it('is never further than the server takes', () => {
    expect(at('session', '2027-05-01T09:00:00.000000Z')).toBeUndefined()
  })
})
