import { beforeEach, describe, expect, it, vi } from 'vitest'
import { catalogue } from './catalogue.svelte'
import { setLanguage } from './i18n'

const words = (fr: string, en: string) => ({ fr, en })
const answer = {
  families: [{ code: 'resistance', label: words('Résistance', 'Resistance'), hint: words('…', '…') }],
  signs: [{ code: 'inattentive', label: words('Manque d’attention', 'Is not following') }],
  responses: [],
  skills: [],
  attitudes: [],
}

describe('the catalogue', () => {
  beforeEach(() => setLanguage('fr', false))

  it('asks once for everybody who needs it, and again after a failure', async () => {
    const asked = vi.fn().mockRejectedValueOnce(new TypeError('no network'))
    asked.mockResolvedValue(Response.json(answer))
    vi.stubGlobal('fetch', asked)
    await expect(catalogue.load()).rejects.toThrow()
    expect(catalogue.ready).toBe(false)
    await Promise.all([catalogue.load(), catalogue.load()])
    await catalogue.load()
    expect(asked).toHaveBeenCalledTimes(2)
    expect(catalogue.ready).toBe(true)
  })

  it('speaks the language of the screen', async () => {
    expect(catalogue.words(catalogue.sign('inattentive')?.label)).toBe('Manque d’attention')
    await setLanguage('en', false)
    expect(catalogue.words(catalogue.family('resistance')?.label)).toBe('Resistance')
    expect(catalogue.words(catalogue.sign('unknown')?.label)).toBe('')
  })
})
