// A house with a contract in force, made through the API; the gestures of a session on the screen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { administrator, invite_patient, invite_staff, open_alliance, write_contract } from '../../api/lib/story.mjs';
import { new_id } from '../../api/lib/keys.mjs';
import { logIn } from './person.mjs';
import { root } from './server.mjs';

export const nurse = 'Claire Morvan';
export const lady = 'Lucie Darbon';
export const secret = 'un mot de passe assez long'; // what tests/api enrols people with

/// `api`: both people at the API, as on devices of their own.
export async function contractInForce(server) {
  const admin = await administrator(server);
  const claire = await invite_staff(admin, server, 'caregiver', 'claire', nurse);
  const opened = await open_alliance(claire, lady);
  const lucie = await invite_patient(claire, server, opened, 'lucie', lady);
  const { alliance: id } = opened;
  const clauses = await write_contract(claire, lucie, id);
  for (const [by, party] of [[claire, opened.referent], [lucie, opened.patient]]) {
    const { status, text } = await by.sign_contract(id, party);
    assert.equal(status, 200, text);
  }
  return { id, clauses, api: { claire, lucie } };
}

export async function enter(who, login) {
  await who.open('/connexion');
  await logIn(who, login, secret);
  await who.page.waitForURL((url) => !url.pathname.includes('connexion'));
}

/// A command from what is known now.
async function say(by, id, path, body) {
  await by.look(id);
  const { status, text } = await by.command(id, path, body);
  assert.equal(status, 200, `${path}: ${text}`);
}
export const sessionsOf = async (by, id) => (await by.get(`/api/v1/alliances/${id}/sessions`)).json.sessions;

export const items = ['trust', 'heard', 'objectives', 'actions', 'disagree', 'whole'];
const answers = (level) => items.map((item) => ({ item, milli: level * 1000 }));
export const rate = (by, id, session, level) => say(by, id, '/sessions/ratings/give',
  { session, rating: new_id(), instrument: 'entente-check-in', edition: 1, answers: answers(level) });

export async function hold(by, id, session = new_id()) {
  await say(by, id, '/sessions/start', { session, started_at: new Date().toISOString() });
  await say(by, id, '/sessions/end', { session, ended_at: new Date().toISOString() });
  return session;
}

const catalogue = (name) => JSON.parse(readFileSync(join(root, 'content/catalogue', `${name}.json`), 'utf8'))[name];
/// What the screens call a sign, and a response.
export const sign = (code) => catalogue('signs').find((one) => one.code === code).label.fr;
export const response = (code) => catalogue('responses').find((one) => one.code === code).title.fr;

/// A button or a link whose name begins so: what follows is for a screen reader.
export const starting = (who, text, within = who.page) => within.getByRole('button')
  .or(within.getByRole('link')).filter({ hasText: text, visible: true }).first();
/// The tile of a sign: what one touches, what it then says, and the way back.
const tile = (who, code) => who.page.locator('.tile').filter({ has: who.page.getByText(sign(code), { exact: true }) });
export const record = (who, code) => tile(who, code).locator('button.touch').click();
export const noted = (who, code) => tile(who, code).locator('.state.tabular');
export const takeBack = (who, code) => tile(who, code).locator('button.undo').click();

/// With the arrow keys, as somebody would who sees no slider. `value`: 0 … 10.
export async function slide(who, place, value) {
  const slider = who.page.getByRole('slider').nth(place);
  await slider.focus();
  for (let i = 0; i <= value; i += 1) await who.page.keyboard.press('ArrowRight');
  assert.match(await slider.getAttribute('aria-valuetext'), new RegExp(`^${value} sur 10`));
}

/// With a finger; the first place of the line is "no answer".
export async function touch(who, place, value) {
  const slider = who.page.getByRole('slider').nth(place);
  await slider.scrollIntoViewIfNeeded();
  const { width, height } = await slider.boundingBox();
  const [thumb, stops] = [34, 11];
  await slider.click({ position: { x: thumb / 2 + ((width - thumb) * (value + 1)) / stops, y: height / 2 } });
  assert.match(await slider.getAttribute('aria-valuetext'), new RegExp(`^${value} sur 10`));
}

/// All six, and sent.
export async function answer(who, values, by = slide) {
  await who.page.getByRole('slider').nth(5).waitFor();
  for (const [place, value] of values.entries()) await by(who, place, value);
  await who.press('rate.send');
  await who.page.getByRole('slider').first().waitFor({ state: 'detached' });
}
export const six = (value) => Array(6).fill(value);

/// The lines of an iCalendar file, unfolded, as name → value.
export function calendar(text) {
  assert.ok(text.endsWith('END:VCALENDAR\r\n'), 'the file ends as it should');
  const lines = text.replaceAll('\r\n ', '').split('\r\n').filter(Boolean);
  assert.ok(lines.every((one) => /^[A-Z-]+[:;]/.test(one)), text);
  return new Map(lines.map((one) => [one.match(/^[A-Z-]+/)[0], one.slice(one.indexOf(':') + 1)]));
}
