import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.join, load: () => import('./EnrolPage.svelte'), layout: 'plain', access: 'everyone' },
]
