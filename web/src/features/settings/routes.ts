import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.alertSettings, load: () => import('./AlertsPage.svelte'), layout: 'person', nav: 'admin' },
]
