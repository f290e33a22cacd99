// What the documents name exists, and what exists is named: routes, error keys, settings, commands.
// A test; `--write` writes docs/errors.md anew from the code and the locales.
//   entente openapi | node tools/check_docs.mjs [--write]
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const read = (path) => readFileSync(join(root, path), 'utf8');
const under = (folder, end) => readdirSync(join(root, folder), { recursive: true })
  .filter((path) => path.endsWith(end)).map((path) => join(folder, path));
const findings = [];
const need = (holds, what) => { if (!holds) findings.push(what); };

/// "POST /alliances/{id}/close": what docs/api.md names, with "…/x" read after the path before it.
export function routes_named(text) {
  const out = new Set();
  for (const line of text.split('\n')) {
    let method = '', path = '';
    for (const [, span] of line.matchAll(/`([^`]+)`/g)) {
      const found = span.match(/^(?:(GET|POST|PUT|DELETE) )?(…?\/[^\s?]*)/);
      if (!found) continue;
      method = found[1] ?? (method || 'GET');
      path = found[2].startsWith('…') ? path.replace(/\/[^/]*$/, '') + found[2].slice(1) : found[2];
      out.add(`${method} ${path}`);
    }
  }
  return out;
}

function check_routes(document) {
  const named = routes_named(read('docs/api.md'));
  const real = new Set(Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`)));
  for (const one of real) need(named.has(one), `docs/api.md does not name ${one}`);
  for (const one of named) {
    if (!one.includes('/api/v1')) need(real.has(one), `docs/api.md names ${one}, which is no route`);
  }
}

const status_of_category = { invalid: 422, denied: 403, not_found: 404, conflict: 409, unsupported: 415,
  busy: 429, unavailable: 503, fault: 500 };

/// Every key that the code can answer with, and the statuses it has.
function error_keys() {
  const special = Object.fromEntries([...read('src/server/problem.cpp')
    .matchAll(/Special\{"([a-z_.]+)", (\d+)\}/g)].map(([, key, status]) => [key, Number(status)]));
  const keys = new Map();
  const add = (key, category) => {
    const statuses = keys.get(key) ?? new Set();
    statuses.add(special[key] ?? status_of_category[category]);
    keys.set(key, statuses);
  };
  for (const path of [...under('src', '.cpp'), ...under('src', '.hpp')]) {
    const text = read(path);
    for (const [, category, key] of text.matchAll(
      /\b(invalid|denied|not_found|conflict|unavailable|fault)\(\s*"([a-z_]+\.[a-z_.]+)"/g)) add(key, category);
    for (const [, category, key] of text.matchAll(/Category::([a-z_]+),\s*"([a-z_]+\.[a-z_.]+)"/g)) add(key, category);
  }
  return keys;
}

function sentences() {
  const out = {};
  for (const path of under('content/locales', '.json')) Object.assign(out, JSON.parse(read(path)));
  return out;
}

function errors_document() {
  const all = sentences();
  const rows = [...error_keys()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, statuses]) => {
    const said = all[`error.${key}`]?.en ?? '';
    const text = said.replaceAll('\n', ' ').replaceAll('|', '\\|');
    return `| \`${key}\` | ${[...statuses].sort().join(', ')} | ${text} |`;
  });
  return `# Errors\n\nEvery key a refusal may carry, its status over HTTP, and its sentence (French and others are in
\`content/locales/\`). Written by \`tools/check_docs.mjs --write\` from the code; a test keeps it so. Keys beginning with \`answers\`, \`cli\`,
\`config\`, \`csv\`, \`growth\`, \`insight\` and \`serve\` are said by the console only.\n\n| key | status | sentence |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function check_errors(write) {
  const text = errors_document();
  if (write) writeFileSync(join(root, 'docs/errors.md'), text);
  need(read('docs/errors.md') === text, 'docs/errors.md is not what the code says: run tools/check_docs.mjs --write');
  const all = sentences();
  for (const key of error_keys().keys()) need(all[`error.${key}`]?.fr, `error.${key} has no sentence`);
  const known = error_keys();
  for (const path of ['docs/api.md', 'docs/configuration.md', 'docs/verify.md']) {
    for (const [, key] of read(path).matchAll(/\b[45]\d\d `([a-z_]+\.[a-z_.]+)`/g)) {
      need(known.has(key), `${path} names the error ${key}, which nothing answers`);
    }
  }
}

function check_settings() {
  const text = read('docs/configuration.md');
  const real = [...read('src/cli/config.cpp').matchAll(/\{"([a-z_]+)", Kind::[a-z]+(?:, "([^"]*)")?/g)];
  need(real.length > 10, 'no settings were found in src/cli/config.cpp');
  for (const [, key, value] of real) {
    const row = text.split('\n').find((line) => line.startsWith(`| \`${key}\` |`));
    need(row, `docs/configuration.md does not name ${key}`);
    if (row && value) need(row.includes(`\`${value}\``), `docs/configuration.md: the default of ${key} is ${value}`);
  }
  for (const [, key] of text.matchAll(/^\| `([a-z_]+)` \|/gm)) {
    need(real.some(([, one]) => one === key), `docs/configuration.md names ${key}, which is no setting`);
  }
}

function check_commands() {
  const targets = new Set([...read('Makefile').matchAll(/^([a-z0-9 -]+):(?!=)/gm)].flatMap(([, names]) => names.split(' ')));
  const code_of_console = under('src/cli', '.cpp').map(read).join('\n');
  const named = (added) => [...code_of_console.matchAll(added)].map(([, name]) => name);
  const commands = new Set(named(/\broot\.add_subcommand\("([a-z_-]+)"/g));
  for (const path of ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', ...under('docs', '.md')]) {
    const code = [...read(path).matchAll(/`([^`\n]+)`/g)].map(([, one]) => one)
      .concat([...read(path).matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block.split('\n')));
    for (const one of code) {
      const made = one.match(/^\s*make ([a-z0-9-]+)/);
      if (made) need(targets.has(made[1]), `${path}: make ${made[1]} is no target`);
      const run = one.match(/(?:^|\/)entente ([a-z][a-z-]*)/);
      if (run) need(commands.has(run[1]), `${path}: entente ${run[1]} is no command`);
    }
  }
  for (const name of commands) {
    need(read('docs/configuration.md').includes(`\`entente ${name}`), `docs/configuration.md does not name entente ${name}`);
  }
  for (const name of named(/\bgroup\.add_subcommand\(\s*"([a-z]+)"/g)) {
    need(read('docs/insight-commands.md').includes(`entente insight ${name}`), `docs/insight-commands.md does not name entente insight ${name}`);
  }
}

check_routes(JSON.parse(readFileSync(0, 'utf8')));
check_errors(process.argv.includes('--write'));
check_settings();
check_commands();
for (const one of findings) console.error(one);
console.log(`docs: ${error_keys().size} errors, ${findings.length} findings`);
process.exitCode = findings.length ? 1 : 0;
