import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.sessions(':alliance'), load: () => import('./SessionsPage.svelte'), layout: 'person', nav: 'sessions' },
]
