// A session by the keyboard alone, from the list of alliances to what was felt: no pointer is ever used.
import { before, after } from 'node:test';
import assert from 'node:assert/strict';
import { start_server } from './lib/server.mjs';
import { open_browser } from './lib/browser.mjs';
import { person } from './lib/person.mjs';
import { contractInForce, items, lady, noted, secret, sessionsOf, sign } from './lib/course.mjs';
import { focused, named, pressKeys, tabTo } from './lib/keyboard.mjs';
import { story } from './lib/story.mjs';

let server, browser, house, claire;
const chapter = story(() => [claire]);
const key = (name) => claire.page.keyboard.press(name);
const type = (text) => claire.page.keyboard.type(text);
const held = async () => (await sessionsOf(house.api.claire, house.id))[0]?.session;
const titled = (text) => claire.page.locator('h1:focus', text ? { hasText: text } : {}).waitFor();

/// Until the server has it.
async function until(found, what) {
  for (let i = 0; i < 100; i += 1) {
    const one = await held();
    if (one && found(one)) return one;
    await claire.page.waitForTimeout(100);
  }
  return assert.fail(`${what} has not reached the server`);
}
const inField = async (what) => {
  await claire.page.waitForFunction(() => document.activeElement?.matches('textarea'));
  assert.ok((await focused(claire.page)).ring, `no visible focus on ${what}`);
};

before(async () => {
  server = await start_server('serve');
  browser = await open_browser();
  house = await contractInForce(server);
  claire = await person(browser, server, { width: 820, height: 1180 });
});
after(async () => { await browser?.close(); await server?.stop(); });

chapter('she logs in, and goes to the sessions of the alliance', async () => {
  await claire.open('/connexion');
  await claire.page.locator('#login-name').waitFor();
  await tabTo(claire, named(claire.t('login.name')), 'the login name');
  await type('claire');
  await tabTo(claire, named(claire.t('login.password')), 'the password');
  await type(secret);
  await key('Enter');
  await titled(claire.t('alliances.title'));
  await claire.read(lady);
  await tabTo(claire, (at) => at.tag === 'A' && at.text.startsWith(lady), 'the alliance');
  await key('Enter');
  await claire.page.waitForURL(/contrat$/);
  await titled();
  await tabTo(claire, named(claire.t('app.tabs.sessions')), 'the sessions');
  await key('Enter');
  await claire.page.waitForURL(/seances$/);
  await claire.reads('plan.start.unplanned');
});

chapter('she begins', async () => {
  await pressKeys(claire, 'plan.start.unplanned');
  await claire.reads('session.sign.title');
  await until(({ status }) => status === 'running', 'the beginning');
  await claire.page.locator('h1:focus').waitFor();
});

chapter('signs: by their key, and by the button one comes to; the last one undone', async () => {
  for (const [name, code] of [['1', 'dodges-objective'], ['2', 'changes-subject'], ['f', 'change-talk']]) {
    await key(name);
    await noted(claire, code).waitFor();
  }
  await tabTo(claire, (at) => at.text.startsWith(sign('acts')), 'the button of a sign');
  await key('Enter');
  await noted(claire, 'acts').waitFor();
  await key('Backspace');
  await noted(claire, 'acts').waitFor({ state: 'detached' });
  assert.ok((await focused(claire.page)).text.startsWith(sign('acts')), 'the focus stays where it was');
  await claire.good('signs by key');
});

chapter('she says more of one: the focus goes there, and comes back', async () => {
  await key('c');
  await noted(claire, 'claims-freedom').or(noted(claire, 'minimises-risk')).first().waitFor();
  const before = (await focused(claire.page)).text;
  await key('p');
  await claire.page.waitForFunction(() => document.activeElement?.matches('.dock input[type=radio]'));
  await key('ArrowRight'); // a little, clearly
  await tabTo(claire, (at) => at.tag === 'TEXTAREA', 'what was said');
  await type('C’est mon choix, 1 ou 2 par semaine.'); // digits written are no signs
  await pressKeys(claire, 'session.detail.done');
  await claire.page.getByText('C’est mon choix').waitFor();
  assert.equal((await focused(claire.page))?.text, before, 'the focus came back');
  const { signs } = await until(({ signs }) => signs.some((one) => one.words), 'what was said');
  assert.equal(signs.filter((one) => !one.taken_back).length, 4);
  assert.ok(signs.find((one) => one.words).intensity > 0);
});

chapter('a note and her words, each a key away', async () => {
  await key('n');
  await inField('the note');
  await type('Elle tient à choisir ses soirs.');
  await pressKeys(claire, 'session.note.keep');
  await until(({ notes }) => notes.length === 1, 'the note');
  await claire.page.waitForFunction(() => !document.activeElement?.matches('textarea'));
  await key('m');
  await inField('her words');
  await type('Je sens que je peux y arriver.');
  await pressKeys(claire, 'session.words.keep');
  await until(({ words }) => words.length === 1, 'her words');
});

chapter('the list of keys turns them off, and on again', async () => {
  await key('?');
  await claire.dialog().waitFor();
  await tabTo(claire, (at) => at.type === 'checkbox', 'the switch of the keys');
  await key('Space');
  await key('Escape');
  await claire.dialog().waitFor({ state: 'detached' });
  const before = (await held()).signs.length;
  await key('4');
  await key('?');
  await claire.dialog().waitFor();
  await tabTo(claire, (at) => at.type === 'checkbox', 'the switch of the keys');
  await key('Space');
  await key('Escape');
  await claire.dialog().waitFor({ state: 'detached' });
  await key('4');
  await until(({ signs }) => signs.length === before + 1, 'the sign of that key');
});

chapter('she ends, and says how it was', async () => {
  await pressKeys(claire, 'session.end');
  await claire.dialog().waitFor();
  await pressKeys(claire, 'session.end');
  await claire.page.waitForURL(/ressenti$/);
  await claire.page.getByRole('slider').nth(5).waitFor();
  await titled(claire.t('rate.title'));
  for (const value of [7, 8, 6, 7, 9, 8]) {
    await tabTo(claire, (at) => at.type === 'range', 'the next question');
    for (let i = 0; i <= value; i += 1) await key('ArrowRight');
  }
  await pressKeys(claire, 'rate.send');
  await claire.reads('rate.mine.waits', { name: lady }).catch(() => claire.page.getByText(/n’a pas encore répondu/).waitFor());
  await claire.good('said, by key');
  const { status, ratings: [mine] } = await until(({ ratings }) => ratings.length === 1, 'the answer');
  assert.equal(status, 'ended');
  assert.deepEqual(items.map((item) => mine.answers.find((one) => one.item === item).milli / 1000), [7, 8, 6, 7, 9, 8]);
});

chapter('no page logged an error', () => claire.close());
