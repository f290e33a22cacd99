// What went wrong, in a sentence that says what happened and what to do.
import { ApiError } from '../api/client'
import { hasKey, t } from './language.svelte'

/** Of an ApiError, or of anything else thrown. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.unknown')
  const key = `error.${error.key}`
  return hasKey(key) ? t(key, error.args) : t('error.unknown')
}
