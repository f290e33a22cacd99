// The sentences of the pages, from the same files the pages are made of: a test asks for a meaning
// ("contract.act.accept"), and finds the button in the language of the screen.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './server.mjs';

const folder = join(root, 'content/locales');
export const messages = new Map();
for (const file of readdirSync(folder)) {
  if (file === 'cli.json') continue; // read on a console, never on a page
  for (const [key, one] of Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')))) {
    messages.set(key, one);
  }
}

/// The end of the braces opened at `from`.
function closing(text, from) {
  for (let depth = 0, i = from; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1;
    if (text[i] === '}' && (depth -= 1) === 0) return i;
  }
  throw new Error(`open braces: ${text}`);
}

/// One option of a plural or a select.
function choose(options, kind, value, language) {
  const found = {};
  for (let rest = options.trim(); rest; ) {
    const open = rest.indexOf('{');
    const end = closing(rest, open);
    found[rest.slice(0, open).trim()] = rest.slice(open + 1, end);
    rest = rest.slice(end + 1).trim();
  }
  if (kind === 'select') return found[value] ?? found.other;
  const text = found[`=${value}`] ?? found[new Intl.PluralRules(language).select(Number(value))] ?? found.other;
  return text.replaceAll('#', new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB').format(value));
}

function filled(text, args, language) {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('{', at);
    if (open < 0) return out + text.slice(at);
    const end = closing(text, open);
    const inside = text.slice(open + 1, end);
    const [name, kind] = inside.split(',', 2).map((part) => part.trim());
    if (!(name in args)) throw new Error(`“${name}” is missing for: ${text}`);
    out += text.slice(at, open);
    out += kind
      ? filled(choose(inside.split(',').slice(2).join(','), kind, args[name], language), args, language)
      : args[name];
    at = end + 1;
  }
  return out;
}

/// `say(key, args)` in a language.
export const speaker = (language) => (key, args = {}) => {
  const message = messages.get(key);
  if (!message) throw new Error(`no such message: ${key}`);
  return filled(message[language], args, language);
};

const families = new Set([...messages.keys()].map((key) => key.split('.')[0]));

/// Message keys, holes and values that should have been words.
export function rawWords(text) {
  const keys = (text.match(/\b[a-z_]+(?:\.[a-z_0-9]+)+\b/g) ?? [])
    .filter((word) => families.has(word.split('.')[0]) && !word.endsWith('.json'));
  const holes = text.match(/\{\w+\}|\bundefined\b|\bNaN\b|\[object \w+\]|Invalid Date/g) ?? [];
  return [...keys, ...holes];
}

/// Sentences that are the same whoever reads them, and differ between the two languages.
const french = new Set([...messages.values()]
  .filter(({ fr, en }) => fr !== en && !fr.includes('{') && fr.length > 3).map(({ fr }) => fr));
const english = new Set([...messages.values()]
  .filter(({ fr, en }) => fr !== en && !en.includes('{') && en.length > 3).map(({ en }) => en));

/// Of the texts on a page, those that stayed in the other language.
export function inOtherLanguage(texts, language) {
  const [other, own] = language === 'fr' ? [english, french] : [french, english];
  return texts.filter((one) => other.has(one) && !own.has(one));
}
