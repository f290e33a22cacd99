// When something probably began, and how sure that is.
import { t } from '../../lib/i18n'

export type Onset = { since: number; earliest: number; latest: number }

/** "Cela a sans doute commencé à la séance 5, peut-être dès la 4." */
export function onset({ since, earliest, latest }: Onset): string {
  const before = earliest < since
  const after = latest > since
  const how = before && after ? 'between' : before ? 'earlier' : after ? 'later' : 'sure'
  return t('alert.onset', { how, since, earliest, latest })
}
