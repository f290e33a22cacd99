import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.sign(':alliance'), load: () => import('./SignPage.svelte'), layout: 'person', nav: 'contract' },
  { path: paths.print(':alliance'), load: () => import('./PrintPage.svelte'), layout: 'plain' },
]
