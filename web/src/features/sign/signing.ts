// From the document on the screen to a signature on the server.
import { api, newId } from '../../lib/api'
import { signStatement, vault } from '../../lib/crypto'
import type { AttachmentReceipt, DocumentAnswer, SignatureStatement } from '../../lib/api/types'
import type { Alliance, Outcome } from '../alliance/alliance.svelte'
import { statementOf, type Attested } from './statement'

/** Needs unlocked keys. `seen` is the seq of the alliance when the document was read. */
export async function signOwn(alliance: Alliance, answer: DocumentAnswer, seen: number): Promise<Outcome> {
  const statement = statementOf(answer.document, answer.hash, alliance.view!.me, new Date())
  return send(alliance, statement, seen)
}

export type InPersonSignature = {
  party: string
  mode: Attested['mode']
  picture: Blob
  witness: string
  readAloud: boolean
}

/** The picture first, then the statement that holds its hash, signed by who attests. */
export async function signFor(
  alliance: Alliance,
  answer: DocumentAnswer,
  seen: number,
  given: InPersonSignature,
  attachment = newId(),
): Promise<Outcome> {
  const view = alliance.view!
  try {
    const kept = await api.upload<AttachmentReceipt>(view.id, attachment, given.picture, {
      seq: view.seq,
      key: attachment,
    })
    const statement = statementOf(answer.document, answer.hash, given.party, new Date(), {
      mode: given.mode,
      attested_by: view.me,
      witness: given.witness,
      read_aloud: given.readAloud,
      attachment,
      attachment_hash: kept.hash,
    })
    return await send(alliance, statement, seen)
  } catch (error) {
    return { kind: 'failed', error }
  }
}

async function send(alliance: Alliance, statement: SignatureStatement, seen: number): Promise<Outcome> {
  const keys = vault.keys
  const me = alliance.view?.parties.find((one) => one.id === alliance.view?.me)
  if (!keys || !me?.keys) return { kind: 'failed', error: null }
  const signature = await signStatement(keys.sign, statement)
  return alliance.act(
    '/contract/signatures',
    { statement, key: me.keys.sign, signature },
    { own: true, seen },
  )
}

