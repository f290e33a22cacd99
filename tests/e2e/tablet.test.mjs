// The tablet passed across the desk: it locks on the patient's questions, whatever the address, and a
// PIN takes it back. Then both answers side by side.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { start_server } from './lib/server.mjs';
import { open_browser } from './lib/browser.mjs';
import { demoPassword, enterDemo, openContract, person } from './lib/person.mjs';
import { Client } from '../api/lib/client.mjs';
import { new_id } from '../api/lib/keys.mjs';

const pin = '4071';
let server, browser, claire, id, session, number;

/// A session that just ended, with as many before it as make the mirror due.
async function hold(api) {
  for (;;) {
    session = new_id();
    for (const [path, at] of [['start', 'started_at'], ['end', 'ended_at']]) {
      await api.look(id);
      const { status, text } = await api.command(id, `/sessions/${path}`, { session, [at]: new Date().toISOString() });
      assert.equal(status, 200, text);
    }
    const { json } = await api.get(`/api/v1/alliances/${id}/sessions`);
    number = json.sessions.find((one) => one.session.id === session).session.number;
    if (number % 3 === 0) return;
  }
}

before(async () => {
  server = await start_server('demo');
  browser = await open_browser();
  claire = await person(browser, server, { width: 820, height: 1180 });
  await enterDemo(claire, 'Claire Morvan');
  id = await openContract(claire, 'Lucie Darbon');
  const api = new Client(server.url);
  assert.equal((await api.log_in('claire', demoPassword)).status, 200);
  await hold(api);
});
after(async () => { await claire?.context.close(); await browser?.close(); await server?.stop(); });

const page = () => `/alliances/${id}/seances/${session}/ressenti`;
/// With the arrow keys, as somebody would who sees no slider.
async function slide(who, place, steps) {
  const slider = who.page.getByRole('slider').nth(place);
  await slider.focus();
  for (let i = 0; i < steps; i += 1) await who.page.keyboard.press('ArrowRight');
  return slider.getAttribute('aria-valuetext');
}
async function type(who, digits) {
  await who.page.getByLabel(who.t('handed.pin', { name: 'Claire Morvan' })).fill(digits);
  await who.page.keyboard.press('Enter');
}

test('the first hand-over asks for a PIN, and refuses one that anybody would try', async () => {
  await claire.open(page());
  await claire.press('rate.hand.button', { name: 'Lucie Darbon' });
  await claire.fill('rate.pin.new', '1234');
  await claire.fill('rate.pin.again', '1234');
  await claire.press('rate.pin.save_and_lend');
  await claire.reads('error.pin.easy');
  await claire.good('choosing a PIN');
  await claire.fill('rate.pin.new', pin);
  await claire.fill('rate.pin.again', pin);
  await claire.press('rate.pin.save_and_lend');
  await claire.page.waitForURL(/\/tablette$/);
  await claire.reads('handed.title', { name: 'Lucie Darbon' });
  await claire.good('the tablet handed over');
});

test('whatever the address, and after a reload, there is only the patient’s page', async () => {
  for (const path of [page(), `/alliances/${id}/contrat`, '/alliances', '/compte', '/nulle-part', '/']) {
    await claire.open(path);
    await claire.page.waitForURL(/\/tablette$/);
    await claire.reads('handed.title', { name: 'Lucie Darbon' });
  }
  for (const path of ['/alliances', `/alliances/${id}`, `/alliances/${id}/sessions`, '/events', '/logins', '/changes'])
    assert.equal((await claire.ask(path)).body?.key, 'login.handed_over', path);
  const { body } = await claire.ask('/me');
  assert.equal(body.wrapped_keys + body.salt + body.login_name, '');
});

test('she answers with the keyboard; what was touched is there after a reload', async () => {
  assert.match(await slide(claire, 0, 1), /^0 sur 10/);
  assert.match(await slide(claire, 1, 9), /^8 sur 10/);
  await claire.page.getByRole('button', { name: claire.t('rate.pass') }).nth(2).click();
  await claire.page.waitForTimeout(600);
  await claire.page.reload();
  await claire.reads('handed.title', { name: 'Lucie Darbon' });
  await claire.page.waitForFunction(() => /^8 sur 10/.test(document.querySelectorAll('[type=range]')[1]?.ariaValueText
    ?? document.querySelectorAll('[type=range]')[1]?.getAttribute('aria-valuetext')));
  for (const [place, steps] of [[3, 7], [4, 8], [5, 9]]) await slide(claire, place, steps);
  await claire.press('rate.send');
  await claire.page.getByRole('radio').first().waitFor(); // every third session the mirror follows
  await claire.good('the mirror on the tablet');
  const questions = claire.page.getByRole('group').filter({ has: claire.page.getByRole('radio') });
  for (const question of await questions.all()) await question.getByRole('radio').nth(3).check();
  await claire.press('rate.send');
  await claire.reads('handed.thanks', { name: 'Lucie Darbon' });
  await claire.reads('handed.give_back', { name: 'Claire Morvan' });
  await claire.good('the thank-you');
});

test('a wrong PIN says how many tries remain; the right one gives the session back', async () => {
  await claire.press('handed.back', { name: 'Claire Morvan' });
  await claire.good('the PIN pad');
  await type(claire, '9999');
  await claire.reads('error.pin.wrong', { left: 4 });
  await claire.page.reload();
  await claire.press('handed.back', { name: 'Claire Morvan' });
  await claire.page.getByText(/essais/).filter({ visible: true }).first().waitFor();
  for (const digit of pin) await claire.page.getByRole('button', { name: digit, exact: true }).click();
  await claire.page.getByRole('button', { name: claire.t('handed.pin.go') }).last().click();
  await claire.page.waitForURL((url) => url.pathname === page());
  await claire.reads('rate.hand.done', { name: 'Lucie Darbon' });
  assert.equal(await claire.named(claire.t('rate.hand.button', { name: 'Lucie Darbon' })).count(), 0);
});

test('once both have answered, both are read side by side, by each of them', async () => {
  for (let place = 0; place < 6; place += 1) await slide(claire, place, 6);
  await claire.press('rate.send');
  await claire.reads('rate.both', { name: 'Lucie Darbon' });
  await claire.good('both answers');
  const lucie = await person(browser, server, { width: 390, height: 844 });
  await enterDemo(lucie, 'Lucie Darbon');
  await lucie.open(page());
  await lucie.reads('rate.both', { name: 'Claire Morvan' });
  await lucie.press('rate.correct');
  assert.match(await slide(lucie, 0, 4), /^4 sur 10/);
  await lucie.press('rate.correct.send');
  await lucie.reads('rate.corrected');
  await lucie.good('a corrected answer');
  await lucie.close();
});

test('five wrong PINs end the log-in, and the password is asked', async () => {
  const again = await person(browser, server, { width: 820 });
  await enterDemo(again, 'Claire Morvan');
  const { status } = await again.ask('/logins/current/hand-over', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ alliance: id, session }) });
  assert.equal(status, 200);
  await again.open('/');
  await again.press('handed.back', { name: 'Claire Morvan' });
  for (let left = 4; left > 0; left -= 1) {
    await type(again, '9999');
    await again.reads('error.pin.wrong', { left });
  }
  await type(again, '9999');
  await again.page.waitForURL(/\/connexion/);
  await again.reads('error.pin.spent');
  assert.equal((await again.ask('/me')).status, 401);
  await again.close();
});
