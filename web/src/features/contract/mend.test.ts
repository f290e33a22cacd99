import { describe, expect, it } from 'vitest'
import { mendOf, missingSentence } from './mend'
import { clause, view } from './samples'
import readiness from '../../../../src/core/contract/readiness.cpp?raw'
import locale from '../../../../content/locales/contract.json'

const keys = [
  ...[...readiness.matchAll(/(?:missing\.)?add\("([a-z_]+)"/g)].map((one) => one[1]!),
  'aim',
  'objective',
]

describe('what is missing before signing', () => {
  it('has a sentence in both languages and a place to mend it, for every line the core can give', () => {
    expect(keys.length).toBeGreaterThan(8)
    for (const one of keys) {
      const key = `contract.missing.${one}`
      const words = (locale as Record<string, { fr: string; en: string }>)[key]
      expect(words?.fr, key).toBeTruthy()
      expect(words?.en, key).toBeTruthy()
      const args = { clause: 'c', kind: one === 'aim' ? 'aim' : 'objective' }
      const mend = mendOf({ key, args } as never)
      expect(mend.to === 'top', key).toBe(false)
    }
  })

  it('names the clause in its own words', () => {
    const v = view([clause('c', { kind: 'aim', text: 'Vivre sans peur' })])
    const problem = { key: 'contract.missing.agreement', args: { clause: 'c' } } as never
    expect(missingSentence(problem, v).args.text).toBe('Vivre sans peur')
  })

  it('adds the action under the objective that has none', () => {
    const problem = { key: 'contract.missing.action_of_objective', args: { clause: 'o', kind: 'action' } } as never
    expect(mendOf(problem)).toEqual({ to: 'add', kind: 'action', objective: 'o' })
  })
})
