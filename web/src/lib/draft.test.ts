import { beforeEach, describe, expect, it } from 'vitest'
import { draft, flushDrafts, forgetDrafts } from './draft.svelte'
import { lockDrafts, readDraft, resumeDrafts, unlockDrafts } from './draft_store'

const secret = new Uint8Array(32).fill(7)
const settled = () => new Promise((resolve) => setTimeout(resolve, 60))
const ready = async (one: { ready: boolean }) => {
  for (let i = 0; i < 50 && !one.ready; i++) await new Promise((resolve) => setTimeout(resolve, 10))
}

describe('drafts', () => {
  beforeEach(async () => {
    await unlockDrafts('lucie', secret)
  })

  it('come back after a reload, while the author is still logged in', async () => {
    draft('clause/1', '').value = 'Mes mots'
    forgetDrafts()
    await settled()
    await resumeDrafts('lucie')
    const again = draft('clause/1', '')
    await ready(again)
    expect(again.value).toBe('Mes mots')
    expect(again.restored).toBe(true)
  })

  it('cannot be read after a log-out, and come back with the author’s own secret', async () => {
    draft('clause/2', '').value = 'Secret'
    flushDrafts()
    await settled()
    forgetDrafts()
    await lockDrafts()
    await resumeDrafts('lucie')
    expect(await readDraft('clause/2')).toBeUndefined()
    await unlockDrafts('lucie', new Uint8Array(32).fill(8))
    expect(await readDraft('clause/2')).toBeUndefined()
    await unlockDrafts('lucie', secret)
    expect(await readDraft('clause/2')).toBe('Secret')
  })

  it('of one person are not those of another on the same tablet', async () => {
    draft('clause/3', '').value = 'De Lucie'
    forgetDrafts()
    await settled()
    await unlockDrafts('claire', secret)
    expect(await readDraft('clause/3')).toBeUndefined()
  })

  it('are gone once what was written has arrived', async () => {
    const one = draft('clause/4', '')
    one.value = 'Parti'
    flushDrafts()
    await settled()
    one.clear()
    await settled()
    expect(one.value).toBe('')
    expect(await readDraft('clause/4')).toBeUndefined()
  })
})
