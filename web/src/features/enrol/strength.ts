// How hard a password is to guess, in words. Length counts; tricks do not.
export type Strength = 'short' | 'weak' | 'good' | 'strong'
export const shortest = 12

const common = ['motdepasse', 'password', 'azerty', 'qwerty', 'bonjour', 'soleil', '123456', 'entente', 'welcome', 'iloveyou']

/** How many characters there are when runs and repeats count once. */
function lively(text: string): number {
  let count = 0
  const characters = [...text]
  characters.forEach((one, i) => {
    const before = characters[i - 1]
    const step = before === undefined ? NaN : one.codePointAt(0)! - before.codePointAt(0)!
    if (!(step === 0 || step === 1 || step === -1)) count++
  })
  return count
}

export function strength(password: string, loginName = ''): Strength {
  const length = [...password].length
  if (length < shortest) return 'short'
  let rest = password.toLowerCase()
  const name = loginName.trim().toLowerCase()
  for (const word of [...common, ...(name.length > 2 ? [name] : [])]) rest = rest.replaceAll(word, '')
  const alive = lively(rest)
  const different = new Set(rest).size
  if (alive < 8 || different < 6) return 'weak'
  return alive >= 18 && different >= 9 ? 'strong' : 'good'
}
