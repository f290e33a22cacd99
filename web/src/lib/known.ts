// What was last shown, kept while the page lives: opened again without a network, it is shown still.
const all = new Map<string, unknown>()

export const known = {
  put: (key: string, value: unknown): void => void all.set(key, value),
  get: <T>(key: string): T | undefined => all.get(key) as T | undefined,
}

/** At log-out. */
export const forgetKnown = (): void => all.clear()
