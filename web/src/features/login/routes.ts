import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.login, load: () => import('./LoginPage.svelte'), layout: 'plain', access: 'everyone' },
]
