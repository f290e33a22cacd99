// A wording as lines to read: the same lines compared give the difference of two wordings.
import type { ClauseBody } from '../../lib/api/types'

/** What the lines need from the page: words, dates and names. */
export type Reader = {
  t: (key: string, args?: Record<string, string | number>) => string
  day: (date: string) => string
  /** The name of the side, or "you". */
  name: (side: 'patient' | 'caregiver') => string
  /** The text of an objective. */
  objective: (id: string) => string
}

export type Line = {
  field: string
  /** `words`: the patient's own; `main`: the sentence itself; `para`: an explanation. */
  place: 'words' | 'main' | 'para' | 'detail' | 'scale'
  label: string
  text: string
  /** Said only when it is what changed: beside an unchanged sentence it goes without saying. */
  implied?: boolean
}

type Body<Kind extends ClauseBody['kind']> = Extract<ClauseBody, { kind: Kind }>

const main = (text: string, label = ''): Line => ({ field: 'text', place: 'main', label, text })

function objectiveLines(body: Body<'objective'>, r: Reader): Line[] {
  return [
    { field: 'patient_words', place: 'words', label: r.t('contract.patient_words'), text: body.patient_words },
    main(body.text, r.t('contract.agreed_words')),
    {
      field: 'weight',
      place: 'detail',
      label: r.t('contract.weight.short'),
      text: r.t(`contract.weight.${body.weight}`),
    },
    ...body.scale.map(
      (text, i): Line => ({
        field: `scale.${i}`,
        place: 'scale',
        label: r.t(`contract.scale.level.${i}`),
        text,
      }),
    ),
  ]
}

export function whoName(who: Body<'action'>['who'], r: Reader): string {
  return who === 'patient' || who === 'caregiver' ? r.name(who) : r.t(`contract.who.${who}`)
}

function actionLines(body: Body<'action'>, r: Reader): Line[] {
  const detail = (field: string, label: string, text: string, implied = false): Line => ({
    field,
    place: 'detail',
    label: r.t(label),
    text,
    implied,
  })
  return [
    main(body.text),
    detail('who', 'contract.action.who', whoName(body.who, r)),
    detail('how_often', 'contract.action.often', body.how_often),
    detail('until', 'contract.action.until', body.until ? r.day(body.until) : ''),
    detail('objective', 'contract.action.objective', r.objective(body.objective), true),
  ]
}

function informationLines(body: Body<'information'>, r: Reader): Line[] {
  return [
    { field: 'topic', place: 'detail', label: r.t('contract.edit.information.topic'), text: r.t(`contract.topic.${body.topic}`), implied: true },
    main(body.text),
    { field: 'explanation', place: 'para', label: '', text: body.explanation },
  ]
}

function frameLines(body: Body<'frame'>, r: Reader): Line[] {
  const rows: [string, string][] = [
    ['rhythm', body.rhythm],
    ['minutes', r.t('contract.frame.minutes_value', { n: body.minutes })],
    ['presence', r.t(`contract.frame.presence.${body.presence}`)],
    ['place', body.place],
    ['confidentiality', body.confidentiality],
    ['reach', body.reach],
    ['review', body.review ? r.day(body.review) : ''],
    ['end', body.end ? r.day(body.end) : ''],
  ]
  return rows.map(([field, text]) => ({
    field,
    place: 'detail',
    label: r.t(`contract.frame.${field}`),
    text,
  }))
}

export function linesOf(body: ClauseBody, r: Reader): Line[] {
  switch (body.kind) {
    case 'aim':
      return [main(body.text)]
    case 'objective':
      return objectiveLines(body, r)
    case 'action':
      return actionLines(body, r)
    case 'commitment':
      return [
        main(body.text),
        {
          field: 'side',
          place: 'detail',
          label: r.t('contract.edit.commitment.side'),
          text: r.name(body.side),
          implied: true,
        },
      ]
    case 'information':
      return informationLines(body, r)
    case 'frame':
      return frameLines(body, r)
  }
}

export type ComparedLine = Line & { before: string | null }

/** The lines to show: empty ones left out; `before` where the former wording said otherwise. */
export function compare(body: ClauseBody, former: ClauseBody | null, r: Reader): ComparedLine[] {
  const old = new Map(
    former && former.kind === body.kind ? linesOf(former, r).map((one) => [one.field, one.text]) : [],
  )
  return linesOf(body, r)
    .map((line) => {
      const before = old.get(line.field)
      return { ...line, before: before === undefined || before === line.text ? null : before }
    })
    .filter((line) => line.before !== null || (line.text !== '' && !line.implied))
}

/** A few words to name a clause in a list. */
export function shortText(body: ClauseBody | null | undefined, length = 70): string {
  if (!body) return ''
  const text = body.kind === 'frame' ? body.rhythm : body.kind === 'objective' ? body.patient_words || body.text : body.text
  const plain = text.replace(/\s+/g, ' ').trim()
  if ([...plain].length <= length) return plain
  const cut = [...plain].slice(0, length).join('')
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > length / 2 ? space : length).replace(/[,;:.\s]+$/u, '')}…`
}
