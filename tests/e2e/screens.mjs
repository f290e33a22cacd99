// Every screen of the demo as a picture, to be looked at. `make screens` keeps one of each in docs/screens;
// `node tests/e2e/screens.mjs --all DIR` draws all widths, themes and languages into DIR.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { device, open_browser } from './lib/browser.mjs';
import { beginSession } from './lib/meeting.mjs';
import { root, start_server } from './lib/server.mjs';

const all = process.argv.indexOf('--all');
const only = process.argv.indexOf('--only');
const folder = all > 0 ? process.argv[all + 1] : join(root, 'docs/screens');
const wanted = only > 0 ? new RegExp(process.argv[only + 1]) : /./;
const widths = [390, 820, 1440];

/// What the server answers to whoever is on the page.
const ask = (page, path) => page.evaluate(async (path) => (await fetch(`/api/v1${path}`)).json(), path);
const newest = (status) => async (page, id) => {
  const { sessions } = await ask(page, `/alliances/${id}/sessions`);
  const found = sessions.map(({ session }) => session).filter((one) => one.status === status);
  return `/seances/${found.sort((a, b) => a.number - b.number).at(-1).id}`;
};
const planned = newest('planned'), held = newest('ended');
const toReadjust = async (page, id) =>
  `/reajuster?alert=${encodeURIComponent((await ask(page, `/alliances/${id}`)).alerts[0].key)}`;

/// The nurse's tablet, handed over to the patient.
const handOver = async (page) => {
  const send = (path, body) => page.evaluate(([path, body]) => fetch(`/api/v1${path}`,
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }), [path, body]);
  await send('/me/pin', { pin: '4071', old_pin: '4071' });
  await send('/logins/current/hand-over', live);
  return '/tablette';
};

/// `person`: who looks (a demo log-in). `alliance`: whose. `width`: the one kept in docs/screens.
/// `path`: of the page, or what finds it. `alone`: on a device of its own. `act`: what is done
/// before the picture.
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
  { name: 'seances', person: 'lucie', alliance: 'lucie', path: '/seances', width: 390 },
  { name: 'seance-patiente', person: 'bruno', alliance: 'bruno', path: () => `/seances/${live.session}`, width: 390 },
  { name: 'ressenti', person: 'bruno', alliance: 'bruno', path: () => `/seances/${live.session}/ressenti`, width: 390 },
  { name: 'entre-nous', person: 'lucie', alliance: 'lucie', path: '/entre-nous', width: 390 },
  { name: 'moi', person: 'lucie', alliance: 'lucie', path: '/moi', width: 390 },
  { name: 'plus', person: 'lucie', alliance: 'lucie', path: '/plus', width: 390 },
  { name: 'qui-a-lu', person: 'lucie', alliance: 'lucie', path: '/lectures', width: 390 },
  { name: 'mes-droits', person: 'lucie', alliance: 'lucie', path: '/droits', width: 390 },
  { name: 'mes-alliances', person: 'claire', path: '/alliances', width: 1440 },
  { name: 'alliance', person: 'claire', alliance: 'lucie', path: '', width: 1440 },
  { name: 'alliance-neuve', person: 'claire', alliance: 'emile', path: '/contrat', width: 820 },
  { name: 'seance-avant', person: 'claire', alliance: 'paulette', path: planned, width: 820 },
  { name: 'seance-en-cours', person: 'aicha', alliance: 'bruno', path: () => `/seances/${live.session}`, width: 820 },
  { name: 'seance-tenue', person: 'claire', alliance: 'lucie', path: held, width: 820 },
  { name: 'ressentis-cote-a-cote', person: 'claire', alliance: 'lucie', path: async (page, id) => `${await held(page, id)}/ressenti`, width: 820 },
  { name: 'entre-vous', person: 'claire', alliance: 'lucie', path: '/entre-nous', width: 1440 },
  { name: 'la-personne', person: 'claire', alliance: 'lucie', path: '/moi', width: 820 },
  { name: 'reajuster', person: 'claire', alliance: 'paulette', path: toReadjust, width: 820 },
  { name: 'reponses', person: 'claire', path: '/reponses', width: 1440 },
  { name: 'portfolio', person: 'claire', path: '/portfolio', width: 1440 },
  { name: 'tablette', person: 'aicha', alone: true, path: handOver, width: 820 },
  { name: 'mon-compte', person: 'claire', path: '/compte', width: 820 },
  { name: 'administration', person: 'nadia', path: '/administration', width: 1440 },
  { name: 'questionnaires', person: 'nadia', path: '/administration/questionnaires', width: 1440 },
  { name: 'alertes', person: 'nadia', path: '/administration/alertes', width: 1440 },
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

const patients = new Map(script.alliances.map(({ id, patient, patient_name }) => [patient_name ?? names.get(patient), id]));

/// Each alliance of the demo by its name there, as far as `page` may see it.
async function alliances(page) {
  const { alliances: lines } = await ask(page, '/alliances');
  return new Map(lines.map(({ id, patient_name }) => [patients.get(patient_name), id]));
}

async function draw(page, server, screen, file) {
  const known = screen.alliance ? await alliances(page) : new Map();
  const base = screen.alliance ? `/alliances/${known.get(screen.alliance)}` : '';
  const path = typeof screen.path === 'function' ? await screen.path(page, known.get(screen.alliance)) : screen.path;
  await page.goto(server.url + base + path);
  await page.locator('h1').first().waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(700); // the live stream keeps the network busy
  await page.evaluate(() => document.fonts.ready);
  await screen.act?.(page);
  if (all > 0) { // all of the page, its foot at its foot; the README shows what one sees first
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...page.viewportSize(), height });
  }
  await page.screenshot({ path: file });
}

const looks = all > 0
  ? ['fr', 'en'].flatMap((language) => [false, true].map((dark) => ({ language, dark })))
  : [{ language: 'fr', dark: false }];

mkdirSync(folder, { recursive: true });
const server = await start_server('demo', { args: process.env.WEB_DIR ? ['--web-dir', process.env.WEB_DIR] : [] });
const live = await beginSession(server);
const browser = await open_browser();
const failed = [];
try {
  for (const { language, dark } of looks) {
    const people = new Map();
    for (const screen of screens.filter(({ name }) => wanted.test(name))) {
      const who = screen.alone ? screen.name : screen.person ?? 'nobody';
      for (const width of all > 0 ? widths : [screen.width]) {
        if (!people.has(who)) {
          const one = await device(browser, { language, dark });
          if (screen.person) await enter(one.page, server, screen.person, language);
          people.set(who, one);
        }
        const { page, context } = people.get(who);
        await page.setViewportSize({ width, height: 900 });
        const look = all > 0 ? `-${width}-${language}${dark ? '-dark' : ''}` : '';
        const file = join(folder, `${screen.name}${look}.png`);
        await draw(page, server, screen, file).then(() => console.log(file),
          (error) => { failed.push(`${screen.name}: ${error.message}`); });
        if (screen.alone) await context.close().then(() => people.delete(who));
      }
    }
    for (const { context } of people.values()) await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
if (failed.length) { console.error(failed.join('\n')); process.exit(1); }
