import { describe, expect, it } from 'vitest'
import { changedSince, clauseState, counts, sections, voiceOf } from './clauses'
import { nextThing } from './next'
import { clause, party, proposal, version, view } from './samples'

const aim = (text = 'Vivre sans peur') => ({ kind: 'aim', text }) as const
const objective = { kind: 'objective', patient_words: '', text: 'o', scale: ['', '', '', '', ''], weight: 1 } as const
const action = (of: string) => ({ kind: 'action', text: 'a', who: 'patient', how_often: '', objective: of }) as const
const info = { kind: 'information', text: 'i', explanation: 'e', topic: 'risk' } as const
const back = { words: '', said_in_person: false, note: '' }
const said = { ...back, explained_at: 'x', said_at: 'y', words: 'w' }

describe('where a clause stands', () => {
  const patient = voiceOf(view([]), false)
  const caregiver = voiceOf(view([], { me: 'claire' }), false)

  it('waits for the side that has not agreed, and is the author’s own for the author', () => {
    const one = clause('c', null, { pending: proposal('claire', ['caregiver'], aim()) })
    expect(clauseState(one, patient)).toBe('answer')
    expect(clauseState(one, caregiver)).toBe('own')
  })

  it('only waits for a person who speaks for no side', () => {
    const one = clause('c', null, { pending: proposal('claire', ['caregiver'], aim()) })
    const relative = { party: 'julie', side: null, role: 'relative', behalf: null } as const
    expect(clauseState(one, relative)).toBe('waiting')
  })

  it('lets a caregiver answer as the patient in the room', () => {
    const one = clause('c', null, { pending: proposal('claire', ['caregiver'], aim()) })
    const voice = voiceOf(view([], { me: 'claire' }), true)
    expect(voice).toMatchObject({ party: 'lucie', side: 'patient', behalf: 'lucie' })
    expect(clauseState(one, voice)).toBe('answer')
  })

  it('takes an information through explaining, saying back, judging and understanding', () => {
    const at = (teach_back: object) => clauseState(clause('i', info, { teach_back } as never), patient)
    expect(at(back)).toBe('explain')
    expect(at({ ...back, explained_at: 'x' })).toBe('say_back')
    expect(at(said)).toBe('judge')
    expect(at({ ...said, understood: false })).toBe('say_back')
    expect(at({ ...said, understood: true })).toBe('agreed')
  })

  it('tells what was refused from what was taken out', () => {
    expect(clauseState(clause('c', null), patient)).toBe('declined')
    expect(clauseState(clause('c', aim(), { removed: true }), patient)).toBe('removed')
  })
})

describe('the counts of the summary', () => {
  it('count each living clause once', () => {
    const one = version([
      clause('1', aim()),
      clause('2', info),
      clause('3', objective as never, { pending: proposal('claire', ['caregiver']) }),
      clause('4', null),
      clause('5', aim(), { removed: true }),
    ])
    expect(counts(one)).toEqual({ agreed: 1, discussed: 1, explain: 1 })
  })
})

describe('the order of reading', () => {
  it('puts each action under its objective and keeps the others apart', () => {
    const found = sections(
      version([
        clause('a1', action('o2')),
        clause('o1', objective as never),
        clause('o2', objective as never),
        clause('a2', action('gone')),
        clause('x', null),
      ]),
    )
    expect(found.objectives.map((one) => [one.objective.id, one.actions.map((a) => a.id)])).toEqual([
      ['o1', []],
      ['o2', ['a1']],
    ])
    expect(found.orphans.map((one) => one.id)).toEqual(['a2'])
    expect(found.aside.map((one) => one.id)).toEqual(['x'])
  })

  it('shows every clause exactly once', () => {
    const all = [
      clause('1', aim()),
      clause('2', info),
      clause('3', objective as never),
      clause('4', action('3')),
      clause('5', { kind: 'commitment', text: 't', side: 'patient' }),
      clause('6', { kind: 'commitment', text: 't', side: 'caregiver' }),
      clause('7', null),
    ]
    const s = sections(version(all))
    const shown = [
      ...s.aim,
      ...s.objectives.flatMap((one) => [one.objective, ...one.actions]),
      ...s.orphans,
      ...s.patientSide,
      ...s.caregiverSide,
      ...s.information,
      ...s.frame,
      ...s.aside,
    ]
    expect(shown.map((one) => one.id).sort()).toEqual(all.map((one) => one.id).sort())
  })

  it('leaves a clause that is being written on where it was, also when it is taken back', () => {
    const version_ = version([clause('o1', objective as never), clause('a', null, { kind: 'action' })])
    expect(sections(version_).aside.map((one) => one.id)).toEqual(['a'])
    const found = sections(version_, new Map([['a', action('o1')]]))
    expect(found.objectives[0]!.actions.map((one) => one.id)).toEqual(['a'])
    expect(found.aside).toEqual([])
  })

  it('names the clauses touched after what was seen', () => {
    const one = version([clause('1', aim(), { changed: 4 }), clause('2', info, { changed: 7 })])
    expect(changedSince(one, 4)).toEqual(['2'])
  })
})

describe('the next thing to do', () => {
  const next = (v: ReturnType<typeof view>, inPerson = false) => nextThing(v, voiceOf(v, inPerson))
  const pending = clause('p', null, { pending: proposal('claire', ['caregiver'], aim()) })

  it('is to begin when nothing is written', () => {
    expect(next(view([])).step).toBe('begin')
    expect(next(view([], { negotiation: undefined } as never)).step).toBe('begin')
  })

  it('is to answer before anything else', () => {
    expect(next(view([pending]))).toMatchObject({ step: 'answer', clause: 'p', count: 1 })
  })

  it('is to wait for the other by name once one has proposed', () => {
    const missing = [{ key: 'contract.missing.answer', args: { clause: 'p' } }]
    expect(next(view([pending], { me: 'claire', missing } as never))).toMatchObject({
      step: 'wait_answer',
      who: 'Lucie Darbon',
    })
  })

  it('is to explain and to judge for a caregiver, to say back for a patient', () => {
    const missing = [{ key: 'contract.missing.teach_back', args: {} }]
    const explained = clause('i', info, { teach_back: { ...back, explained_at: 'x' } } as never)
    expect(next(view([clause('i', info)], { me: 'claire', missing } as never)).step).toBe('explain')
    expect(next(view([explained], { missing } as never)).step).toBe('say_back')
    const told = clause('i', info, { teach_back: said } as never)
    expect(next(view([told], { me: 'claire', missing } as never)).step).toBe('judge')
  })

  it('leads to what must still be written', () => {
    const missing = [{ key: 'contract.missing.frame', args: {} }]
    expect(next(view([clause('1', aim())], { missing } as never)).step).toBe('write')
  })

  it('is to change something when the next version says the same', () => {
    const missing = [{ key: 'contract.missing.change', args: {} }]
    expect(next(view([clause('1', aim())], { missing } as never)).step).toBe('change')
  })

  it('is to sign, then to wait for the signature that lacks', () => {
    const can = { ...view([]).can, sign: true }
    expect(next(view([clause('1', aim())], { can })).step).toBe('sign')
    const v = view([clause('1', aim())])
    v.negotiation!.signatures = [{ statement: { party: 'lucie' } }] as never
    expect(next(v)).toMatchObject({ step: 'wait_signature', who: 'Claire Morvan' })
  })

  it('is to have the patient sign in person when they have no device', () => {
    const can = { ...view([]).can, sign_for: true }
    const parties = [{ ...party('lucie', 'patient', 'Lucie Darbon'), status: 'invited' }, party('claire', 'caregiver', 'C')]
    const v = view([clause('1', aim())], { me: 'claire', can, parties } as never)
    expect(next(v)).toMatchObject({ step: 'sign_for', who: 'Lucie Darbon' })
  })

  it('asks nothing of a relative, nor of anyone once it is over', () => {
    const parties = [party('julie', 'relative', 'Julie')]
    expect(next(view([], { me: 'julie', parties })).step).toBe('read')
    expect(next(view([], { status: 'withdrawn' })).step).toBe('withdrawn')
    expect(next(view([], { status: 'closed' })).step).toBe('closed')
  })
})
