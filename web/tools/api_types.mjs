// The server's OpenAPI document as TypeScript: the types of src/lib/api/generated.ts, the paths and
// the bodies of commands. The document comes from the route table and the command structs of the
// server, so that a member renamed there does not compile here.
//   entente openapi | node web/tools/api_types.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs'

const target = new URL('../src/lib/api/generated.ts', import.meta.url)
const base = '/api/v1'
const indent = (text) => text.replaceAll('\n', '\n  ')

/** What a schema of the document is called in TypeScript. */
export function type_of(schema) {
  if (schema.$ref) return schema.$ref.split('/').pop()
  if (schema.const !== undefined) return quoted(schema.const)
  if (schema.enum) return schema.enum.map(quoted).join(' | ')
  if (schema.oneOf) return schema.oneOf.map(type_of).join(' | ')
  if (schema.type === 'string') {
    if (schema.pattern) return 'Id'
    return { 'date-time': 'Instant', date: 'Day' }[schema.format] ?? 'string'
  }
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'boolean') return 'boolean'
  if (schema.type === 'array') return array_of(schema)
  if (schema.type === 'object') return object_of(schema)
  if (!Object.keys(schema).length) return 'unknown' // any JSON
  throw new Error(`a schema that api_types.mjs does not know: ${JSON.stringify(schema)}`)
}

const quoted = (text) => `'${text}'`

function array_of(schema) {
  const item = type_of(schema.items)
  if (schema.minItems !== undefined && schema.minItems === schema.maxItems) {
    return `[${Array(schema.minItems).fill(item).join(', ')}]`
  }
  return /[ |{]/.test(item) ? `(${item})[]` : `${item}[]`
}

function object_of(schema) {
  const members = Object.entries(schema.properties ?? {})
  if (!members.length) {
    return schema.additionalProperties
      ? `Record<string, ${type_of(schema.additionalProperties)}>`
      : 'Record<string, never>'
  }
  const required = new Set(schema.required ?? [])
  const each = members.map(([name, one]) => `${name}${required.has(name) ? '' : '?'}: ${type_of(one)}`)
  const line = `{ ${each.join('; ')} }`
  return line.length <= 90 ? line : `{\n${each.map((one) => `  ${indent(one)}`).join('\n')}\n}`
}

/** "/alliances/{id}/close" as the template literal that its uses match. */
function path_type(path) {
  const below = path.slice(base.length)
  return below.includes('{') ? `\`${below.replaceAll(/\{[^}]+\}/g, '${string}')}\`` : quoted(below)
}

function union(name, members) {
  return `export type ${name} =\n${[...new Set(members)].sort().map((one) => `  | ${one}`).join('\n')}\n`
}

function operations(document) {
  return Object.entries(document.paths)
    .filter(([path]) => path.startsWith(`${base}/`))
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, one]) => ({ path, method, one })))
}

function body_of(operation) {
  const content = operation.requestBody?.content['application/json']
  return content ? type_of(content.schema) : 'Record<string, never>'
}

/** The whole file, for one document. */
export function generate(document) {
  const all = operations(document)
  const paths = (method) => all.filter((one) => one.method === method).map(({ path }) => path_type(path))
  const below = `${base}/alliances/{id}`
  const commands = all
    .filter(({ path, method, one }) => method === 'post' && path.startsWith(`${below}/`) && one.parameters)
    .map(({ path, one }) => `  ${quoted(path.slice(below.length))}: ${body_of(one)}`)
    .sort()
  const types = Object.entries(document.components.schemas)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => `export type ${name} = ${type_of(schema)}`)
  return [
    '// Written by web/tools/api_types.mjs from `entente openapi`: do not edit, run `make api-types`.\n',
    'export type Id = string',
    '/** RFC 3339 UTC with microseconds. */',
    'export type Instant = string',
    '/** "2026-11-23" */',
    'export type Day = string\n',
    ...types,
    '',
    '/** Below /api/v1. */',
    union('GetPath', paths('get')),
    union('PostPath', paths('post')),
    union('PutPath', paths('put')),
    union('DeletePath', paths('delete')),
    '/** Below /alliances/{id}: what is sent there as a command. */',
    `export type CommandBody = {\n${commands.join('\n')}\n}`,
    'export type CommandPath = keyof CommandBody\n',
  ].join('\n')
}

function main() {
  const text = generate(JSON.parse(readFileSync(0, 'utf8')))
  if (!process.argv.includes('--check')) return writeFileSync(target, text)
  if (readFileSync(target, 'utf8') === text) return
  console.error('web/src/lib/api/generated.ts is not what the server says: run `make api-types`')
  process.exitCode = 1
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) main()
