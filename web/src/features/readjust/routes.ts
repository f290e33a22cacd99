import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.readjust(':alliance'), load: () => import('./ReadjustPage.svelte'), layout: 'person', nav: 'between' },
  { path: paths.responses, load: () => import('./ResponsesPage.svelte'), layout: 'person', nav: 'responses' },
]
