// The gestures of writing a contract together, clause by clause, and of signing it.
import assert from 'node:assert/strict';
import { unlockIfAsked } from './person.mjs';

/// The editor that is open, and its button.
export const editor = (who) => who.page.locator('form.editor');
export const propose = (who, other) => who.press('contract.edit.propose_to', { name: other }, editor(who));

/// Writes one new clause and proposes it; gives its card's id, which stays when the words change.
export async function write(who, other, add, fields, { look = '' } = {}) {
  await add();
  await editor(who).waitFor();
  for (const [key, words] of Object.entries(fields)) await who.fill(key, words, {}, editor(who));
  if (look) await who.good(look);
  await propose(who, other);
  await editor(who).waitFor({ state: 'detached' });
  return cardOf(who, Object.values(fields)[0]);
}

/// The id of the card that holds these words, to find it again whatever happens to them.
export async function cardOf(who, text) {
  const card = who.clause(text);
  await card.waitFor();
  return card.getAttribute('id');
}
export const card = (who, id) => who.page.locator(`#${id}`);

/// Answers yes to the proposal of this card.
export async function accept(who, id) {
  await who.press('contract.act.accept', {}, card(who, id));
  await who.named(who.t('contract.act.accept'), card(who, id)).waitFor({ state: 'detached' });
}

/// Ticks sentences of a template and proposes them; gives how many were sent.
export async function fromTemplate(who, title, wanted, { look = '' } = {}) {
  const { page } = who;
  await who.press('contract.next.begin.template');
  if (look) await who.good(`${look}, to choose`);
  await page.getByRole('button').filter({ hasText: title }).first().click();
  const rows = page.locator('ul.rows > li');
  await rows.first().waitFor();
  for (const text of wanted) await rows.filter({ hasText: text }).first().getByRole('checkbox').check();
  if (look) await who.good(look);
  const n = await rows.locator('input[type=checkbox]:checked').count();
  await who.press('contract.template.propose', { n });
  await rows.first().waitFor({ state: 'detached' });
  return n;
}

/// Explained, said back, judged clear; the patient and the caregiver each on their own screen.
export async function teachBack(caregiver, patient, id, words, { look = '' } = {}) {
  await caregiver.press('contract.teach.explain', {}, card(caregiver, id));
  await patient.fill('contract.teach.say.label', words, {}, card(patient, id));
  if (look) await patient.good(look);
  await patient.press('contract.teach.say', {}, card(patient, id));
  await card(caregiver, id).getByText(words).waitFor();
  await caregiver.press('contract.teach.judge.yes', {}, card(caregiver, id));
  await card(patient, id).getByText(patient.t('contract.state.understood')).first().waitFor();
}

/// Reads again, and signs; ends when the page says so.
export async function sign(who, secret, { last, look = '' }) {
  await who.page.getByRole('button', { name: who.t('sign.button') }).waitFor();
  if (look) await who.good(look);
  await who.press('sign.button');
  const done = who.page.getByText(who.t(last ? 'sign.force.title' : 'sign.done.title')).filter({ visible: true }).first();
  await unlockIfAsked(who, secret, done);
  if (look) await who.good(`${look}, done`);
}

/// The lines of what is missing, each a button.
export async function missing(who) {
  const section = who.page.locator('section[aria-labelledby=missing-title]');
  await section.waitFor();
  return { section, lines: (await section.locator('li button').allInnerTexts()).map((one) => one.trim()) };
}

/// Whether the focus, or what was brought into view, is within the element.
export async function focusedWithin(who, locator, what) {
  const handle = await locator.elementHandle();
  await who.page.waitForFunction((node) => node.contains(document.activeElement), handle, { timeout: 3000 })
    .catch(async () => {
      const at = await who.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160));
      assert.fail(`the focus is not in ${what}, but on ${at}`);
    });
}
