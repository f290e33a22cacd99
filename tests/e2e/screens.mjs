// Every screen of the demo as a picture, to be looked at. `make screens` keeps one of each in docs/screens;
// `node tests/e2e/screens.mjs --all DIR` draws all widths, themes and languages into DIR.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { device, open_browser } from './lib/browser.mjs';
import { root, start_server } from './lib/server.mjs';

const all = process.argv.indexOf('--all');
const only = process.argv.indexOf('--only');
const folder = all > 0 ? process.argv[all + 1] : join(root, 'docs/screens');
const wanted = only > 0 ? new RegExp(process.argv[only + 1]) : /./;
const widths = [390, 820, 1440];

/// `person`: who looks (a demo log-in). `alliance`: whose. `width`: the one kept in docs/screens.
/// `act`: what is done before the picture.
const screens = [
  { name: 'demonstration', path: '/', width: 1440 },
  { name: 'connexion', path: '/connexion', width: 390 },
  { name: 'invitation', path: '/rejoindre', width: 390 },
  { name: 'retrouver', path: '/retrouver', width: 390 },
  { name: 'aujourdhui', person: 'lucie', alliance: 'lucie', path: '/aujourdhui', width: 390 },
  { name: 'contrat-en-vigueur', person: 'lucie', alliance: 'lucie', path: '/contrat', width: 820 },
  { name: 'contrat-en-discussion', person: 'solange', alliance: 'solange', path: '/contrat', width: 390 },
  { name: 'contrat-soignante', person: 'thomas', alliance: 'solange', path: '/contrat', width: 1440 },
  { name: 'signer', person: 'marcel', alliance: 'marcel', path: '/signer', width: 390 },
  { name: 'imprimer', person: 'lucie', alliance: 'lucie', path: '/imprimer', width: 820 },
  { name: 'qui-a-lu', person: 'lucie', alliance: 'lucie', path: '/lectures', width: 390 },
  { name: 'mes-droits', person: 'lucie', alliance: 'lucie', path: '/droits', width: 390 },
  { name: 'mes-alliances', person: 'claire', path: '/alliances', width: 1440 },
  { name: 'alliance', person: 'claire', alliance: 'lucie', path: '', width: 1440 },
  { name: 'alliance-neuve', person: 'claire', alliance: 'emile', path: '/contrat', width: 820 },
  { name: 'mon-compte', person: 'claire', path: '/compte', width: 820 },
  { name: 'administration', person: 'nadia', path: '/administration', width: 1440 },
];

const script = JSON.parse(readFileSync(join(root, 'content/demo/demo.json'), 'utf8'));
const names = new Map(script.people.map(({ id, name }) => [id, name]));

/// The real log-in, by the demo's page.
async function enter(page, server, person, language) {
  await page.goto(server.url);
  await page.getByRole('button', { name: language === 'en' ? 'English' : 'Français' }).click();
  await page.getByRole('button').filter({ hasText: names.get(person) }).first().click();
  await page.waitForURL((url) => !['/', '/connexion'].includes(url.pathname));
}

/// Each alliance of the demo by its patient's demo name, as far as `page` may see it.
async function alliances(page) {
  const { alliances: lines } = await page.evaluate(async () => (await fetch('/api/v1/alliances')).json());
  return new Map(lines.map(({ id, patient_name }) =>
    [script.people.find(({ name }) => name === patient_name)?.id ?? patient_name, id]));
}

async function draw(page, server, screen, file) {
  const known = screen.alliance ? await alliances(page) : new Map();
  const base = screen.alliance ? `/alliances/${known.get(screen.alliance)}` : '';
  await page.goto(server.url + base + screen.path);
  await page.locator('h1').first().waitFor();
  await page.waitForTimeout(700); // the live stream keeps the network busy
  await page.evaluate(() => document.fonts.ready);
  await screen.act?.(page);
  await page.screenshot({ path: file, fullPage: all > 0 }); // the README shows what one sees first
}

const looks = all > 0
  ? ['fr', 'en'].flatMap((language) => [false, true].map((dark) => ({ language, dark })))
  : [{ language: 'fr', dark: false }];

mkdirSync(folder, { recursive: true });
const server = await start_server('demo', { args: process.env.WEB_DIR ? ['--web-dir', process.env.WEB_DIR] : [] });
const browser = await open_browser();
const failed = [];
try {
  for (const { language, dark } of looks) {
    const people = new Map();
    for (const screen of screens.filter(({ name }) => wanted.test(name))) {
      const who = screen.person ?? 'nobody';
      if (!people.has(who)) {
        const one = await device(browser, { language, dark });
        if (screen.person) await enter(one.page, server, screen.person, language);
        people.set(who, one);
      }
      const { page } = people.get(who);
      for (const width of all > 0 ? widths : [screen.width]) {
        await page.setViewportSize({ width, height: 900 });
        const look = all > 0 ? `-${width}-${language}${dark ? '-dark' : ''}` : '';
        const file = join(folder, `${screen.name}${look}.png`);
        await draw(page, server, screen, file).then(() => console.log(file),
          (error) => { failed.push(`${screen.name}: ${error.message}`); });
      }
    }
    for (const { context } of people.values()) await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
if (failed.length) { console.error(failed.join('\n')); process.exit(1); }
