// One's access: lost, changed, taken back, given up; and the erasure one may ask for.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { start_server } from './lib/server.mjs';
import { open_browser } from './lib/browser.mjs';
import { demoPassword, enterDemo, logIn, person } from './lib/person.mjs';
import { enrol, inviteStaff } from './lib/house.mjs';

let josianesLogin = '';
const next = 'cinq chaises bleues sous la pluie';
let server, browser;
before(async () => { server = await start_server('demo'); browser = await open_browser(); });
after(async () => { await browser?.close(); await server?.stop(); });

async function enter(name, options) {
  const who = await person(browser, server, options);
  await enterDemo(who, name);
  return who;
}
const loginOf = async (who) => (await who.ask('/me')).body.login_name;

async function refusal(who, login, secret) {
  await who.open('/connexion');
  await logIn(who, login, secret);
  const said = who.page.locator('[role=alert]').filter({ visible: true }).first();
  await said.waitFor();
  return said.innerText();
}

test('a wrong password and an unknown person are told in the same words', async () => {
  const lucie = await enter('Lucie Darbon');
  const login = await loginOf(lucie);
  const who = await person(browser, server, { width: 390 });
  const wrong = await refusal(who, login, 'pas du tout le bon mot');
  await who.good('a wrong password');
  const unknown = await refusal(who, 'personne.du.tout', 'pas du tout le bon mot');
  assert.equal(wrong, unknown);
  assert.equal(wrong.includes(who.t('error.login.refused')), true);
  await lucie.close();
  await who.close();
});

test('she changes her password; the old one opens nothing, her other devices are logged out', async () => {
  const phone = await enter('Josiane Fournier', { width: 390 });
  const desk = await enter('Josiane Fournier', { width: 1280 });
  const login = await loginOf(desk);
  josianesLogin = login;
  await desk.open('/compte#mot-de-passe');
  await desk.page.locator('#present-password').fill('ce n’est pas celui-là');
  await desk.page.locator('#new-password').fill(next);
  await desk.press('account.password.submit');
  await desk.reads('error.password.wrong');
  await desk.page.locator('#present-password').fill(demoPassword);
  await desk.press('account.password.submit');
  await desk.reads('account.password.done');
  await desk.good('a changed password');
  await phone.page.reload();
  await phone.page.waitForURL(/connexion/);
  const old = await refusal(phone, login, demoPassword);
  assert.ok(old.includes(phone.t('error.login.refused')));
  await logIn(phone, login, next);
  await phone.page.waitForURL(/alliances/);
  await phone.close();
  await desk.close();
});

test('she logs out everywhere else, and this device stays', async () => {
  const here = await enter('Lucie Darbon', { width: 390 });
  const others = [await enter('Lucie Darbon'), await enter('Lucie Darbon')];
  await here.open('/compte#appareils');
  await here.press('account.devices.end_all');
  await here.reads('account.devices.ended_all');
  for (const one of others) {
    assert.equal((await one.ask('/me')).status, 401);
    await one.close();
  }
  assert.equal((await here.ask('/me')).status, 200);
  await here.good('one device left');
  await here.close();
});

test('with the code kept on paper she comes back, and nothing is lost', async () => {
  const nadia = await enter('Nadia Benali');
  const { link } = await inviteStaff(nadia, { name: 'Inès Colin' });
  const ines = await person(browser, server, { width: 390 });
  const code = await enrol(ines, { link, name: 'Inès Colin', login: 'ines.colin' });
  const keys = (await ines.ask('/me')).body.keys?.sign;
  const again = await person(browser, server, { width: 390 });
  await again.open('/retrouver');
  await again.fill('login.name', 'ines.colin');
  await again.fill('recover.code', code.replace(/.$/, (one) => (one === '0' ? '1' : '0')));
  await again.press('ui.next');
  await again.page.locator('[role=alert]').first().waitFor();
  await again.good('a code that is not the right one');
  await again.fill('recover.code', code.toLowerCase());
  await again.press('ui.next');
  await again.page.locator('#new-password').fill(next);
  await again.good('a new password');
  await again.press('recover.new.submit');
  await again.page.waitForURL(/alliances/);
  assert.deepEqual((await again.ask('/me')).body.keys?.sign, keys, 'the same keys');
  assert.equal((await ines.ask('/me')).status, 401, 'the other device is logged out');

  // The administration closes the account: at once, on every device.
  await nadia.open('/administration');
  await nadia.press('admin.people.close.label', { name: 'Inès Colin' });
  await nadia.reads('admin.people.closed', { name: 'Inès Colin' });
  assert.equal((await again.ask('/me')).status, 401);
  const closed = await refusal(ines, 'ines.colin', next);
  await ines.good('a closed account');
  assert.ok(closed.length > 10);
  await nadia.press('admin.people.open.label', { name: 'Inès Colin' });
  await nadia.reads('admin.people.opened', { name: 'Inès Colin' });
  await ines.open('/connexion');
  await logIn(ines, 'ines.colin', next);
  await ines.page.waitForURL(/alliances/);
  for (const one of [nadia, ines, again]) await one.close();
});

test('an invitation taken back, or mistyped, says so', async () => {
  const nadia = await enter('Nadia Benali');
  const { link, code } = await inviteStaff(nadia, { name: 'Hugo Serre' });
  await nadia.press('admin.invitations.revoke.label', { name: 'Hugo Serre' });
  await nadia.named(nadia.t('admin.invitations.revoke.label', { name: 'Hugo Serre' })).waitFor({ state: 'detached' });
  const who = await person(browser, server, { width: 390 });
  await who.page.goto(link);
  const gone = who.page.locator('[role=alert]').filter({ visible: true }).first();
  await gone.waitFor();
  assert.ok((await gone.innerText()).length > 10);
  await who.good('an invitation taken back');
  await who.open('/rejoindre');
  await who.fill('invitation.code.label', code.slice(1));
  await who.press('ui.next');
  await who.reads('enrol.code.wrong');
  await nadia.close();
  await who.close();
});

test('left alone, the screen asks, then logs out; what was being written waits', async () => {
  const who = await person(browser, server, { width: 390 });
  await who.page.clock.install();
  await enterDemo(who, 'Lucie Darbon');
  const { idle_minutes: minutes } = (await who.ask('/me')).body;
  await who.page.clock.fastForward((minutes - 1) * 60_000 + 5_000);
  await who.reads('app.idle.title');
  await who.good('still there?');
  await who.press('app.idle.stay');
  await who.dialog().waitFor({ state: 'detached' });
  await who.page.clock.fastForward(minutes * 60_000 + 5_000);
  await who.page.waitForURL(/connexion/);
  await who.reads('login.expired');
  assert.equal((await who.ask('/me')).status, 401);
  await who.good('logged out by itself');
  await who.close();
});

test('she asks that all be erased; the administration sees how long it must be kept, and confirms', async () => {
  const josiane = await person(browser, server, { width: 390 });
  await josiane.open('/connexion');
  await logIn(josiane, josianesLogin, next);
  await josiane.page.waitForURL(/alliances/);
  const id = josiane.alliance();
  await josiane.open(`/alliances/${id}/droits`);
  await josiane.press('rights.erase.button');
  await josiane.good('asking for the erasure');
  await josiane.press('rights.erase.confirm.yes', {}, josiane.dialog());
  await josiane.reads('rights.erase.done');

  const nadia = await enter('Nadia Benali');
  const section = nadia.page.locator('section').filter({ has: nadia.page.getByRole('heading', { name: nadia.t('admin.erasures') }) });
  await section.getByText('conservation légale jusqu’au').waitFor();
  await nadia.press('admin.erasures.confirm', {}, section);
  await nadia.good('confirming an erasure');
  assert.equal(await nadia.named(nadia.t('admin.erasures.yes'), nadia.dialog()).isDisabled(), true);
  await nadia.dialog().getByText(nadia.t('admin.erasures.sure')).click();
  await nadia.press('admin.erasures.yes', {}, nadia.dialog());
  await nadia.reads('admin.erasures.done');
  assert.ok([404, 410].includes((await josiane.ask(`/alliances/${id}`)).status));
  await josiane.page.reload();
  await josiane.page.locator('h1').first().waitFor({ state: 'attached' });
  await josiane.good('an erased alliance');
  await nadia.close();
  await josiane.close();
});
