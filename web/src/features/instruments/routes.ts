import type { Route } from '../../lib/router.svelte'
import { instrumentsPath } from './paths'

export const routes: Route[] = [
  { path: instrumentsPath, load: () => import('./InstrumentsPage.svelte'), layout: 'person', nav: 'admin' },
]
