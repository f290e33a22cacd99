import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  {
    path: paths.session(':alliance', ':session'),
    load: () => import('./SessionPage.svelte'),
    layout: 'person',
    nav: 'sessions',
  },
]
