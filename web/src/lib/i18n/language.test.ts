import { expect, it } from 'vitest'
import { language, setLanguage, speakToStaff } from './language.svelte'

it('the language asked for last holds, also once the professionals’ sentences are there', async () => {
  await Promise.all([setLanguage('en', false), speakToStaff()])
  expect(language.current).toBe('en')
  await Promise.all([setLanguage('en', false), setLanguage('fr', false)])
  expect(language.current).toBe('fr')
  expect(document.documentElement.lang).toBe('fr')
})
