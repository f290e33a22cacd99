import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.between(':alliance'), load: () => import('./BetweenPage.svelte'), layout: 'person', nav: 'between' },
]
