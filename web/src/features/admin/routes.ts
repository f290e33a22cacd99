import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.admin, load: () => import('./AdminPage.svelte'), layout: 'person', nav: 'admin' },
]
