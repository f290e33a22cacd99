import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.portrait(':alliance'), load: () => import('./PortraitPage.svelte'), layout: 'person', nav: 'portrait' },
]
