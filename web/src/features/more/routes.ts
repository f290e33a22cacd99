import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.more(':alliance'), load: () => import('./MorePage.svelte'), layout: 'person', nav: 'more' },
]
