import { describe, expect, it } from 'vitest'
import type { AllianceLine } from '../../lib/api/types'
import { inOrder, search } from './lines'

const line = (patient_name: string, more: Partial<AllianceLine> = {}): AllianceLine => ({
  id: patient_name,
  patient_name,
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
const names = (lines: AllianceLine[]) => lines.map((one) => one.patient_name)

describe('the list of alliances', () => {
  it('puts what waits for me before what waits for others, and what is over last', () => {
    const over = line('over', { status: 'closed', next: 'closed' })
    const waits = line('waits', { next: 'wait_answer' })
    const mine = line('mine', { next: 'answer_proposal' })
    expect(names(inOrder([over, line('calm'), waits, mine]))).toEqual(['mine', 'waits', 'calm', 'over'])
  })

  it('puts an alliance with an alert among the first', () => {
    const stuck = line('stuck', { next: 'wait_answer', alerts: 1 })
    expect(names(inOrder([line('waits', { next: 'wait_answer' }), stuck]))).toEqual(['stuck', 'waits'])
  })

  it('finds a name typed without its accents or in another order', () => {
    const all = [line('Émile Garnier'), line('Lucie Darbon')]
    expect(names(search(all, 'garnier emile'))).toEqual(['Émile Garnier'])
    expect(names(search(all, ''))).toHaveLength(2)
    expect(search(all, 'nobody')).toEqual([])
  })
})
