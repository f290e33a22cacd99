// Holds the folders of src/ to layers.txt: who may include whom, which third party is seen where,
// and that the private inside of a folder (a sub-folder named here) is included from there only.
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, normalize } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const private_folders = ['storage/sqlite', 'storage/postgres'];

const third_party = [
  [/^fmt\//, 'fmt'], [/^spdlog\//, 'spdlog'], [/^CLI\//, 'cli11'], [/^toml\+\+\//, 'tomlplusplus'],
  [/^sodium/, 'sodium'], [/^sqlite3/, 'sqlite'], [/^openssl\//, 'openssl'], [/^qrencode/, 'qrencode'],
  [/^unicode\//, 'icu'], [/^Eigen\//, 'eigen'], [/^nlopt/, 'nlopt'], [/^boost\/math/, 'boost_math'],
  [/^zlib/, 'zlib'], [/^libstemmer/, 'snowball'],
  [/^linear\.h/, 'liblinear'], [/^boost\/asio/, 'asio'], [/^boost\/beast/, 'beast'],
  [/^boost\/json/, 'boost_json'], [/^boost\/url/, 'boost_url'],
  [/^boost\/(describe|mp11)/, 'describe'], [/^boost\/system/, 'boost_json'], [/^boost\//, 'boost'],
];
// Seen through the headers of a folder one may use.
const comes_with = { boost_json: ['json'], describe: ['core', 'json'], fmt: ['base'] };

export function read_layers(text) {
  const layers = new Map();
  for (const line of text.split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    const [folder, uses, third] = line.split('|').map((part) => part.trim());
    layers.set(folder, { uses: new Set(uses.split(/\s+/).filter(Boolean)),
                         third: new Set((third ?? '').split(/\s+/).filter(Boolean)) });
  }
  return layers;
}

export function violations(layers, files) {
  const found = [];
  for (const { path, text } of files) {
    const folder = path.split('/')[1];
    const layer = layers.get(folder);
    if (!layer) { found.push(`${path}: folder ${folder} is not in layers.txt`); continue; }
    for (const [, quote, included] of text.matchAll(/^\s*#\s*include\s*(["<])([^">]+)[">]/gm)) {
      if (quote === '"') {
        const other = included.split('/')[0];
        if (layers.has(other) && other !== folder && !layer.uses.has(other))
          found.push(`${path}: ${folder} may not include ${included}`);
        for (const inside of private_folders)
          if (included.startsWith(inside + '/') &&
              !normalize(dirname(path)).startsWith(join('src', inside.split('/')[0])))
            found.push(`${path}: ${included} is private to ${inside}`);
      } else {
        const name = third_party.find(([pattern]) => pattern.test(included))?.[1];
        if (!name || layer.third.has(name)) continue;
        if ((comes_with[name] ?? []).some((from) => from === folder || layer.uses.has(from))) continue;
        found.push(`${path}: ${folder} may not use ${included} (${name})`);
      }
    }
  }
  return found;
}

/// A rule that never fires is no rule: each kind of violation is planted once.
function self_test(layers) {
  const plants = [
    ['src/core/a.cpp', '#include "storage/store.hpp"'], ['src/app/a.cpp', '#include <sodium.h>'],
    ['src/app/a.cpp', '#include "storage/sqlite/connection.hpp"'], ['src/nowhere/a.cpp', ''],
  ];
  for (const [path, text] of plants)
    if (violations(layers, [{ path, text }]).length === 0)
      throw new Error(`the check does not see: ${path} ${text}`);
}

const layers = read_layers(readFileSync(join(root, 'layers.txt'), 'utf8'));
self_test(layers);
const paths = execFileSync('git', ['ls-files', 'src'], { cwd: root, encoding: 'utf8' })
  .split('\n').filter((path) => /\.(cpp|hpp)$/.test(path));
const found = violations(layers, paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })));
for (const line of found) console.error(line);
console.log(`layers: ${paths.length} files, ${found.length} violations`);
process.exit(found.length ? 1 : 0);
