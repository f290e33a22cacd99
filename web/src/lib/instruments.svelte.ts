// The questionnaires of the establishment, loaded once.
import { api } from './api/client'
import type { InstrumentList, InstrumentView, Side, Words } from './api/types'
import { language } from './i18n/language.svelte'

let all = $state.raw<InstrumentView[] | null>(null)
let error = $state.raw<unknown>(null)
let loading: Promise<void> | null = null

async function read(): Promise<void> {
  try {
    all = (await api.get<InstrumentList>('/instruments')).instruments
    error = null
  } catch (reason) {
    error = reason
  } finally {
    loading = null
  }
}

export const instruments = {
  /** Every edition, by code, the latest first; null before they are there. */
  get all(): InstrumentView[] | null {
    return all
  },
  get error(): unknown {
    return error
  },
  /** Does nothing where they are there already. */
  async load(): Promise<void> {
    if (!all) await (loading ??= read())
  },
  /** After the administration changed something. */
  async reload(): Promise<void> {
    await (loading ??= read())
  },
  /** The edition that was answered, also where a newer one has come since. */
  edition(code: string, edition: number): InstrumentView | undefined {
    return all?.find((one) => one.code === code && one.edition === edition)
  },
}

/** What is asked of a side after its n-th session: the most frequent first. */
export function dueAt(list: InstrumentView[], number: number, side: Side): InstrumentView[] {
  return list
    .filter((one) => one.current && one.enabled && one.questionnaires[side] && one.every > 0 && number > 0)
    .filter((one) => number % one.every === 0)
    .sort((a, b) => a.every - b.every || a.code.localeCompare(b.code))
}

/** A text of an instrument in the language of the screen. */
export const inWords = (words: Words | undefined): string => words?.[language.current] ?? ''
