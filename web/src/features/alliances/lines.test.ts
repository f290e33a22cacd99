import { beforeAll, describe, expect, it } from 'vitest'
import type { AllianceLine } from '../../lib/api/types'
import { setLanguage } from '../../lib/i18n'
import { alertOf, stepIsAlert } from './line_alert'
import { comingWords, nextWords, sessionWords, toneOf } from './lines'

const line = (more: Partial<AllianceLine> = {}): AllianceLine => ({
  id: 'a',
  patient_name: 'Lucie Darbon',
  referent_name: 'Claire Morvan',
  my_role: 'caregiver',
  status: 'open',
  next: 'in_force',
  agreed: 0,
  discussed: 0,
  to_explain: 0,
  alerts: 0,
  course: [],
  changed_at: '2026-11-01T10:00:00.000000Z',
  ...more,
})
const rupture = { kind: 'rupture', key: 'rupture:1', count: 1, number: 4, since: 4, earliest: 4, latest: 4, evidence: [], signs: [], depth_milli: 2100, expected_milli: 8100, observed_milli: 6000 } as NonNullable<AllianceLine['alert']>

beforeAll(() => setLanguage('fr'))

describe('the line of an alliance', () => {
  it('tells the figures of an alert in its own sentence, once', () => {
    const alone = line({ next: 'alert', alerts: 1, alert: rupture })
    expect(alertOf(alone)).toContain('Lucie Darbon a moins bien vécu la séance 4')
    expect(stepIsAlert(alone)).toBe(true)
    const busy = line({ next: 'answer_proposal', alerts: 1, alert: rupture })
    expect(stepIsAlert(busy)).toBe(false)
    expect(nextWords(busy)).toBe('Une proposition attend votre réponse')
  })

  it('names no sign while the catalogue is not there, and tells no alert that waits for nobody', () => {
    const signs = { ...rupture, kind: 'signs' as const, signs: ['acts'] }
    expect(alertOf(line({ alerts: 1, alert: signs }))).toBe('Plusieurs signes de tension à la séance 4')
    expect(alertOf(line({ alerts: 0, alert: rupture }))).toBe('')
  })

  it('speaks to the patient of what is theirs', () => {
    expect(nextWords(line({ my_role: 'patient', next: 'rate' }))).toBe('Dites comment vous avez vécu la séance')
    expect(toneOf('rate')).toBe('todo')
  })

  it('says when the next session is, and that one was forgotten', () => {
    const now = new Date(2026, 10, 23, 10, 0)
    const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 30).toISOString()
    const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
    expect(spaced(comingWords(at(23, 14), now))).toBe('aujourd’hui à 14 h 30')
    expect(spaced(comingWords(at(24, 9), now))).toBe('demain à 9 h 30')
    expect(spaced(comingWords(at(26, 9), now))).toBe('jeudi à 9 h 30')
    expect(spaced(sessionWords(line({ next_session: at(23, 14) }), now))).toBe('Séance aujourd’hui à 14 h 30')
    expect(spaced(sessionWords(line({ next_session: at(23, 8) }), now))).toContain('pas encore tenue')
    expect(sessionWords(line({ next_session: at(24, 9), status: 'closed', next: 'closed' }), now)).toBe('')
  })
})
