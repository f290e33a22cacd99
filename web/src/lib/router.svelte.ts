// History routing: a path, its page loaded when it is needed, the focus on its heading.
import type { Component } from 'svelte'

export type Params = Record<string, string>
/** Pages get the named parts of the path as `params`. */
export type PageComponent = Component<any>

export type Route = {
  /** "/alliances/:alliance/contrat" */
  path: string
  load: () => Promise<{ default: PageComponent }>
  /** `person`: inside the frame of the one who is logged in; `plain`: alone on the page. */
  layout: 'person' | 'plain'
  /** Who may come: everyone, or who is logged in (the default). */
  access?: 'everyone' | 'person'
  /** The entry of the navigation that is lit. */
  nav?: string
}

export type Place = { path: string; params: Params; route: Route | null; hash: string; query: URLSearchParams }

let routes: { route: Route; match: RegExp; names: string[] }[] = []
let place = $state.raw<Place>({ path: '/', params: {}, route: null, hash: '', query: new URLSearchParams() })
let waitsForFocus = false
const scrolls = new Map<string, number>()

export const router = {
  get place(): Place {
    return place
  },
}

export function defineRoutes(list: Route[]): void {
  routes = list.map((route) => {
    const names: string[] = []
    const pattern = route.path.replace(/:([a-z_]+)/g, (_, name: string) => {
      names.push(name)
      return '([^/]+)'
    })
    return { route, match: new RegExp(`^${pattern}$`), names }
  })
}

export function findRoute(path: string): { route: Route | null; params: Params } {
  const clean = path.length > 1 ? path.replace(/\/+$/, '') : path
  for (const { route, match, names } of routes) {
    const found = match.exec(clean)
    if (!found) continue
    const params = Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(found[i + 1] ?? '')]))
    return { route, params }
  }
  return { route: null, params: {} }
}

function read(): void {
  const { pathname, hash, search } = window.location
  place = { path: pathname, hash: hash.slice(1), query: new URLSearchParams(search), ...findRoute(pathname) }
}

/** Goes to a path of this application; `replace` leaves no step behind. */
export function go(to: string, options: { replace?: boolean } = {}): void {
  const here = window.location.pathname + window.location.search + window.location.hash
  if (to === here) return
  scrolls.set(String(window.history.state?.step ?? 0), window.scrollY)
  const step = (Number(window.history.state?.step) || 0) + (options.replace ? 0 : 1)
  window.history[options.replace ? 'replaceState' : 'pushState']({ step }, '', to)
  const samePage = new URL(to, window.location.origin).pathname === place.path
  waitsForFocus = !samePage
  read()
  if (!samePage) window.scrollTo(0, 0)
}

/** A heading asks once, after a navigation, whether the focus is for it. */
export function takeFocus(): boolean {
  const mine = waitsForFocus
  waitsForFocus = false
  return mine
}

function followed(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = (event.target as Element | null)?.closest('a')
  if (!link || link.target || link.hasAttribute('download') || link.origin !== window.location.origin) return
  if (link.pathname === window.location.pathname && link.hash) return // within the page
  if (link.pathname.startsWith('/api/')) return
  event.preventDefault()
  go(link.pathname + link.search + link.hash)
}

/** Listens to links and to the browser's own back and forward; gives the way to stop. */
export function startRouter(list: Route[]): () => void {
  defineRoutes(list)
  window.history.scrollRestoration = 'manual'
  const moved = () => {
    waitsForFocus = window.location.pathname !== place.path
    read()
    const at = scrolls.get(String(window.history.state?.step ?? 0)) ?? 0
    requestAnimationFrame(() => window.scrollTo(0, at))
  }
  window.addEventListener('popstate', moved)
  window.addEventListener('hashchange', read)
  document.addEventListener('click', followed)
  read()
  return () => {
    window.removeEventListener('popstate', moved)
    window.removeEventListener('hashchange', read)
    document.removeEventListener('click', followed)
  }
}
