// content/locales/*.json → src/generated/{fr,en}.ts and keys.ts. Messages become plain functions, so
// the browser parses none. Fails on a missing or empty language, on arguments that differ between
// languages, and on a key said twice.
import { mkdirSync, readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse, TYPE } from '@formatjs/icu-messageformat-parser'

const here = resolve(import.meta.dirname, '..')
const source = resolve(here, '../content/locales')
const target = join(here, 'src/generated')
export const languages = ['fr', 'en']
/** The command line's sentences, but for these, which the pages say too. */
const elsewhere = 'cli.json'
const shared = new Set(['error.stream.erased', 'error.stream.unknown', 'error.id.malformed'])

/** Pages that only professionals open: a phone that shows the patient's first page loads none of it. */
const staff = new Set(['admin.json', 'instruments.json', 'portfolio.json', 'settings.json', 'suggest.json'])

const narrow = '\u202f'
const wide = '\u00a0'

/** The apostrophe of print in both languages; in French also its spaces. */
export function typography(text, language) {
  let out = text.replace(/(\p{L})'(?=\p{L})/gu, '$1’')
  if (language !== 'fr') return out
  out = out.replace(/[ \u00a0\u202f]+([;!?»])/gu, `${narrow}$1`)
  out = out.replace(/([\p{L}\p{N})])([!?;])(?=\s|$)/gu, `$1${narrow}$2`)
  out = out.replace(/«[ \u00a0\u202f]*(?=\S|$)/gu, `«${narrow}`)
  return out.replace(/[ \u00a0\u202f]+:(?=\s|$)/gu, `${wide}:`)
}

/** Collects the arguments of a message: name → "string" or "number". */
function argumentsOf(nodes, into = {}) {
  for (const node of nodes) {
    if (node.type === TYPE.argument) into[node.value] ??= 'text'
    if (node.type === TYPE.number || node.type === TYPE.plural) into[node.value] = 'number'
    if (node.type === TYPE.select) into[node.value] ??= 'text'
    if (node.type === TYPE.plural || node.type === TYPE.select)
      for (const option of Object.values(node.options)) argumentsOf(option.value, into)
  }
  return into
}

const quoted = (text) => JSON.stringify(text)

function expression(nodes, language, plural) {
  const parts = nodes.map((node) => {
    const at = `a[${quoted(node.value)}]`
    switch (node.type) {
      case TYPE.literal:
        return quoted(typography(node.value, language))
      case TYPE.argument:
        return `text(${at})`
      case TYPE.number:
        return `number(${at})`
      case TYPE.pound:
        return `number(a[${quoted(plural)}])`
      case TYPE.select:
        return branches(node, language, plural, (value) => `${at} === ${quoted(value)}`)
      case TYPE.plural: {
        if (node.offset) throw new Error('plural offset is not supported')
        const form = node.pluralType === 'ordinal' ? 'ordinal' : 'cardinal'
        return branches(node, language, node.value, (value) =>
          value.startsWith('=') ? `${at} == ${Number(value.slice(1))}` : `${form}(${at}) === ${quoted(value)}`,
        )
      }
      default:
        throw new Error('only arguments, numbers, select and plural are supported')
    }
  })
  return parts.length ? parts.join(' + ') : '""'
}

function branches(node, language, plural, test) {
  const { other, ...rest } = node.options
  if (!other) throw new Error('a select or plural needs "other"')
  let out = expression(other.value, language, plural)
  // Exact numbers come before categories, so they wrap the outside.
  const ordered = Object.entries(rest).sort(([a], [b]) => Number(a[0] === '=') - Number(b[0] === '='))
  for (const [value, option] of ordered)
    out = `(${test(value)} ? ${expression(option.value, language, plural)} : ${out})`
  return `(${out})`
}

/** {key: {fr, en}} → {key: {args, code: {fr, en}}} */
export function compile(messages, file = '') {
  const out = {}
  for (const [key, texts] of Object.entries(messages)) {
    const where = `${file} ${key}`
    let args
    const code = {}
    for (const language of languages) {
      const text = texts[language]
      if (typeof text !== 'string' || text.trim() === '') throw new Error(`${where}: ${language} is missing`)
      const nodes = parse(text, { ignoreTag: true })
      const found = argumentsOf(nodes)
      const names = Object.keys(found).sort().join(' ')
      if (args && names !== Object.keys(args).sort().join(' '))
        throw new Error(`${where}: the languages differ in their arguments`)
      args = args ? { ...args, ...pick(found, 'number') } : found
      try {
        const body = expression(nodes, language)
        const plain = nodes.every((node) => node.type === TYPE.literal)
        code[language] = plain ? body : body.includes('a[') ? `(a) => ${body}` : `() => ${body}`
      } catch (error) {
        throw new Error(`${where}: ${error.message}`)
      }
    }
    const extra = Object.keys(texts).filter((name) => !languages.includes(name))
    if (extra.length) throw new Error(`${where}: ${extra.join(' ')} is no language`)
    out[key] = { args, code }
  }
  return out
}

const pick = (args, kind) => Object.fromEntries(Object.entries(args).filter(([, value]) => value === kind))

export function generate() {
  const all = {}
  const packs = { '': {}, _staff: {} }
  for (const file of readdirSync(source).sort()) {
    if (!file.endsWith('.json')) continue
    const read = Object.entries(JSON.parse(readFileSync(join(source, file), 'utf8')))
    const mine = file === elsewhere ? read.filter(([key]) => shared.has(key)) : read
    const compiled = compile(Object.fromEntries(mine), file)
    for (const key of Object.keys(compiled)) if (all[key]) throw new Error(`${file} ${key}: said twice`)
    Object.assign(all, compiled)
    Object.assign(packs[staff.has(file) ? '_staff' : ''], compiled)
  }
  mkdirSync(target, { recursive: true })
  const head = '// Generated by tools/locales.mjs from content/locales. Do not edit.\n'
  const each = languages.flatMap((language) => Object.entries(packs).map((pack) => [language, ...pack]))
  for (const [language, name, messages] of each) {
    const lines = Object.entries(messages).map(([key, { code }]) => `  ${quoted(key)}: ${code[language]},`)
    write(
      `${language}${name}.ts`,
      `${head}import { helpers, type Messages } from '../lib/i18n/run'\n` +
        `const { text, number, cardinal, ordinal } = helpers('${language}')\n` +
        `void [text, number, cardinal, ordinal]\n` +
        `const messages: Messages = {\n${lines.join('\n')}\n}\nexport default messages\n`,
    )
  }
  const types = Object.entries(all).map(([key, { args }]) => {
    const list = Object.entries(args).map(([name, kind]) => `${quoted(name)}: ${kind === 'number' ? 'number' : 'string | number'}`)
    return `  ${quoted(key)}: ${list.length ? `{ ${list.join('; ')} }` : 'undefined'}`
  })
  write('keys.ts', `${head}export type ArgsByKey = {\n${types.join('\n')}\n}\n`)
  return Object.keys(all).length
}

function write(name, text) {
  const path = join(target, name)
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
}

/** The Vite plugin: generates at start, and again when a locale changes. */
export function locales() {
  return {
    name: 'entente-locales',
    buildStart() {
      generate()
    },
    configureServer(server) {
      server.watcher.add(source)
      server.watcher.on('change', (path) => {
        if (!path.startsWith(source)) return
        try {
          generate()
        } catch (error) {
          server.config.logger.error(error.message)
        }
      })
    },
  }
}

if (process.argv[1] === import.meta.filename) console.log(`${generate()} sentences`)
