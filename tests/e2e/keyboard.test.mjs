// The keyboard alone: logging in, writing, answering, signing. No pointer is ever used.
import { before, after } from 'node:test';
import assert from 'node:assert/strict';
import { start_server } from './lib/server.mjs';
import { open_browser } from './lib/browser.mjs';
import { demoPassword, enterDemo, openContract, person } from './lib/person.mjs';
import { accept, card, cardOf, editor } from './lib/contract.mjs';
import { focused, named, pressKeys, tabTo } from './lib/keyboard.mjs';
import { story } from './lib/story.mjs';

const nurse = 'Claire Morvan';
const man = 'Émile Roussel';
let server, browser, emile, claire, ids = {};
const chapter = story(() => [emile, claire]);
before(async () => { server = await start_server('demo'); browser = await open_browser(); });
after(async () => { await browser?.close(); await server?.stop(); });

chapter('he logs in', async () => {
  emile = await person(browser, server, { width: 1280 });
  claire = await person(browser, server, { width: 1280 });
  await enterDemo(claire, nurse);
  await openContract(claire, man);
  const { body } = await claire.ask('/demo');
  const { login_name: login } = body.people.find((one) => one.name === man);
  await emile.open('/connexion');
  await emile.read(man);
  await emile.page.keyboard.press('Tab');
  assert.equal((await focused(emile.page)).text, emile.t('ui.skip'), 'the first stop leads to the content');
  await tabTo(emile, named(emile.t('login.name')), 'the login name');
  await emile.page.keyboard.type(login);
  await tabTo(emile, named(emile.t('login.password')), 'the password');
  await emile.page.keyboard.type(demoPassword);
  await emile.page.keyboard.press('Enter');
  await emile.page.waitForURL(/aujourdhui$/);
  await emile.page.locator('h1:focus').waitFor();
});

chapter('he goes to the contract, writes an objective, and the focus comes back where he was', async () => {
  await pressKeys(emile, 'today.go.begin');
  await emile.page.waitForURL(/contrat$/);
  await emile.page.locator('h1:focus').waitFor();
  await tabTo(emile, (at) => at.text.includes(emile.t('contract.add.objective')), 'adding an objective');
  await emile.page.keyboard.press('Enter');
  await emile.page.locator('form.editor h3:focus').waitFor();
  await tabTo(emile, named(emile.t('contract.edit.objective.patient_words')), 'his own words');
  await emile.page.keyboard.type('Manger avec mes enfants sans compter.');
  await pressKeys(emile, 'contract.edit.propose_to', { name: nurse });
  await editor(emile).waitFor({ state: 'detached' });
  ids.wish = await cardOf(claire, 'Manger avec mes enfants');
  const back = await emile.page.waitForFunction(() => {
    const one = document.activeElement;
    return one && one !== document.body ? one.innerText : null;
  });
  assert.ok((await back.jsonValue()).includes(emile.t('contract.add.objective')), 'the focus went back to the button');
  await accept(claire, ids.wish);
});

chapter('he answers a proposal', async () => {
  await claire.page.locator('#add-commitment-caregiver').click();
  await claire.fill('contract.edit.commitment.text', 'Je vous écoute avant de regarder vos chiffres.');
  await claire.press('contract.edit.propose_to', { name: man });
  ids.said = await cardOf(emile, 'Je vous écoute avant');
  await pressKeys(emile, 'contract.act.accept');
  await card(emile, ids.said).getByText(emile.t('contract.state.agreed')).waitFor();
  await emile.page.waitForFunction((id) => document.getElementById(id).contains(document.activeElement), ids.said)
    .catch(() => assert.fail('the focus left the sentence once it was accepted'));
});

chapter('a dialog keeps the focus, and gives it back', async () => {
  await tabTo(emile, named(emile.t('alliance.invite.relative')), 'inviting a relative', 200);
  await emile.page.keyboard.press('Enter');
  await emile.dialog().waitFor();
  for (let i = 0; i < 8; i += 1) {
    await emile.page.keyboard.press('Tab');
    const inside = await emile.page.evaluate(() =>
      document.activeElement === document.body || !!document.activeElement.closest('dialog[open]'));
    assert.ok(inside, 'the focus left the dialog');
  }
  await emile.page.keyboard.press('Escape');
  await emile.dialog().waitFor({ state: 'detached' });
  assert.equal((await focused(emile.page))?.text, emile.t('alliance.invite.relative'));
});

chapter('Marcel signs', async () => {
  const marcel = await person(browser, server, { width: 390, height: 844 });
  await marcel.open('/connexion');
  await marcel.read('Marcel Pruvost');
  await tabTo(marcel, (at) => at.text.includes('Marcel Pruvost'), 'his card');
  await marcel.page.keyboard.press('Enter');
  await marcel.page.waitForURL(/aujourdhui$/);
  await marcel.page.locator('h1:focus').waitFor();
  await pressKeys(marcel, 'today.go.sign');
  await marcel.page.waitForURL(/signer$/);
  await marcel.page.getByRole('button', { name: marcel.t('sign.button') }).waitFor();
  await pressKeys(marcel, 'sign.button');
  await marcel.page.locator('#force-title:focus').waitFor();
  await marcel.close();
});

chapter('no page logged an error', async () => {
  await emile.close();
  await claire.close();
});
