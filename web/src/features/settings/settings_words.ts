// What a choice of false alerts means here, in plain sentences.
import type { AlertSettings, BudgetChoice, BudgetMeaning, CalibrationLine } from '../../lib/api/types'
import { formatDay, t } from '../../lib/i18n'

const hundredths = (milli: number): number => Math.round(milli / 10)

/** What is known of the true share: a range wider than what is aimed at says that little is. */
function sureness(one: BudgetMeaning, learnt: boolean): string {
  const low = hundredths(one.low_milli)
  const high = hundredths(one.high_milli)
  if (!learnt) return t('settings.alerts.far', { low, high })
  return t(high - low > one.percent ? 'settings.alerts.few' : 'settings.alerts.between', { low, high })
}

/** `learnt`: from courses of this establishment. */
export function meaning(one: BudgetMeaning, learnt: boolean): string {
  return [
    t('settings.alerts.false', { n: one.percent }),
    t('settings.alerts.found', { n: Math.round(one.found_milli / 100), delay: Math.round(one.delay_milli / 1000) }),
    sureness(one, learnt),
  ].join(' ')
}

export function source(settings: AlertSettings): string {
  const { learnt, courses, courses_needed: needed, known, made_at } = settings
  if (!learnt || !made_at) {
    return known < needed
      ? t('settings.alerts.default', { n: known, needed })
      : t('settings.alerts.default.ready', { n: known })
  }
  const said = t('settings.alerts.learnt', { date: formatDay(made_at), n: courses })
  return known > courses ? `${said} ${t('settings.alerts.more', { n: known - courses })}` : said
}

export type Change = { key: string; at: string; text: string }

const made = (one: CalibrationLine): Change => ({
  key: `v${one.version}`,
  at: one.made_at,
  text: t('settings.alerts.history.made', { n: one.courses, by: one.asked_by ? 'someone' : 'itself' }),
})

/** Calculations and choices in one list, the newest first. */
export function changes(settings: AlertSettings): Change[] {
  const chosen = (one: BudgetChoice): Change => ({
    key: `c${one.chosen_at}`,
    at: one.chosen_at,
    text: t('settings.alerts.history.chosen', { percent: settings.budgets[one.budget]?.percent ?? 0 }),
  })
  const all = [...settings.versions.map(made), ...settings.choices.map(chosen)]
  return all.sort((a, b) => (a.at < b.at ? 1 : -1))
}
