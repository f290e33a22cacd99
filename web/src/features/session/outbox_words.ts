// What a command was, in words, for the person who did it.
import { ApiError } from '../../lib/api'
import type { NoteText } from '../../lib/api/types'
import { errorText, formatTime, t } from '../../lib/i18n'
import type { Waiting } from '../../lib/outbox.svelte'
import { labelOf } from './session_words'

export const noteWords = (note: NoteText): string =>
  [note.text, note.target, note.data, note.action, note.result].filter(Boolean).join(' · ')

function textOf(item: Waiting): string {
  switch (item.path) {
    case '/sessions/agenda/add':
      return item.body.text
    case '/sessions/signs/record':
      return [labelOf(item.body.code), item.body.words].filter(Boolean).join(' · ')
    case '/sessions/signs/correct':
    case '/sessions/actions/follow':
    case '/sessions/words/catch':
      return item.body.words
    case '/sessions/notes/write':
    case '/sessions/notes/correct':
      return noteWords(item.body.text)
    case '/sessions/cancel':
    case '/sessions/miss':
      return item.body.reason
    default:
      return ''
  }
}

const known = {
  '/sessions/start': 'start',
  '/sessions/end': 'end',
  '/sessions/agenda/add': 'agenda',
  '/sessions/agenda/mark': 'agenda',
  '/sessions/agenda/remove': 'agenda',
  '/sessions/signs/record': 'sign',
  '/sessions/signs/correct': 'sign',
  '/sessions/signs/take-back': 'sign_back',
  '/sessions/notes/write': 'note',
  '/sessions/notes/correct': 'note',
  '/sessions/actions/follow': 'follow',
  '/sessions/words/catch': 'words',
  '/sessions/words/take-back': 'words',
  '/sessions/ratings/give': 'rating',
  '/sessions/ratings/correct': 'rating',
  '/sessions/goals/rate': 'goal',
  '/sessions/plan': 'date',
  '/sessions/move': 'date',
  '/sessions/cancel': 'date',
  '/sessions/miss': 'date',
} as const

/** "14 h 17 · Une note : « … »". */
export function saidOf(item: Waiting): string {
  const kind = item.path in known ? known[item.path as keyof typeof known] : 'other'
  const what = t(`session.outbox.what.${kind}`)
  const text = textOf(item)
  const time = formatTime(item.at)
  return text ? t('session.outbox.said', { time, what, text }) : t('session.outbox.did', { time, what })
}

export const refusalOf = (item: Waiting): string =>
  item.refused ? errorText(new ApiError({ status: 0, ...item.refused })) : ''
