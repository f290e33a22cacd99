import { beforeAll, describe, expect, it } from 'vitest'
import type { AlertSettings, BudgetMeaning } from '../../lib/api/types'
import { setLanguage } from '../../lib/i18n'
import { changes, meaning, source } from './settings_words'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const five: BudgetMeaning = { percent: 5, found_milli: 296, delay_milli: 1000, low_milli: 37, high_milli: 55 }
const settings = (more: Partial<AlertSettings> = {}): AlertSettings => ({
  budget: 0,
  budgets: [five, { ...five, percent: 10 }, { ...five, percent: 20 }],
  learnt: true,
  courses: 43,
  courses_needed: 10,
  known: 43,
  made_at: '2026-03-12T09:00:00.000000Z',
  job: { running: false, percent: 0 },
  versions: [],
  choices: [],
  ...more,
})

describe('what a choice means, in French', () => {
  beforeAll(() => setLanguage('fr', false))

  it('says how often it is wrong, how often it sees, and when', () => {
    expect(plain(meaning(five, true))).toBe(
      'Sur 100 suivis sans rupture, environ 5 auront une alerte à tort. Une rupture nette est vue 3 fois sur 10, en médiane une séance après. Le vrai chiffre est entre 4 et 6.',
    )
  })

  it('says plainly that little is known after few courses', () => {
    expect(plain(meaning({ ...five, low_milli: 20, high_milli: 117 }, true))).toContain(
      'Il y a encore peu de suivis : le vrai chiffre est entre 2 et 12.',
    )
    expect(plain(meaning({ ...five, low_milli: 10, high_milli: 200 }, false))).toContain(
      'Chez vous, le vrai chiffre peut être entre 1 et 20.',
    )
  })

  it('finds words for what is seen at once, rarely, or always', () => {
    expect(plain(meaning({ ...five, found_milli: 20, delay_milli: 0 }, true))).toContain(
      'Une rupture nette est vue moins d’une fois sur 10, en médiane dès la séance où elle commence.',
    )
    expect(plain(meaning({ ...five, found_milli: 990, delay_milli: 2000 }, true))).toContain(
      'Une rupture nette est presque toujours vue, en médiane 2 séances après.',
    )
  })

  it('says from how many courses it is known, and that others came since', () => {
    expect(plain(source(settings()))).toBe('Calculés le 12 mars 2026, sur 43 suivis de votre établissement.')
    expect(plain(source(settings({ known: 44 })))).toContain('Depuis, un suivi s’est ajouté.')
  })

  it('says what stands in while there are too few, and when there no longer are', () => {
    const few = settings({ learnt: false, courses: 0, known: 3, made_at: undefined })
    expect(plain(source(few))).toContain('il y en a 3 ici, et il en faut 10')
    expect(plain(source({ ...few, known: 12 }))).toContain('Il y a maintenant 12 suivis ici')
  })

  it('tells calculations and choices in one list, the newest first', () => {
    const list = changes(
      settings({
        versions: [{ version: 1, made_at: '2026-03-12T09:00:00.000000Z', courses: 43 }],
        choices: [{ budget: 1, chosen_at: '2026-03-14T09:00:00.000000Z', chosen_by: 'x' }],
      }),
    )
    expect(list.map((one) => plain(one.text))).toEqual([
      'Choix : 10 alertes à tort sur 100',
      'Recalculé automatiquement, sur 43 suivis',
    ])
  })
})

it.each(['fr', 'en'] as const)('leaves no word behind (%s)', async (tongue) => {
  await setLanguage(tongue, false)
  for (const one of settings().budgets) {
    for (const learnt of [true, false]) expect(meaning(one, learnt)).not.toMatch(/settings\.|undefined|NaN|\{/)
  }
})
