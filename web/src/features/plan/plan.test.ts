import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session, Sign } from '../../lib/api/types'
import { setLanguage } from '../../lib/i18n'
import { clause, version, view } from '../contract/samples'
import { capital, frameOf, instantOf, isDue, leftOver, lengths, placeWords, sameHour, signCounts, toldOf, whenOf, whenWords } from './plan'

const zone = process.env.TZ
beforeAll(() => {
  process.env.TZ = 'Europe/Paris'
})
afterAll(() => {
  process.env.TZ = zone
})

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const session = (more: Partial<Session>): Session => ({
  id: 's',
  number: 0,
  status: 'planned',
  author: 'claire',
  minutes: 45,
  presence: 'in_person',
  reason: '',
  agenda: [],
  signs: [],
  notes: [],
  follow_ups: [],
  words: [],
  ratings: [],
  goals: [],
  changed: 1,
  ...more,
})
const frame = (place: string) =>
  clause('f', {
    kind: 'frame',
    rhythm: 'une fois par semaine',
    minutes: 45,
    place,
    presence: 'in_person',
    confidentiality: '',
    reach: '',
  })

describe('a date', () => {
  it('goes to the inputs and comes back as the same instant', () => {
    expect(whenOf('2026-12-01T13:00:00.000000Z')).toEqual({ date: '2026-12-01', time: '14:00' })
    expect(instantOf({ date: '2026-12-01', time: '14:00' })).toBe('2026-12-01T13:00:00.000Z')
  })

  it('is none while the day or the hour is missing', () => {
    expect(instantOf({ date: '2026-12-01', time: '' })).toBeNull()
    expect(instantOf({ date: '', time: '14:00' })).toBeNull()
    expect(instantOf({ date: '2026-13-41', time: '14:00' })).toBeNull()
  })

  it('is said as one says it, near or far', async () => {
    const now = new Date(2026, 10, 30, 9, 0)
    expect(plain(whenWords('2026-11-30T13:00:00Z', now))).toBe('aujourd’hui à 14 h 00')
    expect(plain(whenWords('2026-12-01T13:00:00Z', now))).toBe('demain, mardi 1er décembre à 14 h 00')
    expect(plain(whenWords('2026-12-08T13:00:00Z', now))).toBe('mardi 8 décembre à 14 h 00')
    await setLanguage('en', false)
    expect(plain(whenWords('2026-12-01T13:00:00Z', now))).toBe('tomorrow, Tuesday 1 December at 14:00')
    await setLanguage('fr', false)
  })

  it('has come at its hour, and not before', () => {
    const one = session({ planned_at: '2026-12-01T13:00:00Z' })
    expect(isDue(one, Date.parse('2026-12-01T12:59:00Z'))).toBe(false)
    expect(isDue(one, Date.parse('2026-12-01T13:00:00Z'))).toBe(true)
    expect(isDue({ ...one, status: 'cancelled' }, Date.parse('2026-12-02T13:00:00Z'))).toBe(false)
  })
})

describe('the hour of the last session', () => {
  const summer = session({ status: 'ended', planned_at: '2026-10-20T12:00:00Z' }) // 14:00 in Paris

  it('stays where clocks change in between', () => {
    expect(sameHour('2026-10-27T12:00:00Z', [summer])).toBe('2026-10-27T13:00:00.000Z')
  })

  it('is the server’s where they do not, or where there was no session', () => {
    expect(sameHour('2026-10-22T12:00:00Z', [summer])).toBe('2026-10-22T12:00:00.000Z')
    expect(sameHour('2026-10-27T12:00:00Z', [])).toBe('2026-10-27T12:00:00Z')
  })

  it('is not taken from one that was cancelled', () => {
    expect(sameHour('2026-10-27T12:00:00Z', [{ ...summer, status: 'cancelled' }])).toBe('2026-10-27T12:00:00Z')
  })
})

describe('where they meet', () => {
  const words = (place: string) => placeWords('in_person', frameOf(view([], { in_force: version([frame(place)]) }))!.frame)

  it('is said within a sentence, and names keep their capital', () => {
    expect(words('À domicile')).toBe('à domicile')
    expect(words('Au CMP, ou en marchant')).toBe('au CMP, ou en marchant')
    expect(words('Paris, place du marché')).toBe('Paris, place du marché')
    expect(words('  ')).toBe('en présence')
  })

  it('is not the frame’s place when they meet remotely', () => {
    expect(placeWords('remote', null)).toBe('à distance')
  })

  it('is of the contract in force before the one being written', () => {
    const both = view([frame('Au café')], { in_force: version([frame('À domicile')]) })
    expect(frameOf(both)?.frame.place).toBe('À domicile')
    expect(frameOf(view([]))).toBeNull()
  })
})

describe('a line of the past', () => {
  const sign = (family: Sign['family'], taken_back = false) => ({ family, taken_back }) as Sign

  it('counts signs by family, what went well first, without those taken back', () => {
    const signs = [sign('resistance'), sign('engagement'), sign('resistance'), sign('reactance', true)]
    expect(signCounts(signs)).toEqual([
      { family: 'engagement', n: 1 },
      { family: 'resistance', n: 2 },
    ])
  })
})

describe('what was left over', () => {
  const item = (text: string, author: string, done = false) => ({ id: text, author, text, at: '', done, in_person: false })
  const held = session({ status: 'ended', agenda: [item('la nuit', 'lucie'), item('le carnet', 'lucie', true)] })
  const older = session({ status: 'ended', agenda: [item('il y a longtemps', 'lucie')] })
  const off = session({ status: 'cancelled', agenda: [item('mon fils', 'lucie'), item('le repas', 'claire')] })
  const mine = (party: string) => party === 'lucie'

  it('is one’s own, since the last session that was held', () => {
    expect(leftOver([off, held, older], mine)).toEqual(['mon fils', 'la nuit'])
  })

  it('is not offered once it is on the way again', () => {
    expect(leftOver([session({ agenda: [item('mon fils', 'lucie')] }), off, held], mine)).toEqual(['la nuit'])
  })
})

describe('the form', () => {
  it('offers the usual lengths and the one that stands', () => {
    expect(lengths('45')).toEqual(['15', '30', '45', '60', '90'])
    expect(lengths('50')).toEqual(['15', '30', '45', '50', '60', '90'])
  })
})

describe('what somebody else just did', () => {
  const change = (kind: string, author: string) => ({ position: 1, alliance: 'a', seq: 2, kind, author, at: '' })

  it('is told of dates and topics, and not of one’s own doing', () => {
    expect(toldOf(change('session_moved', 'claire'), 'lucie')).toEqual({ kind: 'session_moved', author: 'claire' })
    expect(toldOf(change('session_moved', 'lucie'), 'lucie')).toBeNull()
    expect(toldOf(change('sign_seen', 'claire'), 'lucie')).toBeNull()
    expect(toldOf(undefined, 'lucie')).toBeNull()
  })
})

describe('a title', () => {
  it('begins with a capital', () => {
    expect(capital('à domicile')).toBe('À domicile')
  })
})
