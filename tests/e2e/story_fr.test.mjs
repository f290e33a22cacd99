// Une alliance, du premier lien imprimé sur la console jusqu’au retrait : l’administratrice, le
// soignant et la patiente ont chacun leur appareil, et voient vivre le même contrat.
import { before, after } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, start_server } from './lib/server.mjs';
import { open_browser } from './lib/browser.mjs';
import { password, person } from './lib/person.mjs';
import { accept, card, cardOf, editor, focusedWithin, fromTemplate, missing, propose, sign, teachBack, write }
  from './lib/contract.mjs';
import { story } from './lib/story.mjs';
import { enrol, firstLink, inviteStaff, makeUnit, openAlliance } from './lib/house.mjs';

const nurse = 'Paul Verdier';
const lady = 'Odile Marchand';
const aim = 'Continuer à vivre chez moi';
const signs = 'Les signes qui doivent faire appeler';
const always = 'Vous ne me dérangez jamais';
const wish = 'Retourner au marché le samedi, avec ma sœur, sans m’arrêter tous les dix mètres.';
let server, browser, folder, admin, paul, odile, staff, patient, ids;

const chapter = story(() => [admin, paul, odile]);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-story-'));
  server = await start_server('serve');
  browser = await open_browser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

chapter('le lien de la console fait la première administratrice', async () => {
  admin = await person(browser, server, { width: 1280 });
  await enrol(admin, { link: firstLink(server), name: 'Administration', login: 'nadia', look: true });
  await admin.reads('admin.people.empty.title');
  await admin.good('l’administration vide');
});

chapter('elle crée un service et y invite un soignant', async () => {
  await makeUnit(admin, 'Cardiologie, consultation infirmière');
  staff = await inviteStaff(admin, { name: nurse, look: true });
  await admin.read('pas encore utilisée');
  await admin.good('l’administration, une invitation en attente');
});

chapter('le soignant crée son accès sur son ordinateur, et garde son code de secours', async () => {
  paul = await person(browser, server, { width: 1440 });
  await enrol(paul, { link: staff.link, name: nurse, login: 'paul.verdier', look: true });
  await paul.reads('alliances.empty.title');
  await paul.good('aucune alliance encore');
});

chapter('une invitation déjà utilisée le dit, sans mener plus loin', async () => {
  const other = await person(browser, server, { width: 390 });
  await other.page.goto(staff.link);
  await other.reads('error.invitation.used');
  await other.good('une invitation déjà utilisée');
  await other.close();
});

chapter('il ouvre une alliance et invite la patiente', async () => {
  patient = await openAlliance(paul, { name: lady, look: true });
  await paul.reads('contract.summary.nothing');
  await paul.good('un contrat vide');
});

chapter('elle tape le code court sur son téléphone, et arrive sur sa première page', async () => {
  odile = await person(browser, server, { width: 390, height: 844 });
  const spoken = patient.code.toLowerCase().match(/.{4}/g).join('-');
  await enrol(odile, { code: spoken, name: lady, login: 'odile', look: true });
  await odile.page.waitForURL(/aujourdhui$/);
  await odile.reads('today.next.begin');
  await odile.good('la première page de la patiente');
});

chapter('il part d’un modèle, et elle voit arriver les phrases sans rien faire', async () => {
  await odile.press('today.go.begin');
  await odile.page.waitForURL(/contrat$/);
  const n = await fromTemplate(paul, 'Insuffisance cardiaque', [aim, signs, always], { look: 'un modèle' });
  assert.equal(n, 3);
  await odile.clause(always).waitFor({ timeout: 2000 });
  ids = { aim: await cardOf(odile, aim), signs: await cardOf(odile, signs), always: await cardOf(odile, always) };
  await odile.good('trois propositions à lire');
  await odile.clause(aim).getByText(odile.t('contract.state.answer')).waitFor();
});

chapter('elle accepte le but, et propose d’autres mots pour l’engagement', async () => {
  await accept(odile, ids.aim);
  const mine = card(odile, ids.always);
  await odile.press('contract.act.counter', {}, mine);
  await editor(odile).locator('textarea').first().fill('Vous me rappelez le jour même, même pour me rassurer.');
  await odile.fill('contract.edit.message', 'Le soir surtout, j’ai peur.', { name: nurse }, editor(odile));
  await odile.good('une autre proposition');
  await propose(odile, nurse);
  await card(odile, ids.always).getByText(odile.t('contract.state.own', { name: nurse })).waitFor();
});

chapter('il compare les mots, lit le message, accepte', async () => {
  const his = card(paul, ids.always);
  await his.getByText('Le soir surtout, j’ai peur.').waitFor();
  await his.getByRole('button').filter({ hasText: paul.t('contract.act.rounds', { n: 2 }) }).click();
  const exchanged = his.getByRole('region', { name: paul.t('history.title') });
  await exchanged.getByText(paul.t('history.counter', { name: lady })).waitFor();
  assert.ok(await exchanged.locator('del').count() > 0, 'the words that go are marked');
  assert.ok(await exchanged.locator('ins').count() > 0, 'the words that come are marked');
  await paul.good('l’échange sur une phrase');
  await paul.press('history.close', {}, exchanged);
  await accept(paul, ids.always);
  await card(odile, ids.always).getByText(odile.t('contract.state.agreed')).waitFor({ timeout: 2000 });
});

chapter('elle écrit son objectif avec ses mots ; il reprend une proposition faite trop vite', async () => {
  ids.wish = await write(odile, nurse, () => odile.press('contract.add.objective'),
    { 'contract.edit.objective.patient_words': wish }, { look: 'un objectif à elle' });
  await card(paul, ids.wish).waitFor({ timeout: 2000 });
  const hasty = 'Vous ne sortez plus seule.';
  ids.hasty = await write(paul, lady,
    () => paul.page.locator('#add-commitment-patient').click(), { 'contract.edit.commitment.text': hasty });
  await card(odile, ids.hasty).waitFor();
  await paul.press('contract.act.withdraw', {}, card(paul, ids.hasty));
  await odile.named(odile.t('contract.act.accept'), card(odile, ids.hasty)).waitFor({ state: 'detached' });
  await accept(paul, ids.wish);
});

chapter('elle refuse une action avec une raison ; il la lit et propose autrement', async () => {
  ids.action = await write(paul, lady, () => paul.press('contract.add.action'),
    { 'contract.edit.action.text': 'Monter deux étages chaque matin.' });
  await card(odile, ids.action).waitFor();
  await odile.press('contract.act.decline', {}, card(odile, ids.action));
  await odile.press('contract.decline.send', {}, card(odile, ids.action)); // nothing said yet
  await card(odile, ids.action).getByText(odile.t('contract.decline.need')).waitFor();
  await card(odile, ids.action).getByText(odile.t('contract.decline.too_much')).click();
  await odile.good('un refus');
  await odile.press('contract.decline.send', {}, card(odile, ids.action));
  await paul.page.locator('details.aside').evaluate((one) => (one.open = true));
  await card(paul, ids.action).getByText(paul.t('contract.state.declined')).waitFor();
  await paul.press('contract.act.again', {}, card(paul, ids.action));
  await editor(paul).locator('textarea').first().fill('Marcher dix minutes le matin, à votre pas.');
  await propose(paul, lady);
  await card(odile, ids.action).getByText('à votre pas').first().waitFor();
  await accept(odile, ids.action);
});

chapter('on ne peut pas encore signer : tout ce qui manque est dit, chaque ligne y mène', async () => {
  const { status, body } = await paul.ask(`/alliances/${paul.alliance()}`);
  assert.equal(status, 200);
  const { section, lines } = await missing(paul);
  assert.equal(lines.length, body.missing.length);
  assert.ok(lines.includes(paul.t('contract.missing.review')));
  assert.ok(lines.some((one) => one.includes(signs.slice(0, 20))));
  await paul.good('ce qui manque');
  for (const line of lines) {
    await section.getByRole('button').filter({ hasText: line }).click();
    const open = editor(paul);
    const led = paul.page.locator('article[id^="clause-"]:focus');
    await open.or(led).first().waitFor();
    if (await open.count()) {
      await focusedWithin(paul, open, `the editor that mends “${line}”`);
      await paul.press('contract.edit.cancel', {}, open);
      await open.waitFor({ state: 'detached' });
    }
  }
  await odile.open(`/alliances/${odile.alliance()}/signer`);
  await odile.reads('sign.not_ready.title');
  assert.equal(await odile.page.locator('ul.missing li').count(), lines.length);
  assert.equal(await odile.named(odile.t('sign.button')).count(), 0);
  await odile.good('signer trop tôt');
  const refused = await odile.ask(`/alliances/${odile.alliance()}/contract/document`);
  assert.equal(refused.body.status, 'negotiation');
  await odile.page.goBack();
});

chapter('ils complètent : le cadre et sa date de bilan, l’information redite avec ses mots', async () => {
  const day = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  ids.frame = await write(paul, lady, () => paul.press('contract.add.frame'),
    { 'contract.frame.rhythm': 'Le premier mardi du mois', 'contract.frame.review': day }, { look: 'le cadre' });
  await accept(odile, ids.frame);
  await accept(odile, ids.signs);
  await teachBack(paul, odile, ids.signs, 'Si je prends deux kilos en trois jours, j’appelle.', { look: 'redire' });
  await paul.reads('contract.summary.ready');
  await odile.reads('contract.summary.ready');
  assert.equal(await paul.page.locator('#missing-title').count(), 0);
  await odile.good('un contrat prêt à signer');
});

chapter('ils signent tous deux ; chacun voit le contrat entrer en vigueur dans la seconde', async () => {
  await paul.press('contract.next.sign.button');
  await sign(paul, password, { last: false, look: 'signer, côté soignant' });
  await odile.press('contract.next.sign.button');
  await odile.named(odile.t('sign.button')).waitFor();
  await odile.good('relire avant de signer');
  const seen = paul.reads('sign.force.title').then(() => Date.now());
  const done = sign(odile, password, { last: true }).then(() => Date.now());
  const [his, hers] = await Promise.all([seen, done]);
  assert.ok(Math.abs(his - hers) < 1000, `${Math.abs(his - hers)} ms between the two screens`);
  await odile.good('en vigueur, côté patiente');
  await paul.good('en vigueur, côté soignant');
});

chapter('elle demande à changer : la version 2 s’ouvre, la première tient toujours', async () => {
  await odile.press('sign.force.home');
  await odile.press('contract.amend.button');
  await odile.reads('contract.summary.force_amending', { n: 1 });
  await odile.reads('contract.next.change');
  await odile.good('une nouvelle version');
  await paul.press('sign.force.home');
  await paul.reads('contract.summary.force_amending', { n: 1 });
  const { body } = await odile.ask(`/alliances/${odile.alliance()}`);
  assert.deepEqual([body.in_force.number, body.negotiation.number], [1, 2]);
});

chapter('elle emporte tout dans un fichier, que le programme vérifie sans serveur', async () => {
  await odile.pressMore('app.nav.rights');
  await odile.reads('rights.title');
  await odile.good('ses droits');
  const [download] = await Promise.all([odile.page.waitForEvent('download'), odile.press('rights.export.button')]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  await odile.reads('rights.export.done');
  const { status, stdout, stderr } = spawnSync(binary, ['verify', file], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
});

chapter('le contrat s’imprime, seul sur sa page', async () => {
  await paul.page.getByRole('link', { name: paul.t('contract.print'), exact: true }).click();
  await paul.reads('sign.print.title');
  await paul.good('la page à imprimer');
  await paul.page.emulateMedia({ media: 'print' });
  assert.equal(await paul.page.getByRole('button').filter({ visible: true }).count(), 0, 'no button on paper');
  assert.ok((await paul.page.pdf({ format: 'A4' })).length > 10_000);
  await paul.page.emulateMedia({ media: null });
  await paul.press('sign.print.back');
  await paul.page.waitForURL(/contrat$/);
});

chapter('elle se retire, en mots simples et sans raison à donner', async () => {
  await odile.press('contract.withdraw.button');
  await odile.good('se retirer');
  await odile.dialog().getByText(odile.t('contract.withdraw.care')).waitFor();
  await odile.press('contract.withdraw.no', {}, odile.dialog());
  await odile.press('contract.withdraw.button');
  await odile.press('contract.withdraw.yes', {}, odile.dialog());
  await odile.reads('rights.withdraw.none');
  await paul.reads('contract.summary.withdrawn', { name: lady }, { timeout: 2000 });
  await paul.good('un contrat dont elle s’est retirée');
});

chapter('elle voit qui a lu quoi, et personne d’autre ne le voit', async () => {
  await odile.pressMore('app.nav.reads');
  await odile.reads('rights.reads.line', { name: nurse, what: odile.t('rights.reads.what.alliance') });
  assert.equal(await odile.page.getByText(odile.t('rights.reads.line_me', { what: '' }).trim()).count(), 0);
  await odile.page.getByText(odile.t('rights.reads.hide_own')).click();
  await odile.reads('rights.reads.line_me', { what: odile.t('rights.reads.what.export') });
  await odile.good('qui a lu quoi');
  assert.equal((await paul.ask(`/alliances/${paul.alliance()}/reads`)).status, 403);
  assert.equal((await admin.ask(`/alliances/${paul.alliance()}`)).status, 404);
});

chapter('aucune page n’a écrit d’erreur', async () => {
  for (const one of [admin, paul, odile]) await one.close();
});
