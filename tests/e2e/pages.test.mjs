// Every page of the application as each of the demo's people finds it: both languages, light and
// dark, phone, tablet and desk. Nothing inaccessible, nothing too wide, no word left behind.
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, start_server } from './lib/server.mjs';
import { accessible, fits, open_browser, worded } from './lib/browser.mjs';
import { beginSession } from './lib/meeting.mjs';
import { enterDemo, person } from './lib/person.mjs';

const widths = [390, 820, 1440];
let server, browser;
const met = new Set();
before(async () => {
  server = await start_server('demo');
  await beginSession(server);
  browser = await open_browser();
});
after(async () => { await browser?.close(); await server?.stop(); });

async function look(who, path, name) {
  const { page } = who;
  await who.open(path);
  await page.locator('h1').first().waitFor({ state: 'attached' }).catch(() => assert.fail(`no heading on ${name} (${path})`));
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
    const where = `${name} (${path}), ${who.language}, ${width} px`;
    await page.emulateMedia({ colorScheme: 'light' });
    await accessible(page, where);
    await fits(page, where);
    if (width === 820) continue; // the colours of the phone, in the lines of the desk
    await page.emulateMedia({ colorScheme: 'dark' });
    await accessible(page, `${where}, dark`, ['color-contrast']);
  }
  await worded(page, `${name} (${path})`, who.language);
  met.add(path.split(/[?#]/)[0].replace(/[0-9a-z]{26}/, ':alliance').replace(/[0-9a-z]{26}/, ':session'));
}

async function inBothLanguages(who, act) {
  for (const language of ['fr', 'en']) {
    await who.page.evaluate((one) => localStorage.setItem('entente.language', one), language);
    who.language = language;
    await act();
  }
}

/// The addresses of these pages of an alliance; `:held`, `:running` and `:planned` are its newest
/// session of that kind, `:alert` what it says first.
async function addresses(who, id, pages) {
  const answer = async (path) => (await who.ask(`/alliances/${id}${path}`)).body;
  const sessions = pages.some((page) => page.includes('seances/:')) ? (await answer('/sessions')).sessions : [];
  const newest = (status) => sessions.filter(({ session }) => session.status === status)
    .sort((a, b) => a.session.number - b.session.number).at(-1)?.session.id;
  const stands = {
    ':held': () => newest('ended'), ':running': () => newest('running'), ':planned': () => newest('planned'),
    ':alert': async () => encodeURIComponent((await answer('')).alerts[0].key),
  };
  return Promise.all(pages.map(async (page) => {
    const word = page.match(/:\w+/)?.[0];
    return `/alliances/${id}/${word ? page.replace(word, await stands[word]()) : page}`;
  }));
}

const held = ['seances/:held', 'seances/:held/ressenti'];
const running = ['seances/:running', 'seances/:running/ressenti'];

/// Who, which pages of their alliances, or of which, and which others.
const people = [
  { name: 'Lucie Darbon', also: ['/compte', '/alliances', '/nulle-part'],
    pages: ['aujourdhui', 'contrat', 'signer', 'imprimer', 'lectures', 'droits', 'seances', ...held, 'seances/:planned',
      'entre-nous', 'moi', 'plus'] },
  { name: 'Marcel Pruvost', pages: ['contrat', 'signer', 'imprimer', 'moi', 'seances', 'entre-nous'] },
  { name: 'Bruno Keller', pages: ['aujourdhui', ...running] },
  { name: 'Josiane Fournier', pages: ['aujourdhui', 'contrat', 'entre-nous'] },
  { name: 'Claire Morvan', pages: ['contrat'], also: ['/alliances', '/compte', '/reponses', '/portfolio'], of: {
    'Lucie Darbon': ['seances', ...held, 'seances/:planned', 'entre-nous', 'moi', 'reajuster'],
    'Paulette Garnier': ['entre-nous', 'reajuster?alert=:alert', 'seances/:planned'],
    'Émile Roussel': ['seances', 'entre-nous', 'moi'],
  } },
  { name: 'Thomas Lefèvre', pages: ['contrat'] },
  { name: 'Aïcha Diallo', pages: ['contrat'], of: { 'Bruno Keller': ['seances', ...running] } },
  { name: 'Samira Haddad', pages: ['contrat', 'signer', 'imprimer', 'moi', 'seances'] },
  { name: 'Émile Roussel', pages: ['aujourdhui', 'contrat', 'signer', 'imprimer'] },
  { name: 'Julie Darbon', pages: ['contrat', 'seances', 'entre-nous', 'moi'], also: ['/alliances'] },
  { name: 'Hélène Castaing', pages: ['contrat'], also: ['/alliances'] },
];

describe('each of the demo’s people', { concurrency: 2 }, () => {

test('before one is logged in', async () => {
  const who = await person(browser, server);
  await who.open('/connexion');
  await who.read('Lucie Darbon');
  await inBothLanguages(who, async () => {
    for (const path of ['/connexion', '/rejoindre', '/retrouver']) await look(who, path, 'nobody');
  });
  await who.close();
});

for (const { name, pages, of = {}, also = [] } of people) {
  test(name, async () => {
    const who = await person(browser, server);
    await enterDemo(who, name);
    const { body } = await who.ask('/alliances');
    const paths = [...also];
    for (const { id, patient_name } of body.alliances)
      paths.push(...await addresses(who, id, [...pages, ...(of[patient_name] ?? [])]));
    assert.ok(paths.length > 0);
    await inBothLanguages(who, async () => {
      for (const path of paths) await look(who, path, name);
    });
    await who.close();
  });
}

test('the administration', async () => {
  const { people: all } = JSON.parse(readFileSync(join(root, 'content/demo/demo.json'), 'utf8'));
  const { name } = all.find((one) => one.role === 'administrator');
  const who = await person(browser, server);
  await enterDemo(who, name);
  await inBothLanguages(who, async () => {
    for (const path of ['/administration', '/administration/questionnaires', '/administration/alertes', '/compte']) await look(who, path, name);
  });
  await who.close();
});

});

test('no page of the application was left out', () => {
  const source = readFileSync(join(root, 'web/src/lib/paths.ts'), 'utf8');
  const all = [...source.matchAll(/: (?:\([^)]*\) => )?[`'](\/[^`']*)[`']/g)]
    .map((found) => found[1].replace('${id}', ':alliance').replace('${session}', ':session'));
  assert.ok(all.length > 20, 'the list of addresses is read');
  // Two addresses only lead elsewhere; the history is within the contract; the tablet handed over
  // has a test of its own.
  const elsewhere = ['/', '/alliances/:alliance', '/alliances/:alliance/historique', '/tablette'];
  assert.deepEqual(all.filter((one) => !met.has(one) && !elsewhere.includes(one)), []);
});
