import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.account, load: () => import('./AccountPage.svelte'), layout: 'person', nav: 'account' },
]
