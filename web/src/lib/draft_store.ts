// Where drafts lie: in IndexedDB, encrypted with a key that only their author's password brings
// back. The key is derived from the author's own secret at log-in; while logged in the browser
// keeps it as a key it can use but not read out, so that a reload loses nothing; logging out drops
// it. What is left behind on a shared tablet cannot be read.
import { blake2b } from '@noble/hashes/blake2.js'

const name = 'entente-drafts'

type Sealed = { nonce: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

let database: Promise<IDBDatabase> | null = null
let key: CryptoKey | null = null
let owner = ''

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  })
}

function open(): Promise<IDBDatabase> {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('drafts')
      request.result.createObjectStore('keys')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  })
  return database
}

async function store(which: 'drafts' | 'keys', mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await open()).transaction(which, mode).objectStore(which)
}

/** At log-in, with the author's own secret. Without IndexedDB drafts live as long as the page. */
export async function unlockDrafts(account: string, secret: Uint8Array): Promise<void> {
  owner = account
  try {
    const purpose = new TextEncoder().encode('entente-drafts/1')
    const raw = Uint8Array.from(blake2b(purpose, { key: secret, dkLen: 32 }))
    key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
    await done((await store('keys', 'readwrite')).put(key, account))
  } catch {
    key = null
  }
}

/** After a reload, still logged in. */
export async function resumeDrafts(account: string): Promise<void> {
  if (owner === account && key) return
  owner = account
  try {
    key = ((await done((await store('keys', 'readonly')).get(account))) as CryptoKey | undefined) ?? null
  } catch {
    key = null
  }
}

/** At log-out: the drafts stay, unreadable until their author logs in again. */
export async function lockDrafts(): Promise<void> {
  key = null
  owner = ''
  try {
    await done((await store('keys', 'readwrite')).clear())
  } catch {
    // Nothing was kept.
  }
}

const fullName = (draft: string) => `${owner}/${draft}`

export async function readDraft(draft: string): Promise<unknown> {
  if (!key) return undefined
  try {
    const found = (await done((await store('drafts', 'readonly')).get(fullName(draft)))) as Sealed | undefined
    if (!found) return undefined
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: found.nonce, additionalData: new TextEncoder().encode(fullName(draft)) },
      key,
      found.bytes,
    )
    return JSON.parse(new TextDecoder().decode(plain))
  } catch {
    return undefined
  }
}

export async function writeDraft(draft: string, value: unknown): Promise<void> {
  if (!key) return
  const name = fullName(draft) // a log-out may come before it is written
  try {
    const nonce = crypto.getRandomValues(new Uint8Array(12))
    const bytes = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(name) },
      key,
      new TextEncoder().encode(JSON.stringify(value)),
    )
    await done((await store('drafts', 'readwrite')).put({ nonce, bytes } satisfies Sealed, name))
  } catch {
    // A full or forbidden store: the words are still on the screen.
  }
}

/** The names that begin so, of the one who is logged in, in their order. */
export async function draftNames(prefix: string): Promise<string[]> {
  if (!key) return []
  try {
    const from = fullName(prefix)
    const range = IDBKeyRange.bound(from, `${from}\uffff`)
    const names = await done((await store('drafts', 'readonly')).getAllKeys(range))
    return names.map((name) => String(name).slice(owner.length + 1))
  } catch {
    return []
  }
}

export async function dropDraft(draft: string): Promise<void> {
  try {
    await done((await store('drafts', 'readwrite')).delete(fullName(draft)))
  } catch {
    // Nothing was kept.
  }
}
