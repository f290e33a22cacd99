import { describe, expect, it } from 'vitest'
import { generate, type_of } from './api_types.mjs'

const id = { type: 'string', pattern: '^x$' }

describe('a schema as a type', () => {
  it('tells ids, instants, days, words, lists of a known length and choices apart', () => {
    expect(type_of(id)).toBe('Id')
    expect(type_of({ type: 'string', format: 'date-time' })).toBe('Instant')
    expect(type_of({ type: 'string', format: 'date' })).toBe('Day')
    expect(type_of({ type: 'array', items: { type: 'string', enum: ['a', 'b'] } })).toBe("('a' | 'b')[]")
    expect(type_of({ type: 'array', items: id, minItems: 2, maxItems: 2 })).toBe('[Id, Id]')
    expect(type_of({})).toBe('unknown')
    expect(type_of({ oneOf: [{ $ref: '#/c/Aim' }, { $ref: '#/c/Frame' }] })).toBe('Aim | Frame')
  })

  it('may lack only the members that are not required', () => {
    const schema = { type: 'object', properties: { a: id, b: { type: 'integer' } }, required: ['a'] }
    expect(type_of(schema)).toBe('{ a: Id; b?: number }')
  })

  it('is refused when it is of a sort never seen', () => {
    expect(() => type_of({ type: 'null' })).toThrow('does not know')
  })
})

it('paths become what their uses match, and commands keep their bodies', () => {
  const operation = {
    parameters: [],
    requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Close' } } } },
  }
  const text = generate({
    paths: { '/api/v1/alliances/{id}/close': { post: operation }, '/healthz': { get: {} } },
    components: { schemas: { Close: { type: 'object', properties: { reason: { type: 'string' } } } } },
  })
  expect(text).toContain('| `/alliances/${string}/close`')
  expect(text).toContain("'/close': Close")
  expect(text).not.toContain('healthz')
})
