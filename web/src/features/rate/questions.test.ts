import { describe, expect, it } from 'vitest'
import { dueAt } from '../../lib/instruments.svelte'
import {
  answered,
  blank,
  firstRequired,
  leftOpen,
  optionMilli,
  placeOf,
  questionsOf,
  stopsOf,
  withAnswer,
  withPassed,
} from './questions'
import { instrumentOf, item, option } from './sample'

const group = item('about', { kind: 'group', items: [item('trust'), item('heard', { required: true })] })
const asks = instrumentOf(
  [
    item('intro', { kind: 'display' }),
    group,
    item('sum', { calculated: '%resource.item.count()' }),
    item('words', { kind: 'text' }),
    item('tired', { kind: 'boolean' }),
  ],
  ['trust', 'heard'],
)
const form = asks.questionnaires.patient!

describe('the questions of a questionnaire', () => {
  it('are those that a person answers, in groups too, in the order of the screen', () => {
    expect(questionsOf(form.items).map((one) => one.id)).toEqual(['trust', 'heard', 'words', 'tired'])
  })

  it('are sent only where the key keeps them, in their order, and without those passed over', () => {
    let filled = withAnswer(blank, 'heard', 0)
    filled = withAnswer(filled, 'tired', 1000)
    filled = withPassed(filled, 'trust')
    expect(answered(asks, form, filled.answers)).toEqual([{ item: 'heard', milli: 0 }])
    expect(blank).toEqual({ answers: {}, passed: [] })
  })

  it('are left open until they are answered or passed over; zero is an answer', () => {
    expect(leftOpen(form, blank).map((one) => one.id)).toEqual(['trust', 'heard', 'tired'])
    const filled = withPassed(withAnswer(blank, 'trust', 0), 'tired')
    expect(leftOpen(form, filled).map((one) => one.id)).toEqual(['heard'])
    expect(leftOpen(form, withAnswer(filled, 'trust', null)).map((one) => one.id)).toEqual(['trust', 'heard'])
  })

  it('that must be answered are found first', () => {
    expect(firstRequired(form, blank)?.id).toBe('heard')
    expect(firstRequired(form, withAnswer(blank, 'heard', 0))).toBeUndefined()
  })
})

describe('a scale', () => {
  it('has a stop for each step, both ends among them', () => {
    expect(stopsOf(item('a'))).toHaveLength(11)
    const fine = stopsOf(item('a', { step_milli: 100 }))
    expect([fine.length, fine[0], fine.at(-1)]).toEqual([101, 0, 10_000])
  })

  it('says where a value lies in the words of its ends', () => {
    const scale = item('a', { min_milli: 1000, max_milli: 5000 })
    expect([1000, 2000, 3000, 4000, 5000].map((one) => placeOf(scale, one))).toEqual([
      'low',
      'rather_low',
      'middle',
      'rather_high',
      'high',
    ])
  })
})

it('an option without a value is told apart by its place', () => {
  const choice = item('a', { kind: 'choice', options: [option('x'), option('y')] })
  expect([optionMilli(choice, 0), optionMilli(choice, 1)]).toEqual([0, 1])
})

it('what is due after a session goes by its number, the side, and what is asked now', () => {
  const every = (code: string, n: number, more = {}) => instrumentOf([item('a')], ['a'], { code, every: n, ...more })
  const list = [
    every('mirror', 3),
    every('check-in', 1),
    every('on-demand', 0),
    every('off', 1, { enabled: false }),
    every('old', 1, { current: false }),
  ]
  expect(dueAt(list, 1, 'patient').map((one) => one.code)).toEqual(['check-in'])
  expect(dueAt(list, 6, 'patient').map((one) => one.code)).toEqual(['check-in', 'mirror'])
  expect(dueAt(list, 6, 'caregiver')).toEqual([])
  expect(dueAt(list, 0, 'patient')).toEqual([])
})
