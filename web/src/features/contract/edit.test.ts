import { describe, expect, it } from 'vitest'
import { complete, emptyBody, problemsOf, sameBody } from './edit'

const today = '2026-11-24'
const fields = (body: Parameters<typeof problemsOf>[0]) => problemsOf(body, today).map((one) => one.field)

describe('a wording being written', () => {
  it('cannot be proposed empty, whatever its kind', () => {
    for (const kind of ['aim', 'objective', 'action', 'commitment', 'information', 'frame'] as const) {
      expect(fields(emptyBody(kind)).length, kind).toBeGreaterThan(0)
    }
  })

  it('of an objective may be the patient’s own words alone', () => {
    const body = { ...emptyBody('objective'), patient_words: ' Marcher ' } as never
    expect(fields(body)).toEqual([])
    expect(complete(body)).toMatchObject({ patient_words: 'Marcher', text: 'Marcher' })
  })

  it('of a frame needs a possible length and dates in order', () => {
    const frame = { ...emptyBody('frame'), rhythm: 'mardi' }
    expect(fields(frame as never)).toEqual([])
    expect(fields({ ...frame, minutes: 3 } as never)).toEqual(['minutes'])
    expect(fields({ ...frame, minutes: NaN } as never)).toEqual(['minutes'])
    expect(fields({ ...frame, review: '2026-11-23' } as never)).toEqual(['review'])
    expect(fields({ ...frame, review: '2026-12-24', end: '2026-12-01' } as never)).toEqual(['end'])
  })

  it('leaves out dates that were emptied', () => {
    expect(complete({ ...emptyBody('frame'), review: '', end: '' } as never)).not.toHaveProperty('review')
  })

  it('says by how many characters it is too long, as people count them', () => {
    const text = '🙂'.repeat(2001)
    expect(problemsOf({ kind: 'aim', text }, today)).toEqual([
      { field: 'text', key: 'contract.edit.too_long', args: { n: 1 } },
    ])
    expect(fields({ kind: 'aim', text: '🙂'.repeat(2000) })).toEqual([])
  })

  it('is the same wording whatever the order of its fields and the spaces around', () => {
    expect(sameBody({ kind: 'aim', text: 'a ' }, { text: 'a', kind: 'aim' })).toBe(true)
    expect(sameBody({ kind: 'aim', text: 'a' }, { kind: 'aim', text: 'b' })).toBe(false)
    expect(sameBody({ kind: 'aim', text: 'a' }, null)).toBe(false)
  })
})
