// The document as the server gives it, taken only if it is what its hash says.
import { api } from '../../lib/api'
import { hashOf } from '../../lib/crypto'
import type { DocumentAnswer } from '../../lib/api/types'

export class DocumentDiffers extends Error {
  override name = 'DocumentDiffers'
}

/** Throws DocumentDiffers when the words received are not those of the fingerprint. */
export async function documentOf(alliance: string, version?: number): Promise<DocumentAnswer> {
  const query = version === undefined ? '' : `?version=${version}`
  const answer = await api.get<DocumentAnswer>(`/alliances/${alliance}/contract/document${query}`)
  if (hashOf(answer.document) !== answer.hash) throw new DocumentDiffers()
  return answer
}

export const pictureUrl = (alliance: string, attachment: string): string =>
  `/api/v1/alliances/${alliance}/attachments/${attachment}`
