// What the generated messages call. One set a language.
export type Arg = string | number
export type Args = Record<string, Arg>
export type Message = string | ((args: Args) => string)
export type Messages = Record<string, Message>

export function helpers(language: string) {
  const tag = language === 'fr' ? 'fr-FR' : 'en-GB'
  const numbers = new Intl.NumberFormat(tag)
  const cardinals = new Intl.PluralRules(tag)
  const ordinals = new Intl.PluralRules(tag, { type: 'ordinal' })
  return {
    text: (value: Arg | undefined) => (value === undefined ? '' : String(value)),
    number: (value: Arg | undefined) => numbers.format(Number(value ?? 0)),
    cardinal: (value: Arg | undefined) => cardinals.select(Number(value ?? 0)),
    ordinal: (value: Arg | undefined) => ordinals.select(Number(value ?? 0)),
  }
}
