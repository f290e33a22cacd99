// The real engine, on questionnaires with our own wording.
import { expect, it } from 'vitest'
import { calculate, responseOf } from './calculate'
import { instrumentOf, item, option } from './sample'

const choice = item('mood', { kind: 'choice', options: [option('low', 1000), option('high', 5000)] })
const sum = "%resource.item.where(linkId in ('a' | 'b')).answer.value.sum()"
const form = (expression: string) =>
  instrumentOf(
    [
      item('a'),
      item('b', { step_milli: 500 }),
      item('inside', { kind: 'group', items: [item('c'), choice, item('yes', { kind: 'boolean' })] }),
      item('total', { calculated: expression, min_milli: 0, max_milli: 0, step_milli: 0 }),
    ],
    ['a', 'b'],
  ).questionnaires.patient!

it('answers are the QuestionnaireResponse that expressions speak of', () => {
  expect(responseOf(form(sum), { a: 3000, b: 2500, yes: 0, mood: 5000 })).toMatchObject({
    resourceType: 'QuestionnaireResponse',
    item: [
      { linkId: 'a', answer: [{ valueInteger: 3 }] },
      { linkId: 'b', answer: [{ valueDecimal: 2.5 }] },
      {
        linkId: 'inside',
        item: [
          { linkId: 'mood', answer: [{ valueCoding: { code: 'high' } }] },
          { linkId: 'yes', answer: [{ valueBoolean: false }] },
        ],
      },
    ],
  })
})

it.each([
  [sum, 5.5],
  ["%resource.descendants().where(linkId = 'mood').answer.value.ordinal()", 5],
  ["iif(%resource.descendants().where(linkId = 'yes').answer.value, 'plus', 'moins')", 'moins'],
  ['%resource.item.answer.count()', 2],
])('%s is worked out', async (expression, value) => {
  expect(await calculate(form(expression), { a: 3000, b: 2500, mood: 5000, yes: 0 })).toEqual({ total: value })
})

it('what cannot be worked out is left empty, and stands in nobody’s way', async () => {
  expect(await calculate(form('%resource.item.where('), { a: 1000 })).toEqual({})
  expect(await calculate(form('%nothing.here'), { a: 1000 })).toEqual({})
  expect(await calculate(form(sum), {})).toEqual({})
})
