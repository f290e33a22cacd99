import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.alliance(':alliance'), load: () => import('./AlliancePage.svelte'), layout: 'person' },
  { path: paths.today(':alliance'), load: () => import('./TodayPage.svelte'), layout: 'person', nav: 'today' },
]
