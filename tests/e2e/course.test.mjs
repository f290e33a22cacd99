// Un suivi de six séances : ce que Lucie écrit, ce que Claire remarque, ce que chacune a ressenti ; un
// creux à la quatrième, une phrase du contrat réécrite et signée à nouveau, le retour à la sixième.
import { before, after } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { start_server } from './lib/server.mjs';
import { open_browser } from './lib/browser.mjs';
import { person } from './lib/person.mjs';
import { accept, card, editor, propose, sign as signOn } from './lib/contract.mjs';
import { answer, calendar, contractInForce, enter, hold, items, lady, noted, nurse, rate, record, response, secret,
  sessionsOf, sign, six, starting, takeBack,
  touch } from './lib/course.mjs';
import { story } from './lib/story.mjs';

const matters = 'Dormir assez pour jouer avec ma fille le matin.';
const topic = 'Les nuits du week-end';
const plan = 'Ce que vous notez le soir';
const tried = 'reopen-the-clause';
let server, browser, house, id, lucie, claire, first, second, fourth;

const chapter = story(() => [lucie, claire]);
const alliance = (page) => `/alliances/${id}/${page}`;
const meeting = (session, page = '') => alliance(`seances/${session}${page}`);
const api = (who) => (who === lucie ? house.api.lucie : house.api.claire);
const told = async (who, session) => (await sessionsOf(api(who), id)).find((one) => one.session.id === session);
const tab = (who, name) => who.page.getByRole('navigation').getByRole('link', { name, exact: true })
  .filter({ visible: true }).first().click();
const part = (who, name) => who.page.getByRole('group', { name });
const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

/// Until the server has it, as it is seen by `who`.
async function until(who, session, found, what) {
  for (let i = 0; i < 100; i += 1) {
    const { session: one, blind } = await told(who, session);
    if (found(one, blind)) return one;
    await who.page.waitForTimeout(100);
  }
  return assert.fail(`${what} has not reached the server`);
}

before(async () => {
  server = await start_server('serve');
  browser = await open_browser();
  house = await contractInForce(server);
  id = house.id;
  lucie = await person(browser, server, { width: 390, height: 844 });
  claire = await person(browser, server, { width: 820, height: 1180 });
  await enter(lucie, 'lucie');
  await enter(claire, 'claire');
});
after(async () => { await browser?.close(); await server?.stop(); });

chapter('Lucie écrit ce qui compte pour elle, et l’ouvre à Claire', async () => {
  await tab(lucie, lucie.t('app.nav.portrait'));
  await lucie.press('portrait.write.label', { part: lucie.t('portrait.part.matters') });
  await lucie.page.getByRole('textbox', { name: lucie.t('portrait.part.matters') }).fill(matters);
  const reader = lucie.page.getByRole('checkbox', { name: new RegExp(nurse) });
  if (!(await reader.isChecked())) await reader.check();
  await lucie.good('Moi, une partie qui s’écrit');
  await lucie.press('portrait.save');
  await lucie.page.locator('form.editor').waitFor({ state: 'detached' });
  await lucie.read(matters);
  await lucie.good('Moi');
});

chapter('Claire fixe une date ; chacune y met ce dont elle veut parler', async () => {
  await claire.open(alliance('seances'));
  await claire.press('plan.new.button');
  await claire.field('plan.form.date').waitFor();
  await claire.good('choisir une date');
  await claire.press('plan.new.send');
  await claire.reads('plan.next.title');
  await claire.fill('plan.agenda.label', plan);
  await claire.press('plan.agenda.add');
  await tab(lucie, lucie.t('app.nav.today'));
  await lucie.reads('plan.next.title');
  await lucie.fill('plan.agenda.label', topic);
  await lucie.press('plan.agenda.add');
  await claire.read(topic);
  await lucie.good('aujourd’hui, une séance prévue');
  await lucie.press('plan.compact.go');
  await lucie.read(plan);
  await lucie.good('nos séances');
  await claire.good('les séances de l’alliance');
  const [one] = await sessionsOf(api(lucie), id);
  assert.deepEqual(one.session.agenda.map(({ text }) => text), [plan, topic]);
  first = one.session.id;
});

chapter('la date s’emporte dans un agenda', async () => {
  const [{ session }] = await sessionsOf(api(lucie), id);
  const [download] = await Promise.all([lucie.page.waitForEvent('download'), lucie.press('plan.calendar.add')]);
  assert.match(download.suggestedFilename(), /\.ics$/);
  const file = calendar(await readFile(await download.path(), 'utf8'));
  assert.equal(file.get('DTSTART'), `${session.planned_at.replace(/[-:]/g, '').slice(0, 15)}Z`);
  assert.equal(file.get('SUMMARY'), lucie.t('plan.calendar.summary', { name: nurse }));
});

chapter('avant de commencer, Claire lit ce que Lucie a écrit', async () => {
  await claire.press('plan.prepare');
  await claire.read(matters);
  await claire.read(topic);
  await claire.good('avant la séance');
  await claire.press('session.begin');
  await claire.reads('session.sign.title');
  await claire.read(matters);
  await claire.good('la séance commence');
});

chapter('Lucie voit l’ordre du jour sur son écran ; ce dont on a parlé y est coché', async () => {
  await tab(lucie, lucie.t('app.nav.today'));
  await lucie.press('today.go.in_session');
  await lucie.reads('session.patient.agenda');
  await claire.page.getByRole('checkbox', { name: topic }).check();
  await lucie.page.getByRole('listitem').filter({ hasText: topic }).getByText(lucie.t('session.agenda.done')).waitFor();
  await lucie.good('la séance, côté patiente');
});

chapter('un geste note un signe : au doigt, au clavier ; il se voit aussitôt, et se reprend', async (t) => {
  for (const code of ['changes-subject', 'minimal-answers', 'closed-posture', 'opposes-openly', 'confides']) {
    await record(claire, code);
    await noted(claire, code).waitFor();
  }
  await claire.page.locator('h1').click(); // no field has the focus
  for (const [key, code] of [['1', 'dodges-objective'], ['f', 'change-talk']]) {
    await claire.page.keyboard.press(key);
    await noted(claire, code).waitFor();
  }
  const took = await claire.page.waitForFunction(() => {
    const all = performance.getEntriesByName('entente:sign').map((one) => one.duration);
    return all.length === 7 && all;
  });
  const ms = median(await took.jsonValue());
  t.diagnostic(`a sign is on the screen in ${ms.toFixed(1)} ms (median of 7; meant to be under 50)`);
  assert.ok(ms < 500, `${ms} ms from the touch to the screen`); // the machine may be busy
  await claire.page.keyboard.press('Backspace');
  await noted(claire, 'change-talk').waitFor({ state: 'detached' });
  await takeBack(claire, 'opposes-openly');
  await noted(claire, 'opposes-openly').waitFor({ state: 'detached' });
  await claire.page.keyboard.press('?');
  await claire.dialog().waitFor();
  await claire.good('les touches de la séance');
  await claire.page.keyboard.press('Escape');
  await claire.good('des signes notés');
  const left = ['changes-subject', 'closed-posture', 'confides', 'dodges-objective', 'minimal-answers'];
  await until(claire, first, ({ signs }) => left.join() ===
    signs.filter((one) => !one.taken_back).map((one) => one.code).sort().join(), 'what was noted and undone');
});

chapter('elle précise, suit une action, garde les mots de Lucie, écrit une note', async () => {
  await record(claire, 'negotiates');
  const dock = claire.page.getByRole('region', { name: claire.t('session.noted.last') });
  await claire.press('session.detail.open', {}, dock);
  await dock.getByText(claire.t('session.detail.clearly'), { exact: true }).click();
  await dock.getByText(claire.t('session.detail.lasting'), { exact: true }).click();
  await dock.getByRole('textbox').fill('Plutôt onze heures que dix.');
  await claire.good('un signe que l’on précise');
  await claire.press('session.detail.done', {}, dock);
  await claire.page.getByText('Plutôt onze heures que dix.').waitFor();
  await claire.page.getByText(claire.t('session.follow.partly'), { exact: true }).click();
  await claire.press('session.follow.why.add');
  await claire.fill('session.follow.why', 'Sauf le samedi.', { name: lady });
  await claire.press('session.keep');
  await claire.page.getByText(claire.t('session.words.small_win'), { exact: true }).click();
  await claire.page.locator('#session-words').fill('J’ai éteint l’écran cinq soirs.');
  await claire.press('session.words.keep');
  await claire.page.locator('#session-note').fill('Dort mieux en semaine. Le week-end reste difficile.');
  await claire.press('session.note.keep');
  const one = await until(claire, first, ({ notes }) => notes.length === 1, 'the note');
  const said = one.signs.find(({ code }) => code === 'negotiates');
  assert.deepEqual([said.intensity, said.lasting, said.words], [2, true, 'Plutôt onze heures que dix.']);
  assert.deepEqual(one.follow_ups.map(({ outcome, words }) => [outcome, words]), [['partly', 'Sauf le samedi.']]);
  assert.deepEqual(one.words.map(({ kind, words }) => [kind, words]), [['small_win', 'J’ai éteint l’écran cinq soirs.']]);
  await claire.good('la séance, presque finie');
});

chapter('Lucie dit ce qu’elle ressent ; Claire le lira après', async () => {
  await lucie.read('J’ai éteint l’écran cinq soirs.');
  await record(lucie, 'felt-heard');
  await lucie.page.getByText(lucie.t('session.patient.felt.later', { name: 'Claire' })).waitFor();
  await until(lucie, first, ({ signs }) => signs.some((one) => one.code === 'felt-heard'), 'what she felt');
  assert.ok(!(await told(claire, first)).session.signs.some((one) => one.code === 'felt-heard'));
  await lucie.good('ce qu’elle ressent');
});

chapter('Claire termine ; ce qui reste est rappelé', async () => {
  await claire.press('session.end');
  await claire.dialog().getByText(plan).waitFor();
  await claire.good('avant de se quitter');
  await claire.press('session.end', {}, claire.dialog());
  await claire.page.waitForURL((url) => url.pathname === meeting(first, '/ressenti'));
  await claire.page.getByRole('slider').first().waitFor();
  await claire.good('dire comment c’était, côté soignante');
  await lucie.press('session.patient.rate.go');
  await lucie.page.getByRole('slider').first().waitFor();
  await lucie.good('dire comment c’était');
});

chapter('les réponses restent fermées jusqu’à ce que les deux aient répondu', async () => {
  await answer(lucie, [8, 9, 8, 7, 8, 8], touch);
  await claire.page.getByText(/a répondu/).first().waitFor();
  await claire.good('Lucie a répondu, c’est encore fermé');
  assert.equal(await claire.page.getByText('sur 10').filter({ visible: true }).count(), 0, 'a figure shows');
  const { session, blind } = await told(claire, first);
  assert.deepEqual([session.ratings, blind.map((one) => one.side)], [[], ['patient']]);
  const { json: { points: [point] } } = await api(claire).get(`/api/v1/alliances/${id}/curve`);
  assert.deepEqual([point.patient_milli, point.patient_blind], [undefined, true]);
  await claire.open(alliance('entre-nous'));
  await claire.page.getByText(claire.t('curve.blind')).first().waitFor({ state: 'attached' });
  await claire.good('la courbe, une réponse fermée');
  await claire.open(meeting(first, '/ressenti'));
  await answer(claire, six(7));
  for (const [who, other] of [[claire, lady], [lucie, nurse]]) {
    await who.reads('rate.both', { name: other });
    await who.good('deux regards côte à côte');
  }
  const rated = (await told(claire, first)).session.ratings.find((one) => one.side === 'patient');
  assert.deepEqual(items.map((item) => rated.answers.find((one) => one.item === item).milli), [8, 9, 8, 7, 8, 8].map((one) => one * 1000));
});

chapter('la séance relue : Claire y trouve ce que Lucie a ressenti', async () => {
  await claire.press('rate.back.session');
  await claire.reads('session.held.felt', { name: lady });
  await claire.read(sign('felt-heard'));
  await claire.good('la séance relue');
  await lucie.press('rate.back.session');
  await lucie.reads('session.patient.rated');
  await lucie.good('la séance relue, côté patiente');
});

chapter('à la deuxième, le réseau manque : tout est gardé, et part quand il revient', async () => {
  await claire.open(alliance('seances'));
  await claire.press('plan.start.unplanned');
  await claire.reads('session.sign.title');
  second = claire.page.url().match(/seances\/([0-9a-z]{26})/)[1];
  await until(claire, second, ({ status }) => status === 'running', 'the beginning');
  await claire.reads('session.state.saved');
  await claire.context.setOffline(true);
  for (const code of ['changes-subject', 'acts']) await record(claire, code);
  await claire.reads('session.state.offline_n', { n: 2 });
  await claire.page.locator('#session-note').fill('Vue chez elle.');
  await claire.press('session.note.keep');
  await claire.reads('session.state.offline_n', { n: 3 });
  await claire.good('une séance sans réseau');
  await claire.press('session.end');
  await claire.press('session.end', {}, claire.dialog());
  await answer(claire, six(8));
  await claire.reads('rate.unsent');
  await claire.good('un ressenti sans réseau');
  await claire.press('rate.back.session');
  await claire.reads('session.outbox.offline', { n: 5 });
  await claire.good('ce qui attend le réseau');
  assert.deepEqual((await told(claire, second)).session.signs, []);
  // The first to leave arrives, and its answer is lost: it is sent again.
  let lost = 0;
  await claire.page.route('**/sessions/signs/record', async (route) => {
    lost += (await route.fetch()).ok() ? 1 : 0;
    await route.abort();
  }, { times: 1 });
  await claire.context.setOffline(false);
  await claire.page.getByText(claire.t('session.outbox.offline', { n: 5 })).waitFor({ state: 'detached', timeout: 40_000 });
  const one = await until(claire, second, ({ ratings }) => ratings.length > 0, 'the answer');
  assert.equal(one.status, 'ended');
  assert.deepEqual(one.signs.map(({ code }) => code), ['changes-subject', 'acts']);
  assert.deepEqual(one.notes.map(({ text }) => text.text), ['Vue chez elle.']);
  assert.equal(one.ratings.length, 1);
  assert.equal(lost, 1, 'an answer was lost on the way');
  assert.equal((await sessionsOf(api(claire), id)).length, 2, 'sent again, held once');
  claire.expected(/ERR_(INTERNET_DISCONNECTED|NETWORK|FAILED)/);
  await rate(api(lucie), id, second, 8);
});

chapter('à la quatrième, Lucie répond plus bas que d’habitude', async () => {
  const third = await hold(api(claire), id);
  for (const who of [lucie, claire]) await rate(api(who), id, third, 8);
  fourth = await hold(api(claire), id);
  await tab(lucie, lucie.t('app.nav.today'));
  await lucie.press('today.go.rate');
  await answer(lucie, six(3), touch);
  await claire.open(meeting(fourth));
  await claire.press('session.rate');
  await answer(claire, six(7));
  await claire.reads('rate.both', { name: lady });
});

const spoken = (milli) => (Math.abs(milli) / 1000).toFixed(1).replace('.', ',');
const sizeOf = ({ depth_milli }) => ({ n: Math.round(Math.abs(depth_milli) / 100) / 10, points: spoken(depth_milli) });

/// What the curve says of a session for the ear, and the word it writes for the eye.
async function marked(who, number, kind, reader) {
  const { marks } = (await who.ask(`/alliances/${id}/curve`)).body;
  const mark = marks.find((one) => one.number === number && one.kind === kind);
  assert.ok(mark, `${kind} at session ${number}: ${JSON.stringify(marks)}`);
  const { expected_milli, expected, since } = mark;
  const long = who.t(`curve.mark.${kind}.long`, { who: reader, since, ...sizeOf(mark), expected: spoken(expected_milli),
    low: spoken(expected.low_milli), high: spoken(expected.high_milli) });
  await who.page.getByRole('button', { name: long }).and(who.page.locator('g.slot').nth(number - 1)).waitFor();
  const word = (await who.page.locator(`text.word.${kind}`).allTextContents()).join(' ');
  assert.ok(word.includes(who.t(`curve.mark.${kind}`, { who: reader }).split(' ')[0]), `“${word}” is written at the curve`);
}

/// The first alert, as its card says it to this reader.
async function alerted(who, reader, name) {
  const [alert] = (await who.ask(`/alliances/${id}`)).body.alerts;
  assert.equal(alert.kind, 'rupture');
  const { number, since, count } = alert;
  await who.reads('alert.rupture', { who: reader, name, number, since, count, ...sizeOf(alert) });
}

chapter('le creux est marqué avec des mots, pour chacune les siens', async () => {
  await tab(lucie, lucie.t('app.nav.between'));
  await marked(lucie, 4, 'rupture', 'me');
  await alerted(lucie, 'patient', nurse);
  assert.equal(await lucie.page.getByText(/rupture/i).filter({ visible: true }).count(), 0, 'no word of the profession');
  await lucie.good('entre nous, un creux');
  await claire.open('/alliances');
  await alerted(claire, 'caregiver', lady);
  await claire.good('mes alliances, un signal');
  await claire.page.getByRole('link').filter({ hasText: lady }).click();
  await tab(claire, claire.t('app.tabs.between'));
  await marked(claire, 4, 'rupture', 'other');
  await alerted(claire, 'caregiver', lady);
  await claire.good('entre vous, un signal');
});

chapter('Claire choisit une réponse pour toutes deux, et rouvre la phrase', async () => {
  await claire.press('alert.readjust', {}, claire.page.getByRole('main'));
  await claire.reads('readjust.happened');
  await claire.good('réajuster');
  const box = claire.page.locator(`#choose-${tried}`);
  await starting(claire, claire.t('readjust.choose.clause'), box).click();
  await box.getByRole('radio', { name: claire.t('readjust.audience.both') }).check();
  await box.getByLabel(claire.t('readjust.clause'), { exact: true }).selectOption(house.clauses.action);
  await claire.good('une réponse que l’on choisit');
  await claire.press('readjust.reopen', {}, box);
  await claire.page.waitForURL(/contrat/);
  await editor(claire).waitFor();
  await claire.reads('contract.summary.force_amending', { n: 1 });
  await claire.fill('contract.edit.action.text', 'Écran éteint à onze heures, sauf le samedi.', {}, editor(claire));
  await claire.good('la phrase rouverte');
  await propose(claire, lady);
  await editor(claire).waitFor({ state: 'detached' });
});

chapter('Lucie accepte ; elles signent, et la version 2 est en vigueur', async () => {
  const clause = `clause-${house.clauses.action}`;
  await tab(lucie, lucie.t('app.nav.today'));
  await lucie.press('today.go.answer');
  await card(lucie, clause).getByText('sauf le samedi').first().waitFor();
  await lucie.good('une autre façon de le dire');
  await accept(lucie, clause);
  await claire.press('contract.next.sign.button');
  await signOn(claire, secret, { last: false });
  await lucie.press('contract.next.sign.button');
  await signOn(lucie, secret, { last: true, look: 'signer à nouveau' });
  await claire.reads('sign.force.title');
  const { json } = await api(lucie).look(id);
  assert.deepEqual([json.in_force.number, json.negotiation], [2, undefined]);
  await lucie.open(alliance('entre-nous'));
  await lucie.read(response(tried));
  await lucie.page.getByText(lucie.t('curve.event.in_force', { n: 2 })).first().waitFor({ state: 'attached' });
  await lucie.good('ce que nous essayons');
});

chapter('à la cinquième, chacune dit si cela a aidé', async () => {
  await claire.open(alliance('seances'));
  await claire.press('plan.start.unplanned');
  const fifth = claire.page.url().match(/seances\/([0-9a-z]{26})/)[1];
  const asked = (who) => part(who, who.t('readjust.helped.legend', { title: response(tried) }));
  await claire.press('readjust.helped.yes', {}, asked(claire));
  await claire.reads('readjust.helped.saved');
  await claire.good('est-ce que cela a aidé');
  await lucie.open(meeting(fifth));
  await lucie.press('readjust.helped.partly', {}, asked(lucie));
  await lucie.reads('readjust.helped.saved');
  await lucie.good('est-ce que cela a aidé, côté patiente');
  await claire.press('session.end');
  await claire.press('session.end', {}, claire.dialog());
  await answer(claire, six(6));
  await lucie.press('session.patient.rate.go');
  await answer(lucie, six(5), touch);
  await lucie.reads('rate.both', { name: nurse });
  const { json } = await api(claire).get(`/api/v1/alliances/${id}/readjustments`);
  assert.deepEqual(json.readjustments.map(({ response, judgements }) =>
    [response, ...judgements.map(({ side, help }) => `${side} ${help}`).sort()]), [[tried, 'caregiver yes', 'patient partly']]);
});

chapter('à la sixième, c’est revenu : la courbe le marque, avec ce qui a été essayé', async () => {
  const sixth = await hold(api(claire), id);
  await lucie.open(meeting(sixth, '/ressenti'));
  await lucie.page.getByRole('radio').first().waitFor(); // every third session the mirror follows
  await lucie.good('le miroir des attitudes');
  await rate(api(lucie), id, sixth, 8);
  await rate(api(claire), id, sixth, 8);
  for (const [who, reader] of [[lucie, 'me'], [claire, 'other']]) {
    await who.open(alliance('entre-nous'));
    await marked(who, 6, 'repair', reader);
    await who.reads('alert.repair', { who: reader === 'me' ? 'patient' : 'caregiver', name: lady, number: 6, since: 4 });
    await who.read(response(tried));
    await who.good('c’est revenu');
  }
});

chapter('le tableau dit la même chose que le dessin', async () => {
  for (const who of [lucie, claire]) {
    await who.press('curve.table.show');
    const rows = who.page.locator('figure tbody tr').filter({ has: who.page.locator('th') });
    const sentences = await who.page.locator('g.slot').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    assert.deepEqual([await rows.count(), sentences.length], [6, 6]);
    for (const [i, sentence] of sentences.entries()) {
      const [number, patient, caregiver] = await rows.nth(i).locator('th, td').allInnerTexts();
      assert.ok(number.trim().startsWith(String(i + 1)));
      for (const said of [patient, caregiver]) assert.ok(sentence.includes(said.trim()), `${said} in “${sentence}”`);
      for (const line of await rows.nth(i).locator('td').nth(4).locator('p').allInnerTexts())
        assert.ok(sentence.includes(line.trim()), `${line} in “${sentence}”`);
    }
    for (const what of [who.t('curve.event.in_force', { n: 2 }), response(tried)])
      await rows.nth(3).filter({ hasText: what }).waitFor();
    await who.good('la courbe en tableau');
  }
});

chapter('la page de Lucie est calme', async () => {
  await tab(lucie, lucie.t('app.nav.today'));
  await lucie.reads('today.between');
  assert.equal(await lucie.page.getByText(/rupture|alerte|signal/i).filter({ visible: true }).count(), 0);
  await lucie.read('J’ai éteint l’écran cinq soirs.');
  await lucie.good('aujourd’hui, à la fin');
  await claire.open('/alliances');
  await claire.page.getByRole('link').filter({ hasText: lady }).waitFor();
  assert.equal(await claire.page.getByText(/moins bien vécu/).count(), 0, 'nothing asks for a look any more');
  await claire.good('mes alliances, à la fin');
});

chapter('aucune page n’a écrit d’erreur', async () => {
  await lucie.close();
  await claire.close();
});
