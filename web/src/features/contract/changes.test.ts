import { describe, expect, it } from 'vitest'
import { changeSentence, eventKinds, sentencesSince, sessionKinds } from './changes'
import { view } from './samples'
import locale from '../../../../content/locales/contract.json'
import events from '../../../../src/core/alliance/events.hpp?raw'

const sentences = locale as Record<string, { fr: string; en: string }>
const text = (key: string) => sentences[key] ?? sentences[key.replace('contract.', '')]

describe('the sentence of a change', () => {
  it('exists in both languages for every kind of event the core can append', () => {
    const variant = /using Event =\s*std::variant<([^;]*)>;/.exec(events)![1]!
    const kinds = variant
      .split(',')
      .map((one) => one.trim().replace(/(?<!^)[A-Z]/g, (c) => `_${c}`).toLowerCase())
    expect([...eventKinds, ...sessionKinds].sort()).toEqual(kinds.sort())
    for (const kind of [...eventKinds, 'other']) {
      const found = text(`contract.change.${kind}`)
      expect(found?.fr, kind).toMatch(/\{name\}.*\.$/)
      expect(found?.en, kind).toMatch(/\{name\}.*\.$/)
    }
  })

  it('is silent about sessions, which change nothing of the contract', () => {
    for (const kind of sessionKinds) {
      expect(changeSentence({ seq: 10, kind, author: 'claire' }, view([]))).toBeNull()
    }
  })

  it('names the author, and says "someone" when the author may not be known', () => {
    const v = view([])
    const one = changeSentence({ seq: 10, kind: 'clause_proposed', author: 'claire' }, v)
    expect(one).toEqual({ key: 'contract.change.clause_proposed', args: { name: 'Claire Morvan', who: 'other' } })
    const unknown = changeSentence({ seq: 10, kind: 'alliance_changed', author: '' }, v)
    expect(unknown).toEqual({ key: 'contract.change.other', args: { name: '', who: 'unknown' } })
  })

  it('is told once, of others only, and only of what was not seen', () => {
    const change = (seq: number, author: string, kind = 'clause_proposed') => ({ seq, kind, author })
    const told = sentencesSince(
      [change(8, 'claire'), change(10, 'claire'), change(11, 'claire'), change(12, 'lucie'), change(13, 'claire', 'attachment_added')],
      9,
      view([]),
    )
    expect(told.map((one) => one.key)).toEqual(['contract.change.clause_proposed'])
  })
})
