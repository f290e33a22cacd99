// Names and dates as this person reads them.
import { formatDay, t } from '../../lib/i18n'
import type { Reader } from '../contract/lines'
import { shortText } from '../contract/lines'
import { wording } from '../contract/clauses'
import type { Alliance } from './alliance.svelte'

export function readerOf(alliance: Alliance): Reader {
  const view = alliance.view
  return {
    t,
    day: (date) => formatDay(date),
    name: (side) => {
      const id = side === 'patient' ? view?.patient : view?.referent
      return id && id === view?.me ? t('contract.who.you') : alliance.name(id ?? '')
    },
    objective: (id) => {
      const clause = alliance.version?.clauses.find((one) => one.id === id)
      return shortText(clause ? wording(clause) : null, 60)
    },
  }
}
