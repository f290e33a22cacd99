// The one door to the server. Every failure becomes an ApiError with a key of the locales.
import type {
  AllianceOpen,
  Change,
  CommandBody,
  CommandPath,
  DeletePath,
  GetPath,
  PostPath,
  Problem,
  ProblemAnswer,
  PutPath,
  Receipt,
} from './types'
import { newId } from '../id'

const base = '/api/v1'
const patience_ms = 20_000

export class ApiError extends Error {
  readonly status: number
  readonly key: string
  readonly args: Record<string, string | number>
  readonly problems: Problem[]
  readonly changes: Change[]
  /** Seconds after which it is worth trying again; 0: not said. */
  readonly retryAfter: number

  constructor(problem: ProblemAnswer, retryAfter = 0) {
    super(problem.key)
    this.name = 'ApiError'
    this.status = problem.status
    this.key = problem.key
    this.args = problem.args ?? {}
    this.problems = problem.problems ?? []
    this.changes = problem.changes ?? []
    this.retryAfter = retryAfter
  }

  /** Nothing reached the server, or nothing came back: the same request may be sent again. */
  get offline(): boolean {
    return this.key === 'network.offline'
  }
}

type Asked = {
  method?: string
  body?: unknown
  raw?: Blob
  headers?: Record<string, string>
  signal?: AbortSignal
}

let loginNeeded: () => void = () => {}
/** Told whenever the server no longer knows this log-in. */
export function onLoginNeeded(told: () => void): void {
  loginNeeded = told
}

async function problemOf(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('Retry-After') ?? 0) || 0
  try {
    const problem = (await response.json()) as ProblemAnswer
    if (typeof problem.key === 'string') {
      return new ApiError({ ...problem, status: response.status }, retryAfter)
    }
  } catch {
    // Not one of our answers: a proxy, or a server that is starting.
  }
  const key = response.status >= 500 ? 'server.unavailable' : 'unknown'
  return new ApiError({ status: response.status, key }, retryAfter)
}

async function request(path: string, asked: Asked = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', ...asked.headers }
  let body: BodyInit | undefined
  if (asked.raw) {
    headers['Content-Type'] = asked.raw.type
    body = asked.raw
  } else if (asked.body !== undefined) {
    headers['Content-Type'] = 'application/json'
    body = JSON.stringify(asked.body)
  } else if (asked.method && asked.method !== 'GET') {
    headers['Content-Type'] = 'application/json'
  }
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), patience_ms)
  asked.signal?.addEventListener('abort', () => patience.abort(), { once: true })
  let response: Response
  try {
    response = await fetch(base + path, {
      method: asked.method ?? 'GET',
      headers,
      ...(body === undefined ? {} : { body }),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: patience.signal,
    })
  } catch (error) {
    if (asked.signal?.aborted) throw error
    throw new ApiError({ status: 0, key: 'network.offline' })
  } finally {
    clearTimeout(timer)
  }
  if (response.ok) return response
  const error = await problemOf(response)
  if (error.status === 401 && error.key === 'login.needed') loginNeeded()
  throw error
}

async function answer<T>(path: string, asked?: Asked): Promise<T> {
  const response = await request(path, asked)
  if (response.status === 204) return undefined as T
  try {
    return (await response.json()) as T
  } catch {
    throw new ApiError({ status: 0, key: 'network.offline' })
  }
}

export type CommandOptions = {
  /** The `seq` of the alliance on the screen. */
  seq: number
  /** The idempotency key: give the same one again to try again. */
  key?: string
  /** The party in the room for whom a caregiver records. */
  behalf?: string
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function commandHeaders(options: CommandOptions): Record<string, string> {
  return {
    'Idempotency-Key': options.key ?? newId(),
    'If-Match': `"${options.seq}"`,
    ...(options.behalf ? { 'X-On-Behalf-Of': options.behalf } : {}),
  }
}

/** Once more after a lost connection or a busy server: the key makes it act once. */
async function twice<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const again = error.offline || (error.status === 503 && error.retryAfter <= 3)
    if (!again) throw error
    await wait(Math.max(error.retryAfter * 1000, 600))
    return act()
  }
}

export const api = {
  get: <T>(path: GetPath | `${GetPath}?${string}`, signal?: AbortSignal) => answer<T>(path, signal ? { signal } : {}),
  post: <T>(path: PostPath, body: unknown, signal?: AbortSignal) =>
    answer<T>(path, { method: 'POST', body, ...(signal ? { signal } : {}) }),
  put: (path: PutPath, body: unknown) => answer<void>(path, { method: 'PUT', body }),
  delete: (path: DeletePath) => answer<void>(path, { method: 'DELETE' }),

  /** A command on an alliance; `path` is below it: "/contract/clauses". */
  command: <T = Receipt, P extends CommandPath = CommandPath>(
    alliance: string,
    path: P,
    body: CommandBody[P],
    options: CommandOptions,
  ) => {
    const headers = commandHeaders(options)
    return twice(() => answer<T>(`/alliances/${alliance}${path}`, { method: 'POST', body, headers }))
  },

  /** A new alliance is a command on itself. */
  open: (body: AllianceOpen, key?: string) => {
    const headers = commandHeaders({ seq: 0, ...(key ? { key } : {}) })
    return twice(() => answer<Receipt>('/alliances', { method: 'POST', body, headers }))
  },

  /** A picture beside a signature. */
  upload: <T>(alliance: string, attachment: string, picture: Blob, options: CommandOptions) => {
    const headers = commandHeaders(options)
    return twice(() =>
      answer<T>(`/alliances/${alliance}/attachments/${attachment}`, { method: 'PUT', raw: picture, headers }),
    )
  },

  /** A file as it is, with the name the server gives it. */
  file: async (path: GetPath): Promise<{ blob: Blob; name: string }> => {
    const response = await request(path)
    const said = response.headers.get('Content-Disposition') ?? ''
    return { blob: await response.blob(), name: /filename="([^"]+)"/.exec(said)?.[1] ?? '' }
  },
}
