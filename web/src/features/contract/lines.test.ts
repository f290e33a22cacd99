import { describe, expect, it } from 'vitest'
import { compare, linesOf, shortText, type Reader } from './lines'

const reader: Reader = {
  t: (key, args) => (args ? `${key} ${JSON.stringify(args)}` : key),
  day: (date) => `day ${date}`,
  name: (side) => (side === 'patient' ? 'Lucie' : 'Claire'),
  objective: (id) => `objective ${id}`,
}

const action = { kind: 'action', text: 'Je marche', who: 'patient', how_often: 'le matin', objective: 'o' } as const

describe('the lines of a wording', () => {
  it('leave out what is empty or goes without saying', () => {
    expect(compare(action, null, reader).map((one) => one.field)).toEqual(['text', 'who', 'how_often'])
  })

  it('say what changed, also what was emptied or went without saying', () => {
    const former = { ...action, until: '2027-01-01', objective: 'p', how_often: 'le soir' }
    const changed = compare(action, former, reader).filter((one) => one.before !== null)
    expect(changed.map((one) => [one.field, one.before, one.text])).toEqual([
      ['how_often', 'le soir', 'le matin'],
      ['until', 'day 2027-01-01', ''],
      ['objective', 'objective p', 'objective o'],
    ])
  })

  it('hold every word of every kind of clause', () => {
    const words = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7'] as const
    const bodies = [
      { kind: 'aim', text: 'w1' },
      { kind: 'objective', patient_words: 'w1', text: 'w2', scale: ['w3', 'w4', 'w5', 'w6', 'w7'], weight: 2 },
      { kind: 'information', text: 'w1', explanation: 'w2', topic: 'risk' },
      { kind: 'frame', rhythm: 'w1', minutes: 45, place: 'w2', presence: 'both', confidentiality: 'w3', reach: 'w4', review: 'w5', end: 'w6' },
      { kind: 'commitment', text: 'w1', side: 'patient' },
    ] as const
    for (const body of bodies) {
      const text = linesOf(body as never, reader).map((one) => one.text).join('\n')
      for (const word of words) if (JSON.stringify(body).includes(word)) expect(text).toContain(word)
    }
  })

  it('are not compared with those of another kind of clause', () => {
    expect(compare(action, { kind: 'aim', text: 'x' }, reader).every((one) => one.before === null)).toBe(true)
  })
})

describe('the short name of a clause', () => {
  it('ends at a word and says that it is cut', () => {
    expect(shortText({ kind: 'aim', text: 'Je note ma glycémie le matin' }, 20)).toBe('Je note ma glycémie…')
    expect(shortText({ kind: 'aim', text: 'Court.' })).toBe('Court.')
  })

  it('prefers the patient’s own words', () => {
    const body = { kind: 'objective', patient_words: 'mes mots', text: 'autres', scale: [], weight: 1 } as never
    expect(shortText(body)).toBe('mes mots')
  })
})
