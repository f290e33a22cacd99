// Those who sign in the room, on paper, or for someone: a tablet passed across the desk, a photo of
// the signed page, a mother beside her son, a sister who may read, a colleague who takes over.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { start_server } from './lib/server.mjs';
import { open_browser } from './lib/browser.mjs';
import { demoPassword, enterDemo, openContract, person, unlockIfAsked } from './lib/person.mjs';
import { accept, card, sign, write } from './lib/contract.mjs';
import { enrol, invitation } from './lib/house.mjs';

let server, browser;
before(async () => { server = await start_server('demo'); browser = await open_browser(); });
after(async () => { await browser?.close(); await server?.stop(); });

async function enter(name, options) {
  const who = await person(browser, server, options);
  await enterDemo(who, name);
  return who;
}

/// The caregiver's own words and key, once somebody has signed by hand.
async function attest(who, name) {
  await who.page.getByText(who.t('sign.attest', { name })).click();
  await who.press('sign.for.yes', { name });
}

test('he signs by hand on the nurse’s tablet, before a witness, and the contract is in force', async () => {
  const claire = await enter('Claire Morvan', { width: 820 });
  const id = await openContract(claire, 'Marcel Pruvost');
  await claire.open(`/alliances/${id}/signer`);
  await claire.reads('sign.for.title');
  await claire.good('signing in the room');
  await claire.press('sign.for.yes', { name: 'Marcel Pruvost' });
  await claire.reads('sign.for.need_mark');
  await claire.reads('sign.for.need_attest');
  const pad = claire.page.locator('.pad svg[role=img]');
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await pad.boundingBox();
  await claire.page.mouse.move(x + width * 0.2, y + height * 0.5);
  await claire.page.mouse.down();
  for (let i = 1; i <= 20; i += 1) {
    await claire.page.mouse.move(x + width * (0.2 + i * 0.025), y + height * (0.5 + 0.2 * Math.sin(i)));
  }
  await claire.page.mouse.up();
  await claire.fill('sign.witness', 'Jeanne Pruvost');
  await claire.page.getByText(claire.t('sign.read_aloud', { name: 'Marcel Pruvost' })).click();
  await attest(claire, 'Marcel Pruvost');
  await unlockIfAsked(claire, demoPassword, claire.page.getByText(claire.t('sign.force.title')).first());
  await claire.reads('sign.who.witness', { name: 'Jeanne Pruvost' });
  const picture = claire.page.getByAltText(claire.t('sign.who.image', { name: 'Marcel Pruvost' }));
  await picture.waitFor();
  await claire.page.waitForFunction((one) => one.complete && one.naturalWidth > 0, await picture.elementHandle());
  await claire.good('signed by hand');
  const { body } = await claire.ask(`/alliances/${id}`);
  const { statement } = body.in_force.signatures.find((one) => one.statement.mode === 'in_person');
  assert.equal(statement.witness, 'Jeanne Pruvost');
  assert.equal(statement.read_aloud, true);
  await claire.close();
});

test('without a device she decides in the room, signs on paper, and the page is photographed', async () => {
  const name = 'Paulette Garnier';
  const claire = await enter('Claire Morvan', { width: 1440 });
  const id = await openContract(claire, name);
  await claire.press('contract.amend.button');
  await claire.reads('contract.next.change');
  await claire.press('alliance.in_person.switch', { name });
  await claire.reads('alliance.in_person.banner', { name });
  await claire.good('deciding in the room');
  const said = await write(claire, 'Claire Morvan', () => claire.page.locator('#add-commitment-patient').click(),
    { 'contract.edit.commitment.text': 'Je garde mon carnet dans mon sac.' });
  await claire.press('alliance.in_person.stop');
  await card(claire, said).getByText(claire.t('contract.by.in_person')).waitFor();
  await accept(claire, said);
  await claire.press('contract.next.sign.button');
  await sign(claire, demoPassword, { last: false });
  await claire.page.getByText(claire.t('sign.for.mode.paper')).click();
  const wrong = { name: 'page.txt', mimeType: 'text/plain', buffer: Buffer.from('not a picture') };
  await claire.page.locator('input[type=file]').setInputFiles(wrong);
  await claire.reads('sign.paper.kind');
  const photo = await claire.page.screenshot({ type: 'jpeg' });
  await claire.page.locator('input[type=file]').setInputFiles({ name: 'page.jpg', mimeType: 'image/jpeg', buffer: photo });
  await claire.page.getByAltText(claire.t('sign.paper.preview')).waitFor();
  await claire.good('a photo of the signed page');
  await attest(claire, name);
  await unlockIfAsked(claire, demoPassword, claire.page.getByText(claire.t('sign.force.title')).first());
  const { body } = await claire.ask(`/alliances/${id}`);
  assert.equal(body.in_force.number, 2);
  assert.ok(body.in_force.signatures.some((one) => one.statement.mode === 'paper' && one.statement.attachment));
  await claire.close();
});

test('at sixteen he signs with his nurse and his mother, who represents him', async () => {
  const nurse = 'Aïcha Diallo', boy = 'Yanis Haddad', mother = 'Samira Haddad';
  const aicha = await enter(nurse, { width: 1440 });
  const yanis = await enter(boy, { width: 390 });
  const samira = await enter(mother, { width: 390 });
  const id = await openContract(aicha, boy);
  await openContract(yanis, boy);
  const waiting = await aicha.page.locator('article.answer').first().getAttribute('id');
  await accept(aicha, waiting);
  const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  const frame = await write(aicha, boy, () => aicha.press('contract.add.frame'),
    { 'contract.frame.rhythm': 'Chaque mercredi après les cours', 'contract.frame.review': day });
  await accept(yanis, frame);
  await aicha.press('contract.next.sign.button');
  await sign(aicha, demoPassword, { last: false });
  await yanis.press('contract.next.sign.button');
  await sign(yanis, demoPassword, { last: false });
  assert.equal((await aicha.ask(`/alliances/${id}`)).body.in_force ?? null, null, 'two signatures of three');
  await samira.open(`/alliances/${id}/signer`);
  await sign(samira, demoPassword, { last: true, look: 'the representative signs' });
  await yanis.reads('sign.force.title', {}, { timeout: 3000 });
  assert.equal((await aicha.ask(`/alliances/${id}`)).body.in_force.signatures.length, 3);
  for (const one of [aicha, yanis, samira]) await one.close();
});

test('he invites his sister, who reads only what he opens', async () => {
  const bruno = await enter('Bruno Keller', { width: 390, height: 844 });
  const id = await openContract(bruno, 'Bruno Keller');
  await bruno.press('alliance.invite.relative');
  await bruno.fill('invite.name', 'Eva Keller', {}, bruno.dialog());
  await bruno.good('inviting a relative');
  await bruno.press('invite.make', {}, bruno.dialog());
  await bruno.dialog().getByText(bruno.t('invite.relation.missing')).waitFor();
  await bruno.fill('invite.relation', 'sœur', {}, bruno.dialog());
  await bruno.press('invite.make', {}, bruno.dialog());
  const { link } = await invitation(bruno);
  await bruno.dialog().getByRole('button', { name: bruno.t('ui.close') }).click();

  const eva = await person(browser, server, { width: 390, height: 844 });
  await enrol(eva, { link, name: 'Eva Keller', login: 'eva.keller' });
  await eva.reads('alliance.unread', { name: 'Bruno Keller' });
  await eva.good('nothing is open yet');
  await bruno.page.locator('summary').filter({ hasText: bruno.t('alliance.access.of', { name: 'Eva Keller' }) }).click();
  await bruno.page.locator('label').filter({ hasText: bruno.t('alliance.access.all') }).click();
  await eva.page.locator('article[id^="clause-"]').first().waitFor({ timeout: 3000 });
  await eva.good('what a relative reads');
  assert.equal((await eva.ask(`/alliances/${id}/reads`)).status, 403);
  await bruno.page.locator('label').filter({ hasText: bruno.t('alliance.access.all') }).click();
  await eva.reads('alliance.unread', { name: 'Bruno Keller' }, { timeout: 3000 });
  await bruno.close();
  await eva.close();
});

test('a colleague joins, takes over, and the first nurse leaves', async () => {
  const thomas = await enter('Thomas Lefèvre', { width: 1440 });
  const id = await openContract(thomas, 'Solange Petit');
  await thomas.press('alliance.invite.caregiver');
  await thomas.fill('invite.name', 'Claire Morvan', {}, thomas.dialog());
  await thomas.press('invite.make', {}, thomas.dialog());
  const { code } = await invitation(thomas);
  await thomas.dialog().getByRole('button', { name: thomas.t('ui.close') }).click();

  const claire = await enter('Claire Morvan', { width: 390 });
  await claire.open('/rejoindre');
  await claire.fill('invitation.code.label', code);
  await claire.press('ui.next');
  await claire.press('enrol.join');
  await claire.page.waitForURL(new RegExp(`${id}/contrat$`));

  await thomas.press('alliance.handover.button');
  await thomas.dialog().getByText('Claire Morvan').click();
  await thomas.good('handing over');
  await thomas.press('alliance.handover.yes', { name: 'Claire Morvan' }, thomas.dialog());
  await thomas.reads('alliance.handover.done', { name: 'Claire Morvan' });
  await claire.page.locator('#people').getByText(claire.t('alliance.role.referent')).waitFor({ timeout: 3000 });
  const { body } = await claire.ask(`/alliances/${id}`);
  assert.equal(body.referent, body.parties.find((one) => one.name === 'Claire Morvan').id);
  await thomas.press('alliance.leave');
  await thomas.press('alliance.leave.yes', {}, thomas.dialog());
  await thomas.page.waitForURL(/\/alliances$/);
  assert.equal((await thomas.ask(`/alliances/${id}`)).status, 404);
  await claire.close();
  await thomas.close();
});

test('an alliance is ended with a sentence that everyone reads', async () => {
  const thomas = await enter('Thomas Lefèvre', { width: 1440 });
  const josiane = await enter('Josiane Fournier', { width: 390 });
  const id = await openContract(thomas, 'Josiane Fournier');
  await josiane.open(`/alliances/${id}/contrat`);
  await thomas.press('alliance.close.button');
  await thomas.press('alliance.close.yes', {}, thomas.dialog());
  await thomas.dialog().getByText(thomas.t('alliance.close.need')).waitFor();
  await thomas.fill('alliance.close.reason', 'Vous continuez avec la consultation douleur de Brive.', {}, thomas.dialog());
  await thomas.good('ending an alliance');
  await thomas.press('alliance.close.yes', {}, thomas.dialog());
  await thomas.reads('contract.summary.closed');
  await josiane.reads('contract.summary.closed', {}, { timeout: 3000 });
  await josiane.good('an alliance that has ended');
  await thomas.close();
  await josiane.close();
});
