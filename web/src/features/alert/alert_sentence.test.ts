import { beforeAll, describe, expect, it } from 'vitest'
import type { Alert } from '../../lib/api/types'
import { setLanguage } from '../../lib/i18n'
import { alertSentence, alertWords, asks, type AlertReader } from './alert_sentence'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const signs: Record<string, string> = { 'dodges-objective': 'Se dérobe à l’objectif', 'changes-subject': 'Change de sujet' }
const caregiver: AlertReader = {
  side: 'caregiver',
  patient: 'Mme Darbon',
  caregiver: 'Claire Morvan',
  sign: (code) => signs[code] ?? code,
  clause: () => '« Je note ma glycémie »',
}
const patient: AlertReader = { ...caregiver, side: 'patient' }

const alert = (kind: Alert['kind'], more: Partial<Alert> = {}): Alert => ({
  kind,
  key: `${kind}:x`,
  number: 4,
  since: 4,
  earliest: 4,
  latest: 4,
  count: 1,
  evidence: [],
  signs: [],
  ...more,
})
const fall = {
  expected_milli: 7900,
  expected: { low_milli: 7100, high_milli: 8600 },
  observed_milli: 5800,
  depth_milli: 2100,
}
const said = (one: Alert, reader = caregiver) => plain(alertSentence(one, reader))

describe('an alert in French', () => {
  beforeAll(() => setLanguage('fr', false))

  it('says how far below one’s own usual a session was', () => {
    expect(said(alert('rupture', fall))).toBe(
      'Mme Darbon a moins bien vécu la séance 4 que d’habitude : 2,1 points sous ce que ses séances précédentes laissaient attendre.',
    )
    expect(said(alert('rupture', fall), patient)).toBe(
      'Vous avez moins bien vécu la séance 4 que d’habitude : 2,1 points sous ce que vos séances précédentes laissaient attendre.',
    )
  })

  it('names the sessions a dip lasted, and the session its figure is of', () => {
    expect(said(alert('rupture', { ...fall, since: 3, count: 2 }))).toBe(
      'Mme Darbon a moins bien vécu les séances 3 à 4 que d’habitude : 2,1 points sous ce que ses séances précédentes laissaient attendre à la séance 4.',
    )
    expect(said(alert('off_track', { ...fall, number: 6, count: 3 }))).toBe(
      'Depuis la séance 4, Mme Darbon ne retrouve pas son niveau habituel : encore 2,1 points en dessous à la séance 6.',
    )
  })

  it('says one point in the singular', () => {
    expect(said(alert('rupture', { ...fall, depth_milli: 1_400 }))).toContain('1,4 point sous')
  })

  it('says which of the two sees it more favourably, and what is usual between them', () => {
    const gap = alert('divergence', { since: 3, count: 2, observed_milli: 2400, expected_milli: 300, depth_milli: 2100 })
    expect(said(gap)).toBe(
      'Depuis la séance 3, vous voyez vos rencontres plus favorablement que Mme Darbon : 2,4 points d’écart ; d’habitude, l’écart est de 0,3 point.',
    )
    expect(said(gap, patient)).toContain('Claire Morvan voit vos rencontres plus favorablement que vous')
    expect(said({ ...gap, expected_milli: 20 })).toContain('d’habitude, vous répondez au même niveau')
    expect(said({ ...gap, expected_milli: -1200 })).toContain('d’habitude, c’est l’inverse, de 1,2 point')
  })

  it('names signs in words, never by their code', () => {
    const codes = ['dodges-objective', 'changes-subject']
    expect(said(alert('signs', { signs: codes, count: 2 }))).toBe(
      'À la séance 4, plusieurs signes ont été notés ensemble : « Se dérobe à l’objectif » et « Change de sujet ».',
    )
    expect(said(alert('again', { signs: codes.slice(0, 1), since: 3 }))).toBe(
      'Le même signe a été noté aux séances 3 et 4 : « Se dérobe à l’objectif ».',
    )
  })

  it('tells what came back without saying why', () => {
    const back = alert('repair', { ...fall, number: 6, observed_milli: 7800, depth_milli: 100 })
    expect(said(back)).toBe('À la séance 6, Mme Darbon est de retour près de son niveau habituel, après le creux commencé à la séance 4.')
    expect(asks(back)).toBe(false)
    expect(alertWords(back, caregiver).not).toContain('pas pourquoi')
  })

  it('says of the contract what is stuck and what is due', () => {
    expect(said(alert('clause_stuck', { clause: 'c', count: 3 }))).toContain('« Je note ma glycémie » : la proposition a été refusée 3 fois de suite')
    expect(said(alert('review_due', { date: '2026-12-01' }))).toBe('Vous aviez prévu de relire le contrat ensemble le 1er décembre 2026.')
  })
})

describe('why there is an alert', () => {
  const kinds: Alert['kind'][] = ['clause_stuck', 'review_due', 'rupture', 'repair', 'divergence', 'off_track', 'signs', 'again', 'said']

  it.each(['fr', 'en'] as const)('has a rule and a limit for every kind, in words (%s)', async (tongue) => {
    await setLanguage(tongue, false)
    for (const kind of kinds) {
      const words = alertWords(alert(kind, { ...fall, date: '2026-12-01', signs: ['dodges-objective'] }), caregiver)
      for (const text of [words.title, words.sentence, words.onset, words.recomputed, words.rule, words.not, ...words.evidence]) {
        expect(text, kind).not.toMatch(/\balert\.\w|undefined|NaN|\{/)
      }
    }
  })

  it('shows the figures only where there are some', async () => {
    await setLanguage('fr', false)
    expect(alertWords(alert('rupture', fall), caregiver).evidence.map(plain)).toEqual([
      'Attendu à la séance 4, d’après les précédentes : 7,9 (8 fois sur 10 entre 7,1 et 8,6)',
      'Répondu à la séance 4 : 5,8',
    ])
    expect(alertWords(alert('signs', { signs: ['changes-subject'] }), caregiver).evidence).toEqual([])
  })

  it('says which answers counted most, and whose they are', async () => {
    await setLanguage('fr', false)
    const one = alert('rupture', {
      ...fall,
      depth_sds_milli: 2300,
      evidence: [
        { number: 4, side: 'patient', percent: 60 },
        { number: 4, side: 'caregiver', percent: 25 },
        { number: 3, side: 'patient', percent: 6 },
      ],
    })
    const lines = (reader: AlertReader) => alertWords(one, reader).evidence.map(plain)
    expect(lines(caregiver)).toContain(
      'Ce qui a le plus compté : la réponse de Mme Darbon de la séance 4 (60 %) et votre réponse de la séance 4 (25 %)',
    )
    expect(lines(patient)).toContain(
      'Ce qui a le plus compté : votre réponse de la séance 4 (60 %) et la réponse de Claire Morvan de la séance 4 (25 %)',
    )
    expect(lines(patient)).toContain('Cet écart : 2,3 fois ce dont votre ressenti bouge d’habitude')
  })
})

describe('since when', () => {
  beforeAll(() => setLanguage('fr', false))
  const since = (earliest: number, latest: number) =>
    plain(alertWords(alert('rupture', { ...fall, number: 7, since: 5, earliest, latest }), caregiver).onset)

  it('says how sure that is', () => {
    expect(since(5, 5)).toBe('Cela a sans doute commencé à la séance 5. À regarder ensemble.')
    expect(since(4, 5)).toContain('à la séance 5, peut-être dès la 4.')
    expect(since(5, 6)).toContain('à la séance 5, peut-être seulement à la 6.')
    expect(since(4, 6)).toContain('à la séance 5, en tout cas entre la 4 et la 6.')
  })

  it('is no question of what came back, nor of the contract', () => {
    for (const kind of ['repair', 'signs', 'review_due'] as const) {
      expect(alertWords(alert(kind, { date: '2026-12-01' }), caregiver).onset).toBe('')
    }
  })

  it('says of an alert told afterwards that it was', () => {
    const one = alert('rupture', { ...fall, recomputed: '2026-03-12T09:00:00.000000Z' })
    expect(plain(alertWords(one, patient).recomputed)).toBe('Signalé après coup : les repères ont été revus le 12 mars 2026.')
    expect(alertWords(alert('rupture', fall), patient).recomputed).toBe('')
  })
})
