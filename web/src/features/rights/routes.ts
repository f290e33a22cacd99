import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.rights(':alliance'), load: () => import('./RightsPage.svelte'), layout: 'person', nav: 'rights' },
  { path: paths.reads(':alliance'), load: () => import('./ReadsPage.svelte'), layout: 'person', nav: 'reads' },
]
