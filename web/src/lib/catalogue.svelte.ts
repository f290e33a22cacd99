// What people work with: signs, responses, relational skills, attitudes, with their words.
// Loaded once for whoever is logged in.
import { api } from './api/client'
import type { AttitudeEntry, Catalogue, FamilyEntry, ResponseEntry, SignEntry, SkillEntry, Words } from './api/types'
import { language } from './i18n/language.svelte'
import { login } from './login.svelte'

export type Family = FamilyEntry['code']
export type Step = ResponseEntry['step']

/** The order of the experts (Eubanks, Burckell, Goldfried 2018). */
export const steps: Step[] = ['notice', 'validate', 'explore', 'own', 'adjust']

type Held = { data: Catalogue; signs: Map<string, SignEntry>; responses: Map<string, ResponseEntry> }

let held = $state.raw<Held | null>(null)
let error = $state.raw<unknown>(null)
let loading: Promise<void> | null = null
let account: string | undefined

const byCode = <T extends { code: string }>(entries: T[]) => new Map(entries.map((one) => [one.code, one]))

async function ask(): Promise<void> {
  try {
    const data = await api.get<Catalogue>('/catalogue')
    held = { data, signs: byCode(data.signs), responses: byCode(data.responses) }
    error = null
  } catch (reason) {
    error = reason
    throw reason
  } finally {
    loading = null
  }
}

export const catalogue = {
  /** Asks the server once per log-in; calls made meanwhile share the answer. */
  load(): Promise<void> {
    if (account !== login.me?.account) held = null
    account = login.me?.account
    if (held) return Promise.resolve()
    loading ??= ask()
    return loading
  },
  get ready(): boolean {
    return held !== null
  },
  get error(): unknown {
    return error
  },
  get families(): FamilyEntry[] {
    return held?.data.families ?? []
  },
  get signs(): SignEntry[] {
    return held?.data.signs ?? []
  },
  /** In the order notice, validate, explore, own, adjust. */
  get responses(): ResponseEntry[] {
    return held?.data.responses ?? []
  },
  get skills(): SkillEntry[] {
    return held?.data.skills ?? []
  },
  get attitudes(): AttitudeEntry[] {
    return held?.data.attitudes ?? []
  },
  sign: (code: string): SignEntry | undefined => held?.signs.get(code),
  family: (code: string): FamilyEntry | undefined => held?.data.families.find((one) => one.code === code),
  response: (code: string): ResponseEntry | undefined => held?.responses.get(code),
  skill: (code: string): SkillEntry | undefined => held?.data.skills.find((one) => one.code === code),
  attitude: (code: string): AttitudeEntry | undefined => held?.data.attitudes.find((one) => one.code === code),
  /** In the language of the screen; nothing where there are no words. */
  words: (words: Words | undefined): string => words?.[language.current] ?? '',
}
