import { getContext, setContext } from 'svelte'
import type { Alliance } from './alliance.svelte'

const key = Symbol('alliance')
export const provideAlliance = (alliance: Alliance): Alliance => setContext(key, alliance)
export const useAlliance = (): Alliance => getContext<Alliance>(key)
