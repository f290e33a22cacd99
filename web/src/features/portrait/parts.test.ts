import { describe, expect, it } from 'vitest'
import type { PortraitPartView, PortraitView } from '../../lib/api/types'
import { party } from '../contract/samples'
import { arrived, begin, changed, mayRead, moved, over, stillThere, untouched, unwritten } from './parts'

const part = (name: PortraitPartView['part'], text: string, more: Partial<PortraitPartView> = {}): PortraitPartView => ({
  part: name,
  text,
  at: '2026-11-01T10:00:00.000000Z',
  in_person: false,
  readers: [],
  ...more,
})
const portrait = (parts: PortraitPartView[] = []): PortraitView => ({ seq: 7, own: true, parts })

describe('who may read the patient’s own page', () => {
  it('is the referent by proposal at the first writing, and nobody else', () => {
    expect(begin(over(portrait(), 'helps'), 'claire').readers).toEqual(['claire'])
  })

  it('is afterwards whoever the patient chose, also nobody', () => {
    const alone = portrait([part('helps', 'La musique')])
    expect(begin(over(alone, 'helps'), 'claire').readers).toEqual([])
    const julie = portrait([part('helps', 'La musique', { readers: ['julie'] })])
    expect(begin(over(julie, 'helps'), 'claire').readers).toEqual(['julie'])
  })

  it('is never a supervisor, nor one who left', () => {
    const left = { ...party('paul', 'caregiver', 'Paul'), status: 'left' as const }
    const all = [party('claire', 'caregiver', 'Claire'), party('sam', 'supervisor', 'Sam'), left]
    expect(all.filter(mayRead).map((one) => one.id)).toEqual(['claire'])
    expect(stillThere(['paul', 'claire'], all)).toEqual(['claire'])
  })
})

describe('writing on a part', () => {
  it('sees that another device changed the words or the readers meanwhile', () => {
    const since = over(portrait([part('feels', 'Fatiguée')]), 'feels')
    expect(moved(over(portrait([part('feels', 'Fatiguée')]), 'feels'), since)).toBe(false)
    expect(moved(over(portrait([part('feels', 'Mieux')]), 'feels'), since)).toBe(true)
    expect(moved(over(portrait([part('feels', 'Fatiguée', { readers: ['claire'] })]), 'feels'), since)).toBe(true)
  })

  it('keeps a draft only when there is something to keep', () => {
    const first = begin(over(portrait(), 'feels'), 'claire')
    expect(untouched({ ...first }, first)).toBe(true)
    expect(untouched({ ...first, text: 'Fatiguée' }, first)).toBe(false)
    expect(untouched({ ...first, readers: [] }, first)).toBe(false)
  })
})

describe('what was sent', () => {
  it('has arrived when the page reads so, whatever the order of its readers', () => {
    const now = over(portrait([part('feels', 'Mieux', { readers: ['a', 'b'] })]), 'feels')
    expect(arrived(now, { text: 'Mieux', readers: ['b', 'a'] })).toBe(true)
    expect(arrived(now, { text: 'Mieux', readers: ['a'] })).toBe(false)
  })
})

describe('what is said of the page elsewhere', () => {
  it('asks for the first part that has no words', () => {
    expect(unwritten(portrait([part('matters', 'Ma fille')]))).toBe('different')
    expect(unwritten(portrait([part('matters', '')]))).toBe('matters')
  })

  it('tells what changed since the last session, not what was taken out', () => {
    const all = [part('matters', 'a'), part('feels', 'b', { before: '' }), part('helps', '', { before: 'c' })]
    expect(changed(portrait(all)).map((one) => one.part)).toEqual(['feels'])
  })
})
