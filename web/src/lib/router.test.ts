import { describe, expect, it } from 'vitest'
import { defineRoutes, findRoute, type Route } from './router.svelte'

const route = (path: string): Route => ({ path, load: () => Promise.reject(new Error('not loaded')), layout: 'plain' })

describe('routes', () => {
  defineRoutes([route('/'), route('/alliances'), route('/alliances/:alliance/contrat')])

  it('are found by their path, with its named parts', () => {
    expect(findRoute('/alliances/abc/contrat').params).toEqual({ alliance: 'abc' })
    expect(findRoute('/alliances/').route?.path).toBe('/alliances')
    expect(findRoute('/').route?.path).toBe('/')
  })

  it('are not found by a part of it', () => {
    expect(findRoute('/alliances/abc').route).toBeNull()
    expect(findRoute('/alliances/abc/contrat/x').route).toBeNull()
  })
})
