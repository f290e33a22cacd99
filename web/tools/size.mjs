// What the patient's first page costs: every script and style it loads, gzipped, fonts apart.
// Fails above 120 kB. `--all` lists them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const budget = 120 * 1000
const dist = join(import.meta.dirname, '../dist')
const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../node_modules/.entente-manifest.json'), 'utf8'))

const files = new Set()
function take(name) {
  const entry = manifest[name]
  if (!entry || files.has(entry.file)) return
  files.add(entry.file)
  for (const css of entry.css ?? []) files.add(css)
  for (const one of entry.imports ?? []) take(one)
}
for (const first of [
  'index.html',
  'src/generated/fr.ts',
  'src/features/alliances/HomePage.svelte',
  'src/features/today/AlliancePage.svelte',
  'src/features/today/TodayPage.svelte',
]) {
  if (!manifest[first]) throw new Error(`${first} is not in the build`)
  take(first)
}

let all = 0
for (const file of files) {
  const size = gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
  all += size
  if (process.argv.includes('--all')) console.log(`${String(size).padStart(8)}  ${file}`)
}
console.log(`the patient's first page: ${all} bytes gzipped, of ${budget}`)
process.exit(all > budget ? 1 : 0)
