// The habits of the tree as a test: each ban names what to use instead. Exceptions only shrink.
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const cpp = /\.(cpp|hpp)$/;
const bans = [
  { in: /^src\/(core|ledger|json|base)\//, match: /\b(system_clock|steady_clock|time\(nullptr\)|getenv|rand\(|random_device|std::ifstream)/,
    say: 'pure folders take time, randomness and files as arguments' },
  { in: /^src\//, match: /\bstd::(cout|cerr)\b/, except: /^src\/cli\//, say: 'only src/cli writes to the console' },
  { in: /^src\//, match: /\bthrow\b/, say: 'errors are values: return an Error' },
  { in: /^src\/.*\.cpp$/, match: /co_await[^;]*\[[^\]]*\]\s*(\(|\{)[^;]*\{/, say: 'g++ 12 miscompiles a lambda in a co_await expression: name it first' },
  { in: /^src\//, match: /\bassert\(false\)/, say: 'return a fault' },
  { in: /^src\/(?!storage\/)/, match: /\b(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b/, say: 'SQL lives in src/storage/queries' },
  { in: /^src\//, match: /(using namespace std;)/, say: 'name what you use' },
  { in: /^(src|web\/src|tests|tools)\//, match: /\b(TODO|FIXME|XXX)\b/, except: /^tools\/tidy\.mjs$/, say: 'finish it, or file an issue' },
  { in: /^web\/src\/.*\.(svelte|ts)$/, match: /\binnerHTML\b|\{@html/, say: 'markup is written, never injected' },
  { in: /^web\/src\/.*\.svelte$/, match: /\sstyle="/, say: 'the content security policy refuses inline styles: use a class' },
  { in: /^tests\//, match: /\b(EXPECT_TRUE\(true\)|expect\(true\)\.toBe\(true\)|test\.only\(|it\.only\()/, say: 'a test must be able to fail' },
];
const longest = { lines: 500, columns: 100 };
const long_files = new Set(['web/src/lib/api/generated.ts']); // one type a line, from the server

function check(path, text) {
  const found = [];
  const lines = text.split('\n');
  for (const ban of bans) {
    if (!ban.in.test(path) || ban.except?.test(path)) continue;
    lines.forEach((line, index) => {
      const code = line.replace(/\/\/.*$/, (comment) => (/TODO|FIXME|XXX/.test(comment) ? comment : ''));
      if (ban.match.test(code)) found.push(`${path}:${index + 1}: ${ban.say}`);
    });
  }
  if (/^(src|tests|bench|web\/src)\//.test(path) && /\.(cpp|hpp|ts|svelte)$/.test(path)) {
    if (lines.length > longest.lines + 1 && !long_files.has(path))
      found.push(`${path}: ${lines.length} lines; a room that size holds two ideas`);
    if (cpp.test(path))
      lines.forEach((line, index) => {
        if ([...line].length > longest.columns && !/https?:|R"/.test(line))
          found.push(`${path}:${index + 1}: ${[...line].length} columns`);
      });
  }
  return found;
}

/// Every ban must see what it bans.
const planted = [
  ['src/core/a.cpp', 'auto t = std::chrono::system_clock::now();'], ['src/app/a.cpp', 'throw 1;'],
  ['src/app/a.cpp', 'auto q = "SELECT 1 FROM t";'], ['web/src/a.svelte', '<p style="x">'],
  ['src/app/a.cpp', '// TO' + 'DO later'], ['src/app/a.cpp', 'x'.repeat(101)],
];
for (const [path, text] of planted)
  if (check(path, text).length === 0) throw new Error(`tidy does not see: ${text}`);

const paths = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n')
  .filter((path) => /^(src|web\/src|tests|tools|bench)\//.test(path) && /\.(cpp|hpp|ts|svelte|mjs|sql|css)$/.test(path));
let found = [];
for (const path of paths) {
  try { found.push(...check(path, readFileSync(join(root, path), 'utf8'))); } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
for (const line of found) console.error(line);
console.log(`tidy: ${paths.length} files, ${found.length} findings`);
process.exit(found.length ? 1 : 0);
