// The steps that found a house: the first administrator, a unit, the people invited into it.
import assert from 'node:assert/strict';
import { password } from './person.mjs';

/// The one-time link the server prints when nobody has an account yet.
export function firstLink(server) {
  const found = server.said().match(/http:\/\/\S+\/rejoindre#[0-9A-Z]{12}/);
  assert.ok(found, `no link was printed:\n${server.said()}`);
  return found[0].replace('127.0.0.1', 'localhost');
}

/// From an invitation to one's own access; gives the recovery code that was shown.
export async function enrol(who, { link, code, name, login, secret = password, look = false }) {
  const { page } = who;
  if (link) await page.goto(link);
  else {
    await who.open('/rejoindre');
    await who.fill('invitation.code.label', code);
    if (look) await who.good('the invitation code');
    await who.press('ui.next');
  }
  await who.named(who.t('enrol.begin')).waitFor();
  if (look) await who.good('who invites');
  await who.press('enrol.begin');
  // The console's own link names nobody yet.
  if (!(await who.field('enrol.name').inputValue())) await who.fill('enrol.name', name);
  await who.fill('login.name', login);
  await page.locator('#new-password').fill(secret);
  if (look) await who.good('choosing one’s access');
  await who.press('enrol.make');
  await who.reads('recovery.title', {}, { timeout: 30_000 });
  if (look) await who.good('the recovery code');
  const recovery = await keepCode(who);
  await page.waitForURL((url) => !url.pathname.includes('rejoindre'));
  return recovery;
}

/// Reads the recovery code off the screen, and types one group again as the page asks.
export async function keepCode(who) {
  const groups = await who.page.locator('p.code').filter({ visible: true }).first().locator('span').allInnerTexts();
  for (let n = 1; n <= groups.length; n += 1) {
    const field = who.field('recovery.confirm', { n });
    if (await field.count()) await field.fill(groups[n - 1]);
  }
  await who.press('recovery.kept');
  return groups.join('');
}

export async function makeUnit(who, name) {
  await who.fill('admin.units.name', name);
  await who.press('admin.units.add');
  await who.page.getByRole('listitem').filter({ hasText: name }).first().waitFor();
}

/// The administrator invites someone of the house; gives the link and the short code.
export async function inviteStaff(who, { name, role = 'caregiver', look = false }) {
  await who.press('admin.invite');
  const dialog = who.dialog();
  await who.fill('invite.name', name, {}, dialog);
  await dialog.getByText(who.t(`admin.role.${role}`), { exact: true }).click();
  if (look) await who.good('inviting a colleague');
  await who.press('invite.make', {}, dialog);
  const made = await invitation(who);
  if (look) await who.good('an invitation made');
  await who.press('invitation.done', {}, dialog);
  return made;
}

/// The link and the code on the screen.
export async function invitation(who) {
  const dialog = who.dialog();
  const link = await dialog.locator('p.link').filter({ visible: true }).first().innerText();
  const code = link.split('#')[1];
  const shown = (await dialog.innerText()).replace(/[\s-]/g, '');
  assert.ok(shown.includes(code), 'the code is written apart from the link');
  return { link: link.trim().replace('127.0.0.1', 'localhost'), code };
}

/// A caregiver opens an alliance and gets the patient's invitation.
export async function openAlliance(who, { name, guarded = false, look = false }) {
  await who.press('alliances.open');
  const dialog = who.dialog();
  await who.fill('alliances.open.name', name, {}, dialog);
  if (guarded) await dialog.getByText(who.t('alliances.open.guarded'), { exact: true }).click();
  if (look) await who.good('opening an alliance');
  await who.press('alliances.open.submit', {}, dialog);
  await dialog.locator('p.link').first().waitFor();
  const made = await invitation(who);
  if (look) await who.good('the patient’s invitation');
  await dialog.getByRole('button', { name: who.t('ui.close') }).click();
  await who.page.waitForURL(/\/contrat$/);
  return made;
}
