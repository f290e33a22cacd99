import { describe, expect, it } from 'vitest'
import { documentCounts, fingerprintGroups, layoutOf, reviewDate, statementOf } from './statement'
import { isMark, pad, pathOf, pointIn } from './pad'

const document = {
  format: 'entente-contract/1',
  alliance: 'al',
  version: 2,
  parties: [],
  clauses: [
    { clause: 'o', body: { kind: 'objective', patient_words: '', text: 'o', scale: ['', '', '', '', ''], weight: 1 } },
    { clause: 'a', body: { kind: 'action', text: 'a', who: 'patient', how_often: '', objective: 'o' } },
    { clause: 'b', body: { kind: 'action', text: 'b', who: 'patient', how_often: '', objective: 'lost' } },
    { clause: 'f', body: { kind: 'frame', rhythm: 'r', minutes: 45, place: '', presence: 'both', confidentiality: '', reach: '', review: '2027-01-10' } },
  ],
} as never as Parameters<typeof layoutOf>[0]

describe('the statement that is signed', () => {
  const now = new Date('2026-11-24T10:11:12.345Z')

  it('says microseconds, the version, and nothing of an attester on one’s own device', () => {
    expect(statementOf(document, 'hash', 'lucie', now)).toEqual({
      format: 'entente-signature/1',
      document: 'hash',
      alliance: 'al',
      version: 2,
      party: 'lucie',
      mode: 'own_device',
      witness: '',
      read_aloud: false,
      attachment_hash: '',
      stated_at: '2026-11-24T10:11:12.345000Z',
    })
  })

  it('says who attests, with which picture, in person', () => {
    const attested = {
      mode: 'in_person',
      attested_by: 'claire',
      witness: '  Paul ',
      read_aloud: true,
      attachment: 'x',
      attachment_hash: 'h',
    } as const
    expect(statementOf(document, 'hash', 'lucie', now, attested)).toMatchObject({ ...attested, witness: 'Paul' })
  })
})

describe('the document as it is read', () => {
  it('shows actions under their objective and loses none', () => {
    const layout = layoutOf(document)
    expect(layout.objectives[0]!.actions.map((one) => one.clause)).toEqual(['a'])
    expect(layout.orphans.map((one) => one.clause)).toEqual(['b'])
    expect(documentCounts(document)).toEqual({ objectives: 1, actions: 2, commitments: 0, information: 0 })
    expect(reviewDate(document)).toBe('2027-01-10')
  })

  it('shows a fingerprint as groups of four figures of its bytes', () => {
    expect(fingerprintGroups('_-8AEA')).toEqual(['FFEF', '0010'])
  })
})

describe('the handwriting pad', () => {
  it('keeps points in its own units and inside itself', () => {
    const box = { left: 10, top: 20, width: 300, height: 100 }
    expect(pointIn(box, { x: 160, y: 70 })).toEqual({ x: pad.width / 2, y: pad.height / 2 })
    expect(pointIn(box, { x: -50, y: 900 })).toEqual({ x: 0, y: pad.height })
  })

  it('takes a touch by mistake for no signature', () => {
    expect(isMark([])).toBe(false)
    expect(isMark([[{ x: 1, y: 1 }]])).toBe(false)
    expect(isMark([[{ x: 0, y: 0 }, { x: 30, y: 30 }]])).toBe(true)
  })

  it('draws every stroke from its first to its last point', () => {
    expect(pathOf([])).toBe('')
    expect(pathOf([{ x: 1, y: 2 }])).toBe('M1.0 2.0l0.1 0')
    expect(pathOf([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 20, y: 10 }])).toBe('M0.0 0.0Q10.0 0.0 15.0 5.0L20.0 10.0')
  })
})
