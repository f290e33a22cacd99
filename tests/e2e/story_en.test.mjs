// The main line again in English, on phones 390 px wide: from the console's link to a contract in
// force, changed, and left. The patient's phone speaks French; she switches it on the page.
import { before, after } from 'node:test';
import assert from 'node:assert/strict';
import { start_server } from './lib/server.mjs';
import { open_browser } from './lib/browser.mjs';
import { password, person } from './lib/person.mjs';
import { accept, card, editor, propose, sign, teachBack, write } from './lib/contract.mjs';
import { story } from './lib/story.mjs';
import { enrol, firstLink, inviteStaff, makeUnit, openAlliance } from './lib/house.mjs';

const nurse = 'Grace Holloway';
const man = 'Walter Finch';
const phone = { width: 390, height: 844 };
let server, browser, admin, grace, walter, staff, patient, ids = {};
const chapter = story(() => [admin, grace, walter]);
before(async () => { server = await start_server('serve'); browser = await open_browser(); });
after(async () => { await browser?.close(); await server?.stop(); });

chapter('the console’s link makes the first administrator, who invites a nurse', async () => {
  admin = await person(browser, server, { language: 'en', ...phone });
  await enrol(admin, { link: firstLink(server), name: 'Administration', login: 'admin' });
  await makeUnit(admin, 'Heart failure clinic');
  staff = await inviteStaff(admin, { name: nurse });
  await admin.good('the administration on a phone');
});

chapter('the nurse makes her access and opens an alliance', async () => {
  grace = await person(browser, server, { language: 'en', ...phone });
  await enrol(grace, { link: staff.link, name: nurse, login: 'grace.holloway' });
  await grace.reads('alliances.empty.title');
  patient = await openAlliance(grace, { name: man });
  await grace.good('an empty contract on a phone');
});

chapter('the patient switches his phone to English, at once, and makes his access', async () => {
  walter = await person(browser, server, { language: 'fr', ...phone });
  await walter.page.goto(patient.link);
  await walter.reads('enrol.begin');
  await walter.page.getByRole('button', { name: 'English', exact: true }).click();
  walter.language = 'en';
  await walter.reads('enrol.begin');
  await enrol(walter, { link: patient.link, name: man, login: 'walter' });
  await walter.page.waitForURL(/aujourdhui$/);
  await walter.reads('today.next.begin');
  await walter.good('the patient’s first page');
});

chapter('a template gives the first sentences; one is accepted, one is answered with other words', async () => {
  await walter.press('today.go.begin');
  await walter.page.waitForURL(/contrat$/);
  await grace.press('contract.next.begin.template');
  await grace.page.getByRole('button').filter({ hasText: 'Heart failure' }).first().click();
  const rows = grace.page.locator('ul.rows > li');
  await rows.first().waitFor();
  const texts = await rows.locator('label').allInnerTexts();
  assert.ok(texts.every((one) => !/[éèêç]/i.test(one)), 'the template is in English');
  await grace.good('a template in English');
  await grace.page.reload();
});

chapter('they write it together', async () => {
  const add = (who, other, key, fields) => write(who, other, () => who.press(key), fields);
  ids.aim = await add(grace, man, 'contract.add.aim', { 'contract.edit.aim.text': 'To keep living at home, breathing well.' });
  await card(walter, ids.aim).waitFor();
  await accept(walter, ids.aim);
  ids.wish = await add(walter, nurse, 'contract.add.objective',
    { 'contract.edit.objective.patient_words': 'Walk my dog round the park again.' });
  await accept(grace, ids.wish);
  ids.action = await add(grace, man, 'contract.add.action', { 'contract.edit.action.text': 'Walk ten minutes every morning.' });
  await walter.press('contract.act.counter', {}, card(walter, ids.action));
  await editor(walter).locator('textarea').first().fill('Walk the dog, ten minutes, when it does not rain.');
  await walter.good('answering with other words');
  await propose(walter, nurse);
  await card(grace, ids.action).getByText('when it does not rain').first().waitFor();
  await accept(grace, ids.action);
  ids.hers = await write(grace, man, () => grace.page.locator('#add-commitment-caregiver').click(),
    { 'contract.edit.commitment.text': 'I call back the same day.' });
  await card(walter, ids.hers).waitFor();
  await accept(walter, ids.hers);
  const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  ids.frame = await add(grace, man, 'contract.add.frame',
    { 'contract.frame.rhythm': 'First Tuesday of the month', 'contract.frame.review': day });
  await card(walter, ids.frame).waitFor();
  await accept(walter, ids.frame);
  ids.signs = await add(grace, man, 'contract.add.information',
    { 'contract.edit.information.text': 'When to call', 'contract.edit.information.explanation': 'Two kilos in three days: call us.' });
  await card(walter, ids.signs).waitFor();
  await accept(walter, ids.signs);
  await teachBack(grace, walter, ids.signs, 'If I put on two kilos in three days, I call.');
  await walter.reads('contract.summary.ready');
  await walter.good('a contract ready to sign');
});

chapter('both sign, and it comes into force', async () => {
  await grace.reads('contract.summary.ready');
  await grace.press('contract.next.sign.button');
  await sign(grace, password, { last: false });
  await walter.press('contract.next.sign.button');
  await sign(walter, password, { last: true, look: 'signing on a phone' });
  await grace.reads('sign.force.title');
});

chapter('what he said is on his first page, in his words; he leaves the contract when he wishes', async () => {
  await walter.press('app.nav.today');
  await walter.read('Walk my dog round the park again.');
  await walter.good('today, a contract in force');
  await walter.press('app.nav.contract');
  await walter.press('contract.withdraw.button');
  await walter.dialog().getByText(walter.t('contract.withdraw.care')).waitFor();
  await walter.press('contract.withdraw.yes', {}, walter.dialog());
  await walter.reads('contract.summary.withdrawn_me');
  await walter.good('after leaving');
});

chapter('no page logged an error', async () => {
  for (const one of [admin, grace, walter]) await one.close();
});
