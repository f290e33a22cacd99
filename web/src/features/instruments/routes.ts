import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.instruments, load: () => import('./InstrumentsPage.svelte'), layout: 'person', nav: 'admin' },
]
