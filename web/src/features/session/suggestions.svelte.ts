// What may be worth discussing in a text being written: asked of the server when the fingers rest.
// Without an answer (no network, a busy server) nothing is said.
import { api } from '../../lib/api'
import type { DecodingAnswer, DecodingAsk, DecodingSign } from '../../lib/api/types'

const rests_ms = 700
const longest = 10_000 // app/decoding.hpp
/** What is kept with a sign of the words it rests on. */
const longest_words = 300

export class Suggestions {
  #answered = $state.raw<DecodingSign[]>([])
  #text = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | null = null
  readonly #kind: DecodingAsk['kind']
  /** Those whose words are still written. */
  readonly signs: DecodingSign[] = $derived(
    this.#answered.filter((one) => one.evidence.some(({ text }) => this.#text.includes(text))),
  )

  constructor(kind: DecodingAsk['kind']) {
    this.#kind = kind
  }

  /** The text as it is now; newer text takes back the question about older. */
  read(text: string): void {
    if (text === this.#text) return
    this.stop()
    this.#text = text
    if (!text.trim() || [...text].length > longest) this.#answered = []
    else this.#timer = setTimeout(() => void this.#ask(text), rests_ms)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
    this.#asking = null
  }

  async #ask(text: string): Promise<void> {
    const asking = new AbortController()
    this.#asking = asking
    try {
      const answer = await api.post<DecodingAnswer>('/decodings', { text, kind: this.#kind }, asking.signal)
      if (!asking.signal.aborted) this.#answered = answer.signs
    } catch {
      // A suggestion that does not come is missed by nobody.
    }
  }
}

/** The words a sign rests on, as they are kept with it. */
export function wordsOf(sign: DecodingSign): string {
  const all = [...sign.evidence.map(({ text }) => text.replace(/\s+/g, ' ').trim()).join(' … ')]
  return all.length <= longest_words ? all.join('') : `${all.slice(0, longest_words - 1).join('')}…`
}
