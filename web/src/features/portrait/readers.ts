// Who reads a part, in words.
import type { Id, Party } from '../../lib/api/types'
import { t } from '../../lib/i18n'
import { stillThere } from './parts'

/** "Claire Morvan", "Claire Morvan et Julie Darbon", "A, B et C". */
export function named(names: string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : t('portrait.readers.list', { first: names.slice(0, -1).join(', '), last })
}

export function readersWords(readers: Id[], parties: Party[]): string {
  const there = stillThere(readers, parties)
  if (!there.length) return t('portrait.readers.none')
  return t('portrait.readers.some', { names: named(there.map((id) => parties.find((one) => one.id === id)!.name)) })
}
