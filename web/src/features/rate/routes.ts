import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  {
    path: paths.rate(':alliance', ':session'),
    load: () => import('./RatePage.svelte'),
    layout: 'person',
    nav: 'sessions',
  },
  { path: paths.handed, load: () => import('./HandedPage.svelte'), layout: 'plain' },
]
