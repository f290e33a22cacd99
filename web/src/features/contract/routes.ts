import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.contract(':alliance'), load: () => import('./ContractPage.svelte'), layout: 'person', nav: 'contract' },
]
