// Two people at the same sentence, a server that goes away, a network without an event stream:
// nobody's words are lost, and each learns what the other did.
import { before, after } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start_server } from './lib/server.mjs';
import { open_browser } from './lib/browser.mjs';
import { enterDemo, openContract, person } from './lib/person.mjs';
import { accept, card, editor, propose, write } from './lib/contract.mjs';
import { story } from './lib/story.mjs';

const nurse = 'Aïcha Diallo';
const boy = 'Yanis Haddad';
let server, browser, folder, aicha, yanis, id;
const chapter = story(() => [aicha, yanis]);
const first = (who) => editor(who).locator('textarea').first();

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-together-'));
  server = await start_server('demo', { data: folder });
  browser = await open_browser();
  aicha = await person(browser, server, { width: 1440 });
  yanis = await person(browser, server, { width: 390, height: 844 });
  await enterDemo(aicha, nurse);
  await enterDemo(yanis, boy);
  await openContract(aicha, boy);
  await openContract(yanis, boy);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const promise = (who, other, text) => write(who, other,
  () => who.page.locator('#add-commitment-caregiver').click(), { 'contract.edit.commitment.text': text });

chapter('what one changes meanwhile is shown to the other, who goes on from there', async () => {
  id = await promise(aicha, boy, 'Je réponds à vos messages dans la journée.');
  await yanis.press('contract.act.counter', {}, card(yanis, id));
  await first(yanis).fill('Vous répondez avant le soir, même un mot.');
  await aicha.press('contract.act.withdraw', {}, card(aicha, id));
  const conflict = card(yanis, id).locator('.conflict');
  await conflict.getByText(yanis.t('contract.conflict.title')).waitFor({ timeout: 3000 });
  await conflict.getByText('Vous répondez avant le soir').waitFor();
  await conflict.getByText(yanis.t('contract.change.proposal_withdrawn', { who: 'known', name: nurse })).waitFor();
  assert.equal(await first(yanis).inputValue(), 'Vous répondez avant le soir, même un mot.');
  await yanis.good('a sentence that changed while one was writing');
  await yanis.press('contract.conflict.redo', {}, conflict);
  await propose(yanis, nurse);
  await card(aicha, id).getByText('avant le soir').first().waitFor({ timeout: 3000 });
  await accept(aicha, id);
});

chapter('without an event stream the page asks again by itself', async () => {
  await yanis.page.route('**/api/v1/events', (route) => route.abort());
  await yanis.page.reload();
  await card(yanis, id).waitFor();
  const other = await promise(aicha, boy, 'Je vous dis ce que je note, avant de le noter.');
  await card(yanis, other).waitFor({ timeout: 30_000 });
  yanis.expected(/ERR_FAILED/);
  id = other;
});

chapter('who answers a sentence that has just changed is told, and nothing is sent', async () => {
  // No news arrives at all: only the server's refusal can tell.
  await yanis.page.route('**/api/v1/changes**', (route) => route.abort());
  await aicha.press('contract.act.withdraw', {}, card(aicha, id));
  await aicha.named(aicha.t('contract.act.withdraw'), card(aicha, id)).waitFor({ state: 'detached' });
  await yanis.press('contract.act.accept', {}, card(yanis, id));
  await card(yanis, id).getByText(yanis.t('contract.conflict.title_act')).waitFor();
  await yanis.good('an answer that came too late');
  await yanis.press('contract.conflict.look', {}, card(yanis, id));
  const { body } = await yanis.ask(`/alliances/${yanis.alliance()}`);
  const clause = body.negotiation.clauses.find((one) => `clause-${one.id}` === id);
  assert.equal(clause?.agreed?.length ?? 0, 0);
  await yanis.page.unroute('**/api/v1/changes**');
  await yanis.page.unroute('**/api/v1/events');
  await yanis.page.reload();
  await card(yanis, id).waitFor({ state: 'attached' });
  yanis.expected(/ERR_FAILED/);
});

chapter('the server goes away while one writes: the words stay, and leave once it is back', async () => {
  const port = new URL(server.url).port;
  await aicha.page.locator('#add-commitment-caregiver').click();
  await first(aicha).fill('Je préviens si je suis');
  await server.stop();
  await aicha.reads('app.offline', {}, { timeout: 15_000 });
  await first(aicha).fill('Je préviens si je suis en retard.');
  await propose(aicha, boy);
  await editor(aicha).getByText(aicha.t('error.network.offline')).waitFor();
  assert.equal(await first(aicha).inputValue(), 'Je préviens si je suis en retard.');
  await aicha.good('offline');
  server = await start_server('demo', { data: folder, port });
  await aicha.page.getByText(aicha.t('app.offline')).waitFor({ state: 'detached', timeout: 30_000 });
  await propose(aicha, boy);
  await editor(aicha).waitFor({ state: 'detached' });
  await yanis.clause('Je préviens si je suis en retard.').waitFor({ timeout: 30_000 });
  const { body } = await aicha.ask(`/alliances/${aicha.alliance()}`);
  const same = body.negotiation.clauses.filter((one) => one.pending?.body?.text?.startsWith('Je préviens'));
  assert.equal(same.length, 1, 'tried twice, written once');
  for (const one of [aicha, yanis]) one.expected(/ERR_(CONNECTION|EMPTY|INCOMPLETE|NETWORK)/);
});

chapter('a reload in the middle of a sentence gives the sentence back', async () => {
  await yanis.page.locator('#add-commitment-patient').click();
  await first(yanis).fill('Je viens même les jours où');
  await yanis.page.waitForTimeout(600); // what is typed settles for a quarter of a second
  await yanis.page.reload();
  await editor(yanis).waitFor();
  await yanis.page.waitForFunction(() => document.querySelector('form.editor textarea')?.value !== '');
  assert.equal(await first(yanis).inputValue(), 'Je viens même les jours où');
  await first(yanis).fill('Je viens même les jours où c’est difficile.');
  await propose(yanis, nurse);
  await editor(yanis).waitFor({ state: 'detached' });
});

chapter('no page logged an error', async () => {
  await aicha.close();
  await yanis.close();
});
