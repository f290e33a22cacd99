// From the page to the model and back: what is suggested here was found by the server's own decoder.
import { before, after } from 'node:test';
import assert from 'node:assert/strict';
import { start_server } from './lib/server.mjs';
import { open_browser } from './lib/browser.mjs';
import { person } from './lib/person.mjs';
import { contractInForce, enter, sessionsOf, sign } from './lib/course.mjs';
import { story } from './lib/story.mjs';
import { new_id } from '../api/lib/keys.mjs';

const note = 'Bras croisés, manteau gardé tout l’entretien. Fixe le sol, évite mon regard.';
let server, browser, house, claire;
const session = new_id();
const chapter = story(() => [claire]);
const region = () => claire.page.getByRole('region', { name: claire.t('suggest.title'), exact: true });
const line = (code) => region().getByRole('listitem').filter({ hasText: sign(code) });

before(async () => {
  server = await start_server('serve');
  browser = await open_browser();
  house = await contractInForce(server);
  await house.api.claire.look(house.id);
  const begun = await house.api.claire.command(house.id, '/sessions/start', { session, started_at: new Date().toISOString() });
  assert.equal(begun.status, 200, begun.text);
  claire = await person(browser, server, { width: 820, height: 1180 });
});
after(async () => { await browser?.close(); await server?.stop(); });

chapter('a note of plain words brings the signs that it tells, with those words', async () => {
  await enter(claire, 'claire');
  await claire.open(`/alliances/${house.id}/seances/${session}`);
  await claire.fill('session.note.text', note);
  await line('closed-posture').waitFor();
  assert.match(await line('closed-posture').locator('.said').innerText(), /[Bb]ras croisés|manteau/);
  await line('evasive-gaze').waitFor();
  await claire.good('suggestions-model');
});

chapter('kept by one touch, the sign holds the words of the note', async () => {
  await line('closed-posture').getByRole('button').first().click();
  await line('closed-posture').waitFor({ state: 'detached' });
  const { signs } = (await sessionsOf(house.api.claire, house.id))[0].session;
  assert.deepEqual(signs.map(({ code }) => code), ['closed-posture']);
  assert.ok(note.includes(signs[0].words.split(' … ')[0]), signs[0].words);
});
