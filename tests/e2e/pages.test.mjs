// Every page of the application as each of the demo's people finds it: both languages, light and
// dark, phone, tablet and desk. Nothing inaccessible, nothing too wide, no word left behind.
import { describe, test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, start_server } from './lib/server.mjs';
import { accessible, fits, open_browser, worded } from './lib/browser.mjs';
import { enterDemo, person } from './lib/person.mjs';

const widths = [390, 820, 1440];
let server, browser;
const met = new Set();
before(async () => { server = await start_server('demo'); browser = await open_browser(); });
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
  met.add(path.split(/[?#]/)[0].replace(/[0-9a-z]{26}/, ':alliance'));
}

async function inBothLanguages(who, act) {
  for (const language of ['fr', 'en']) {
    await who.page.evaluate((one) => localStorage.setItem('entente.language', one), language);
    who.language = language;
    await act();
  }
}

const of = (pages) => (id) => pages.map((page) => `/alliances/${id}/${page}`);
const patient = of(['aujourdhui', 'contrat', 'signer', 'imprimer', 'lectures', 'droits']);
const reader = of(['contrat']);
const signer = of(['contrat', 'signer', 'imprimer']);

/// Who, which pages of each alliance, and which others.
const people = [
  { name: 'Lucie Darbon', pages: patient, also: ['/compte', '/alliances', '/nulle-part'] },
  { name: 'Marcel Pruvost', pages: signer },
  { name: 'Josiane Fournier', pages: of(['aujourdhui', 'contrat']) },
  { name: 'Claire Morvan', pages: reader, also: ['/alliances', '/compte'] },
  { name: 'Thomas Lefèvre', pages: reader },
  { name: 'Aïcha Diallo', pages: reader },
  { name: 'Samira Haddad', pages: signer },
  { name: 'Émile Roussel', pages: of(['aujourdhui', 'contrat', 'signer', 'imprimer']) },
  { name: 'Julie Darbon', pages: reader, also: ['/alliances'] },
  { name: 'Hélène Castaing', pages: reader, also: ['/alliances'] },
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

for (const { name, pages, also = [] } of people) {
  test(name, async () => {
    const who = await person(browser, server);
    await enterDemo(who, name);
    const { body } = await who.ask('/alliances');
    const paths = [...body.alliances.flatMap((one) => pages(one.id)), ...also];
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
    for (const path of ['/administration', '/compte']) await look(who, path, name);
  });
  await who.close();
});

});

test('no page of the application was left out', () => {
  const source = readFileSync(join(root, 'web/src/lib/paths.ts'), 'utf8');
  const all = [...source.matchAll(/: (?:\(id: string\) => )?[`'](\/[^`']*)[`']/g)]
    .map((found) => found[1].replace('${id}', ':alliance'));
  assert.ok(all.length > 12, 'the list of addresses is read');
  // Two addresses only lead elsewhere; the history is within the contract.
  const led = ['/', '/alliances/:alliance', '/alliances/:alliance/historique'];
  assert.deepEqual(all.filter((one) => !met.has(one) && !led.includes(one)), []);
});
