import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.portfolio, load: () => import('./PortfolioPage.svelte'), layout: 'person', nav: 'portfolio' },
]
