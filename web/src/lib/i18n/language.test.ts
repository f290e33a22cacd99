import { expect, it, vi } from 'vitest'

it('the language asked for last holds, also once the professionals’ sentences are there', async () => {
  vi.resetModules()
  const { language, setLanguage, speakToStaff } = await import('./language.svelte')
  await Promise.all([setLanguage('en', false), speakToStaff()])
  expect(language.current).toBe('en')
  await Promise.all([setLanguage('en', false), setLanguage('fr', false)])
  expect(language.current).toBe('fr')
  expect(document.documentElement.lang).toBe('fr')
})
