// Every page of the application: each feature lists its own in features/<name>/routes.ts.
import type { Route } from './lib/router.svelte'

const features = import.meta.glob<Record<string, Route[]>>('./features/*/routes.ts', { eager: true })

export const routes: Route[] = Object.values(features).flatMap((one) => Object.values(one).flat())
