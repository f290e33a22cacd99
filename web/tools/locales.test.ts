import { describe, expect, it } from 'vitest'
import { compile, typography } from './locales.mjs'
import { helpers } from '../src/lib/i18n/run'

type Compiled = Record<string, { args: Record<string, string>; code: Record<string, string> }>
function say(fr: string, args: Record<string, string | number>): string {
  const code = (compile({ k: { fr, en: fr } }) as Compiled).k!.code.fr!
  const { text, number, cardinal, ordinal } = helpers('fr')
  const made = new Function('text', 'number', 'cardinal', 'ordinal', `return ${code}`)(text, number, cardinal, ordinal)
  return typeof made === 'string' ? made : made(args)
}

describe('sentences', () => {
  it('choose their plural and their case', () => {
    const points = '{n, plural, =0 {rien} one {# point} other {# points}}'
    expect(say(points, { n: 0 })).toBe('rien')
    expect(say(points, { n: 1 })).toBe('1 point')
    expect(say(points, { n: 2 })).toBe('2 points')
    const who = '{who, select, me {Vous avez} other {{name} a}} signé'
    expect(say(who, { who: 'me', name: 'Claire' })).toBe('Vous avez signé')
    expect(say(who, { who: 'other', name: 'Claire' })).toBe('Claire a signé')
  })

  it('must exist in both languages, with the same arguments', () => {
    expect(() => compile({ k: { fr: 'Oui' } })).toThrow(/en is missing/)
    expect(() => compile({ k: { fr: 'Oui', en: ' ' } })).toThrow(/en is missing/)
    expect(() => compile({ k: { fr: '{name}', en: 'name' } })).toThrow(/differ/)
    expect(() => compile({ k: { fr: '{n, plural, one {x}}', en: 'x' } })).toThrow()
  })
})

describe('French typography', () => {
  it('puts narrow spaces before high punctuation and inside guillemets', () => {
    expect(typography('Vraiment ?', 'fr')).toBe('Vraiment\u202f?')
    expect(typography('Vraiment?', 'fr')).toBe('Vraiment\u202f?')
    expect(typography('« Oui » : non', 'fr')).toBe('«\u202fOui\u202f»\u00a0: non')
    expect(typography("l'aide", 'fr')).toBe('l’aide')
  })
  it('leaves addresses, hours and English alone', () => {
    expect(typography('https://a.fr/?b=1', 'fr')).toBe('https://a.fr/?b=1')
    expect(typography('Really?', 'en')).toBe('Really?')
  })
})
