import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import content from '../../../../content/catalogue/skills.json'
import type { MirrorLine, Portfolio } from '../../lib/api/types'
import { catalogue } from '../../lib/catalogue.svelte'
import { setLanguage, speakToStaff } from '../../lib/i18n'
import { apartSentences, attitudeLabel, factSentence, inSteps, isEmpty, place, topicLabel, topics } from './portfolio_words'

const line = (attitude: string, patients?: number, own?: number): MirrorLine => ({
  attitude,
  min_milli: 1000,
  max_milli: 5000,
  patients: patients === undefined ? 0 : 3,
  own: own === undefined ? 0 : 1,
  ...(patients === undefined ? {} : { patient_mean_milli: patients }),
  ...(own === undefined ? {} : { own_mean_milli: own }),
})
const portfolio = (given: Partial<Portfolio> = {}): Portfolio => ({
  skills: [
    { skill: 'care_relation', facts: [] },
    { skill: 'empathy', facts: [] },
  ],
  mirror: [line('warmth'), line('empathy'), line('non-judgement')],
  apart: [],
  earlier: [],
  least_answers: 3,
  sessions: 0,
  alliances: 0,
  ...given,
})

describe('a portfolio in words', () => {
  beforeAll(async () => {
    await speakToStaff()
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue(Response.json({ families: [], signs: [], responses: [], ...content })))
    await catalogue.load()
  })
  beforeEach(() => setLanguage('fr', false))

  it('says a fact once and many times, with its last day', async () => {
    const now = new Date('2026-11-25T12:00:00')
    const fact = { kind: 'sessions_held', count: 11, last: '2026-11-12T10:00:00Z' } as const
    expect(factSentence(fact, now)).toBe('11 séances tenues, la dernière le 12\u00a0novembre 2026')
    expect(factSentence({ ...fact, count: 1, last: now.toISOString() }, now)).toBe('1 séance tenue, aujourd’hui')
    await setLanguage('en', false)
    expect(factSentence(fact, now)).toBe('11 sessions held, most recently 12\u00a0November 2026')
  })

  it('names an attitude of the instrument by the words of the catalogue', () => {
    expect(attitudeLabel('non-judgement')).toBe('Non-jugement')
    expect(attitudeLabel('positive-regard')).toBe('Regard positif')
    expect(attitudeLabel('of-our-own')).toBe('of-our-own')
    expect(topicLabel('care_relation')).toBe('Relation de soin')
  })

  it('offers each topic once, also one that is a skill and an attitude', () => {
    const codes = topics(portfolio()).map((one) => one.value)
    expect(codes).toEqual(['care_relation', 'empathy', 'warmth', 'non-judgement'])
  })

  it('says where the mirrors differ, and asks another question each way', () => {
    const said = apartSentences(
      portfolio({ mirror: [line('warmth', 4667, 3000), line('empathy', 2000, 4000)], apart: ['empathy', 'warmth'] }),
    )
    expect(said[0]).toMatchObject({ code: 'empathy', said: 'Empathie\u00a0: les patients répondent 2, vous répondez 4.' })
    expect(said[1]?.said).toBe('Chaleur\u00a0: les patients répondent 4,7, vous répondez 3.')
    expect(said[0]?.asked).not.toBe(said[1]?.asked)
    expect(apartSentences(portfolio({ apart: ['warmth'] }))).toEqual([])
  })

  it('puts a mark on its line', () => {
    expect(place(line('warmth'), 1000)).toBe(0)
    expect(place(line('warmth'), 3000)).toBe(50)
    expect(place(line('warmth'), 4667)).toBe(91.7)
    expect(inSteps(3000)).toBe('3')
  })

  it('is empty until something happened', () => {
    expect(isEmpty(portfolio())).toBe(true)
    expect(isEmpty(portfolio({ sessions: 1 }))).toBe(false)
    expect(isEmpty(portfolio({ mirror: [line('warmth', undefined, 3000)] }))).toBe(false)
  })
})
