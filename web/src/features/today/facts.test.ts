import { describe, expect, it } from 'vitest'
import type { FollowUp, Session } from '../../lib/api/types'
import { clause, proposal, version, view } from '../contract/samples'
import { atHand, facts, followUps } from './facts'

const at = (hour: number) => `2026-11-02T${String(hour).padStart(2, '0')}:00:00.000000Z`

describe('what happened of late', () => {
  it('is told newest first, and no more than asked', () => {
    const early = { ...proposal('claire', ['caregiver']), at: at(8) }
    const late = { ...proposal('lucie', ['patient']), at: at(9) }
    const clauses = [clause('a', null, { pending: early }), clause('b', null, { pending: late })]
    expect(facts(view(clauses)).map((one) => one.clause)).toEqual(['b', 'a'])
    expect(facts(view(clauses), 1)).toHaveLength(1)
  })

  it('tells once what one person did several times in a day', () => {
    const of = (hour: number) => ({ ...proposal('claire', ['caregiver']), at: at(hour) })
    const clauses = [clause('a', null, { pending: of(8) }), clause('b', null, { pending: of(9) })]
    expect(facts(view(clauses)).map((one) => one.clause)).toEqual(['b'])
  })

  it('tells of an information only its last step', () => {
    const back = { explained_by: 'claire', explained_at: at(8), words: 'x', said_at: at(9), said_in_person: false, note: '' }
    const information = clause('i', { kind: 'information', text: 'x', explanation: '', topic: 'risk' }, { teach_back: back })
    expect(facts(view([information])).map((one) => one.kind)).toEqual(['said_back'])
  })
})

describe('what one has at hand', () => {
  it('is what is in force, in the patient’s own words, with their own actions', () => {
    const objective = clause('o', { kind: 'objective', patient_words: 'Mes mots', text: 'x', scale: ['', '', '', '', ''], weight: 1 })
    const mine = clause('m', { kind: 'action', text: 'Je note', who: 'patient', how_often: 'le soir', objective: 'o' })
    const hers = clause('h', { kind: 'action', text: 'Elle appelle', who: 'caregiver', how_often: '', objective: 'o' })
    const inForce = version([objective, mine, hers])
    const found = atHand(view([], { in_force: inForce }))
    expect(found.words).toEqual(['Mes mots'])
    expect(found.actions.map((one) => one.id)).toEqual(['m'])
  })
})

const follow = (action: string, outcome: FollowUp['outcome']): FollowUp => ({
  action,
  outcome,
  words: '',
  author: 'claire',
  at: '2026-11-01T10:00:00.000000Z',
  in_person: false,
})
const session = (more: Partial<Session>) => more as Session

describe('the follow-up of an action', () => {
  it('is the one said last', () => {
    const newest = session({ follow_ups: [follow('a', 'not_done'), follow('a', 'done')] })
    const found = followUps([newest, session({ follow_ups: [follow('a', 'partly'), follow('b', 'partly')] })])
    expect(found.get('a')!.outcome).toBe('done')
    expect(found.get('b')!.outcome).toBe('partly')
  })
})
