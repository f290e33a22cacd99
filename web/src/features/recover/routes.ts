import { paths } from '../../lib/paths'
import type { Route } from '../../lib/router.svelte'

export const routes: Route[] = [
  { path: paths.recover, load: () => import('./RecoverPage.svelte'), layout: 'plain', access: 'everyone' },
]
