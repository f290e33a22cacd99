// The language of the screen: chosen, remembered, switched at once.
import type { ArgsByKey } from '../../generated/keys'
import type { Args, Messages } from './run'

export type Language = 'fr' | 'en'
export const languages: Language[] = ['fr', 'en']
export type Key = keyof ArgsByKey

const store = 'entente.language'
type Loaders = Record<Language, () => Promise<{ default: Messages }>>
const loaders: Loaders = {
  fr: () => import('../../generated/fr'),
  en: () => import('../../generated/en'),
}
const staffLoaders: Loaders = {
  fr: () => import('../../generated/fr_staff'),
  en: () => import('../../generated/en_staff'),
}

let current = $state<Language>('fr')
let messages = $state.raw<Messages>({})
let staff = false
/** Asked for last, perhaps still on its way; `asked` counts. */
let wanted: Language = 'fr'
let asked = 0

export const language = {
  get current(): Language {
    return current
  },
  get tag(): string {
    return current === 'fr' ? 'fr-FR' : 'en-GB'
  },
}

function remembered(): Language | null {
  try {
    const value = localStorage.getItem(store)
    return value === 'fr' || value === 'en' ? value : null
  } catch {
    return null
  }
}

/** What this person chose here before, else what the browser asks for, else French. */
export function preferredLanguage(): Language {
  const asked = remembered()
  if (asked) return asked
  for (const tag of navigator.languages ?? []) {
    if (tag.startsWith('fr')) return 'fr'
    if (tag.startsWith('en')) return 'en'
  }
  return 'fr'
}

function keep(choice: Language): void {
  try {
    localStorage.setItem(store, choice)
  } catch {
    // A browser that stores nothing still speaks.
  }
}

export const hasChosenLanguage = (): boolean => remembered() !== null

export async function setLanguage(next: Language, remember = true): Promise<void> {
  wanted = next
  asked += 1
  const mine = asked
  if (remember) keep(next)
  const packs = await Promise.all([loaders[next](), ...(staff ? [staffLoaders[next]()] : [])])
  // What was asked for meanwhile holds, however late this arrived.
  if (mine !== asked) return
  messages = Object.assign({}, ...packs.map((one) => one.default)) as Messages
  current = next
  document.documentElement.lang = next
}

/** From now on also the sentences of the pages that only professionals open. */
export async function speakToStaff(): Promise<void> {
  if (staff) return
  staff = true
  await setLanguage(wanted, false)
}

/** A literal key must exist; a key made at run time (type `string`) is looked up as it is. */
type Checked<K extends string> = string extends K ? K : K extends Key ? K : never
type ArgsOf<K extends string> = string extends K
  ? [args?: Args]
  : K extends Key
    ? ArgsByKey[K] extends undefined
      ? [args?: Args]
      : [args: ArgsByKey[K]]
    : [args?: Args]

/** The sentence of a key in the language of the screen. */
export function t<const K extends string>(key: Checked<K>, ...args: ArgsOf<K>): string {
  const message = messages[key as string]
  if (message === undefined) return key as string
  return typeof message === 'string' ? message : message((args[0] ?? {}) as Args)
}

export function hasKey(key: string): boolean {
  return messages[key] !== undefined
}
