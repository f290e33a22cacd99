import { describe, expect, it } from 'vitest'
import type { Readjustment, ResponseEntry, SignEntry } from '../../lib/api/types'
import { steps } from '../../lib/catalogue.svelte'
import { browsed, fitting, inSteps, judgeSide, toJudge } from './to_judge'

const tried = (id: string, more: Partial<Readjustment> = {}): Readjustment => ({
  id,
  response: 'slow-down',
  at: `2026-11-0${id}T10:00:00.000000Z`,
  author: 'claire',
  audience: 'both',
  moment: 'next_session',
  note: '',
  session: 4,
  dropped: false,
  judgements: [],
  ...more,
})
const ids = (all: { id: string }[]) => all.map((one) => one.id)

describe('did it help', () => {
  it('is asked from the next session on, until this side has said it', () => {
    const judged = tried('2', {
      judgements: [{ side: 'caregiver', help: 'yes', words: '', author: 'claire', at: '', in_person: false }],
    })
    const all = [tried('3'), judged, tried('1', { dropped: true }), tried('4', { session: 5 })]
    expect(ids(toJudge(all, 'caregiver', 5))).toEqual(['3'])
    expect(ids(toJudge(all, 'patient', 5))).toEqual(['2', '3'])
    expect(toJudge(all, 'patient', 4)).toEqual([])
  })

  it('is asked of the patient only of what is tried together', () => {
    const team = tried('1', { audience: 'team' })
    expect(toJudge([team], 'patient', 9)).toEqual([])
    expect(ids(toJudge([team], 'caregiver', 9))).toEqual(['1'])
  })

  it('is not asked of a representative or a relative', () => {
    expect(judgeSide({ role: 'representative' })).toBeNull()
    expect(toJudge([tried('1')], judgeSide({ role: 'relative' }), 9)).toEqual([])
    expect(judgeSide({ role: 'patient' })).toBe('patient')
  })
})

const response = (code: string, more: Partial<ResponseEntry>): ResponseEntry => {
  const words = { fr: code, en: code }
  const rest = { title: words, what: words, when: words, caution: words, source: { author: 'x', year: 2026, what: words } }
  return { code, step: 'notice', families: [], codes: [], alerts: [], moment: 'now', phrases: [], reopens_clause: false, skills: [], ...rest, ...more }
}
const all = [
  response('look', { codes: ['inattentive'], families: ['resistance'], alerts: ['signs'] }),
  response('open', { step: 'adjust', alerts: ['rupture'], reopens_clause: true }),
  response('speak', { step: 'explore', alerts: ['rupture', 'signs'], families: ['resistance'] }),
]
const codes = (found: ResponseEntry[]) => found.map((one) => one.code)

describe('the responses that fit', () => {
  it('are those of the alert, or of its signs where it names some', () => {
    expect(codes(fitting(all, { kind: 'rupture', signs: [] }, null))).toEqual(['open', 'speak'])
    expect(codes(fitting(all, { kind: 'again', signs: ['inattentive'] }, null))).toEqual(['look'])
    expect(codes(fitting(all, { kind: 'signs', signs: ['own-sign'] }, null))).toEqual(['look', 'speak'])
  })

  it('are those of one sign, and all of them when nothing is named', () => {
    expect(codes(fitting(all, null, { code: 'inattentive' } as SignEntry))).toEqual(['look'])
    expect(codes(fitting(all, null, null))).toHaveLength(3)
  })

  it('come in the order of the experts', () => {
    expect(inSteps(all, steps).map((one) => one.step)).toEqual(['notice', 'explore', 'adjust'])
  })

  it('are browsed by family and by sign', () => {
    expect(codes(browsed(all, 'resistance', ''))).toEqual(['look', 'speak'])
    expect(codes(browsed(all, 'resistance', 'inattentive'))).toEqual(['look'])
    expect(browsed(all, '', '')).toHaveLength(3)
  })
})
