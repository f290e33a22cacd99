import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.home, load: () => import('./HomePage.svelte'), layout: 'person' },
  { path: paths.alliances, load: () => import('./AlliancesPage.svelte'), layout: 'person', nav: 'alliances' },
]
