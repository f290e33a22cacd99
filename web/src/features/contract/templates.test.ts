import { describe, expect, it } from 'vitest'
import { bodyOf, dayAfter, loadTemplate, templateIds } from './templates'

const languages = ['fr', 'en'] as const
const today = new Date(2026, 10, 24)

describe('the templates', () => {
  it.each(templateIds)('%s is complete, within the limits, in both languages', async (id) => {
    const template = await loadTemplate(id)
    expect(template.id).toBe(id)
    const objectives = new Map(template.clauses.filter((c) => c.ref).map((c) => [c.ref!, `id-${c.ref}`]))
    for (const language of languages) {
      for (const clause of template.clauses) {
        const body = bodyOf(clause, language, objectives, today)
        const blank = id === 'blank' && clause.ask
        for (const [field, value] of Object.entries(body)) {
          if (typeof value !== 'string' || field === 'patient_words') continue
          if (!blank) expect(value, `${clause.kind}.${field}`).not.toBe('')
          expect([...value].length).toBeLessThanOrEqual(field === 'explanation' ? 4000 : 2000)
          expect(value).not.toMatch(/'/)
          if (language === 'fr') expect(value).not.toMatch(/ [?!;:»]|« /)
        }
        if (body.kind === 'objective' && !blank) expect(body.scale.every(Boolean)).toBe(true)
        if (body.kind === 'action') expect(body.objective).toMatch(/^id-/)
      }
    }
  })

  it.each(templateIds.filter((id) => id !== 'blank'))('%s would satisfy rule 1 once agreed', async (id) => {
    const { clauses } = await loadTemplate(id)
    const n = (kind: string) => clauses.filter((c) => c.kind === kind).length
    expect([n('aim'), n('frame')]).toEqual([1, 1])
    for (const c of clauses) {
      if (c.kind === 'objective') expect(clauses.some((a) => a.kind === 'action' && a.objective === c.ref)).toBe(true)
    }
    const sides = clauses.flatMap((c) => (c.kind === 'commitment' ? [c.side] : []))
    expect(new Set(sides)).toEqual(new Set(['patient', 'caregiver']))
    expect(n('information')).toBeGreaterThanOrEqual(3)
    expect(n('information')).toBeLessThanOrEqual(6)
  })

  it('never write the patient’s own words, and say that Entente is not for emergencies', async () => {
    for (const id of templateIds) {
      const { clauses } = await loadTemplate(id)
      for (const clause of clauses) {
        const body = bodyOf(clause, 'fr', new Map(), today)
        if (body.kind === 'objective') expect(body.patient_words).toBe('')
        if (body.kind === 'frame') expect(body.reach).toMatch(/15 ou le 112/)
      }
    }
  })

  it('put the review date so many days ahead, across months', () => {
    expect(dayAfter(today, 90)).toBe('2027-02-22')
    expect(dayAfter(new Date(2024, 1, 28), 1)).toBe('2024-02-29')
  })
})
