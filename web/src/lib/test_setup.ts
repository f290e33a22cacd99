// Tests read the French sentences; the store of the browser is a fake in memory.
import 'fake-indexeddb/auto'
import { beforeAll } from 'vitest'
import { setLanguage, speakToStaff } from './i18n/language.svelte'

beforeAll(async () => {
  await setLanguage('fr', false)
  await speakToStaff()
})
