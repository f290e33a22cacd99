// The alert of a line, in a sentence. Apart from lines.ts: the frames of all pages load that one.
import type { AllianceLine } from '../../lib/api/types'
import { catalogue } from '../../lib/catalogue.svelte'
import { t } from '../../lib/i18n'
import { alertSentence } from '../alert/alert_sentence'

type Alert = NonNullable<AllianceLine['alert']>

const unnamed = ['clause_stuck', 'signs', 'again', 'said'] as const

/** Signs are named by the catalogue, clauses by the contract, which a list does not load. */
const shortOf = (alert: Alert) =>
  alert.kind !== 'clause_stuck' && catalogue.ready ? undefined : unnamed.find((kind) => kind === alert.kind)

export function alertOf(line: AllianceLine): string {
  if (!line.alert || line.alerts === 0) return ''
  const short = shortOf(line.alert)
  if (short) return t(`alliances.alert.${short}`, { n: line.alert.number })
  return alertSentence(line.alert, {
    side: line.my_role === 'patient' ? 'patient' : 'caregiver',
    patient: line.patient_name,
    caregiver: line.referent_name,
    sign: (code) => catalogue.words(catalogue.sign(code)?.label) || code,
  })
}

/** The next step says already that there is one: then the sentence stands in its place. */
export const stepIsAlert = (line: AllianceLine): boolean =>
  line.next === 'alert' || (line.next === 'review' && line.alert?.kind === 'review_due')
