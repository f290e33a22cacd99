// While a caregiver writes, what may be worth discussing stands beside it: with its words, taken or set
// aside by one touch or key, recorded by nobody but her. The reading itself is answered here, so that
// the screen can be told what to show; all the rest is the server's.
import { before, after } from 'node:test';
import assert from 'node:assert/strict';
import { start_server } from './lib/server.mjs';
import { accessible, fits, open_browser } from './lib/browser.mjs';
import { person } from './lib/person.mjs';
import { contractInForce, enter, nurse, sessionsOf, sign } from './lib/course.mjs';
import { focused, tabTo } from './lib/keyboard.mjs';
import { story } from './lib/story.mjs';
import { new_id } from '../api/lib/keys.mjs';

const found = [['evasive-gaze', 'resistance', 'fixe le sol'], ['minimal-answers', 'resistance', 'par monosyllabes'],
  ['irritation', 'countertransference', 'Je me suis agacée']];
const note = 'Il fixe le sol et répond par monosyllabes. Je me suis agacée.';
let server, browser, house, claire, session, asked, reading = true;
const chapter = story(() => [claire]);

/// The signs whose words are in the text, at their places.
function decoded({ text }) {
  const signs = found.filter(([, , words]) => text.includes(words)).map(([code, family, words]) => {
    const start = [...text.slice(0, text.indexOf(words))].length;
    return { code, family, percent: 86, strength: 'fair', evidence: [{ start, end: start + [...words].length, text: words }] };
  });
  return { language: 'fr', undecided: false, signs };
}
async function withModel(who) {
  await who.page.route('**/api/v1/establishment', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), suggestions: true } });
  });
  await who.page.route('**/api/v1/decodings', (route) => {
    asked.push(route.request().postDataJSON());
    return reading ? route.fulfill({ json: decoded(route.request().postDataJSON()) }) : route.abort();
  });
}
const region = (who = claire) => who.page.getByRole('region', { name: who.t('suggest.title'), exact: true });
const line = (code) => region().getByRole('listitem').filter({ hasText: sign(code) });
const write = (text) => claire.fill('session.note.text', text);
const signs = async () => (await sessionsOf(house.api.claire, house.id))[0].session.signs;
const quiet = () => claire.page.waitForTimeout(1500);
const page = () => `/alliances/${house.id}/seances/${session}`;

before(async () => {
  server = await start_server('serve');
  browser = await open_browser();
  house = await contractInForce(server);
  session = new_id();
  await house.api.claire.look(house.id);
  const begun = await house.api.claire.command(house.id, '/sessions/start', { session, started_at: new Date().toISOString() });
  assert.equal(begun.status, 200, begun.text);
  claire = await person(browser, server, { width: 820, height: 1180 });
  asked = [];
});
after(async () => { await browser?.close(); await server?.stop(); });

chapter('where the server has no model, the page asks nothing', async () => {
  let posts = 0;
  claire.page.on('request', (one) => (posts += one.url().endsWith('/decodings')));
  const { body } = await claire.open('/connexion').then(() => claire.ask('/establishment'));
  await enter(claire, 'claire');
  await claire.open(page());
  await write(note);
  await quiet();
  assert.equal(posts > 0, body.suggestions, 'asked only where it was announced');
  await write('');
  await quiet(); // the draft is kept empty
  await withModel(claire);
  await claire.page.reload();
});

chapter('what she writes is read once, when her fingers rest, and said aloud in one sentence', async () => {
  const field = claire.field('session.note.text');
  await field.pressSequentially(note, { delay: 15 });
  await region().waitFor();
  assert.deepEqual(asked, [{ text: note, kind: 'note' }]);
  assert.equal(await region().getByRole('listitem').count(), 3);
  for (const [code, , words] of found) assert.equal((await line(code).locator('.said').innerText()).replace(/\s/g, ' '), `« ${words} »`);
  await claire.page.getByRole('status').filter({ hasText: claire.t('suggest.count', { n: 3 }) }).waitFor({ state: 'attached' });
  assert.equal(await field.evaluate((node) => node === document.activeElement), true, 'the focus stays in the note');
  await claire.reads('suggest.honest');
  await claire.good('suggestions');
  assert.deepEqual(await signs(), [], 'nothing is recorded by itself');
});

chapter('one key sets aside; held down, it touches nothing else', async () => {
  await tabTo(claire, (at) => at.text.startsWith(`${claire.t('suggest.dismiss')} : ${sign('evasive-gaze')}`), 'setting aside');
  await claire.page.keyboard.press('Enter');
  await line('evasive-gaze').waitFor({ state: 'detached' });
  await claire.page.waitForFunction(() => document.activeElement?.matches('[role=region]'));
  assert.ok((await focused(claire.page)).ring, 'the focus is seen');
  await claire.page.keyboard.press('Enter');
  assert.equal(await region().getByRole('listitem').count(), 2);
  assert.deepEqual(await signs(), []);
});

chapter('one key accepts: the sign is recorded with its words, and shown with them', async () => {
  await claire.page.keyboard.press('Tab');
  assert.ok((await focused(claire.page)).text.includes(sign('minimal-answers')), 'the next one is a Tab away');
  await claire.page.keyboard.press('Enter');
  await line('minimal-answers').waitFor({ state: 'detached' });
  await claire.page.locator('.words', { hasText: 'par monosyllabes' }).first().waitFor();
  for (let i = 0; i < 50 && !(await signs()).length; i += 1) await claire.page.waitForTimeout(100);
  const [one, ...more] = await signs();
  assert.deepEqual(more, []);
  assert.deepEqual([one.code, one.words, one.author], ['minimal-answers', 'par monosyllabes', (await house.api.claire.look(house.id)).json.me]);
  await claire.good('an accepted suggestion');
});

chapter('what was chosen or set aside is not suggested again; what is erased goes at once', async () => {
  await write(`${note} Il soupire.`);
  await quiet();
  assert.equal(asked.at(-1).text, `${note} Il soupire.`);
  assert.equal(await region().getByRole('listitem').count(), 1);
  await write('Il fixe le sol et répond par monosyllabes.');
  await region().waitFor({ state: 'detached' });
});

chapter('her words said by the patient are read as such', async () => {
  await claire.fill('session.words.label', 'Je me suis agacée, oui', { name: 'Lucie Darbon', when: 'now' });
  await line('irritation').waitFor();
  assert.deepEqual(asked.at(-1), { text: 'Je me suis agacée, oui', kind: 'utterance' });
  await claire.fill('session.words.label', '', { name: 'Lucie Darbon', when: 'now' });
});

chapter('without an answer the page says nothing of it', async () => {
  reading = false;
  const before = asked.length;
  await write(`Je me suis agacée encore.`);
  await quiet();
  assert.equal(asked.length, before + 1);
  assert.equal(await region().count(), 0);
  assert.equal(await claire.page.getByRole('alert').count(), 0);
  claire.expected(/ERR_FAILED/);
  reading = true;
});

chapter('on a phone and a desk, by day and by night, in both languages', async () => {
  for (const [width, language, dark] of [[390, 'en', true], [390, 'fr', false], [1440, 'fr', true], [1440, 'en', false]]) {
    const who = await person(browser, server, { width, height: 900, language, dark });
    await withModel(who);
    assert.equal((await house.api.claire.post('/api/v1/me/profile', { name: nurse, language })).status, 200);
    await enter(who, 'claire');
    await who.open(page());
    await who.fill('session.note.text', note);
    await region(who).waitFor();
    const where = `suggestions at ${width}, ${language}`;
    await accessible(who.page, where);
    await fits(who.page, where);
    if (process.env.LOOK) {
      await region(who).scrollIntoViewIfNeeded();
      await who.page.screenshot({ path: `${process.env.LOOK}/suggest-${width}-${language}-${dark ? 'dark' : 'light'}.png` });
    }
    await who.close();
  }
});

chapter('no page logged an error', () => claire.close());
