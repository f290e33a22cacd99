// The administrator chooses how many false alerts are accepted, reads what that means here, and has
// it worked out anew.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, start_server } from './lib/server.mjs';
import { open_browser } from './lib/browser.mjs';
import { enterDemo, person } from './lib/person.mjs';

const { people } = JSON.parse(readFileSync(join(root, 'content/demo/demo.json'), 'utf8'));
const nameOf = (role) => people.find((one) => one.role === role).name;
let server, browser;
before(async () => { server = await start_server('demo'); browser = await open_browser(); });
after(async () => { await browser?.close(); await server?.stop(); });

async function administrator(options) {
  const who = await person(browser, server, options);
  await enterDemo(who, nameOf('administrator'));
  return who;
}
const option = (who, percent) => who.page.getByRole('radio', { name: who.t('settings.alerts.option', { percent }) });

test('a choice is saved, read again, and stays in the history', async () => {
  const nadia = await administrator();
  await nadia.open('/administration');
  await nadia.press('settings.alerts.link');
  await nadia.reads('settings.alerts.choose');
  assert.equal(await option(nadia, 5).isChecked(), true);
  await nadia.reads('settings.alerts.history.none');
  await nadia.page.getByText(nadia.t('settings.alerts.false', { n: 5 })).first().waitFor();
  await option(nadia, 10).check();
  await nadia.good('another choice');
  await nadia.press('settings.alerts.save');
  await nadia.reads('settings.alerts.saved');
  await nadia.page.reload();
  await nadia.reads('settings.alerts.history.chosen', { percent: 10 });
  assert.equal(await option(nadia, 10).isChecked(), true);
  assert.equal((await nadia.ask('/settings/alerts')).body.budget, 1);
  await nadia.good('the choice, read again');
  await nadia.close();
});

test('it is worked out anew while one looks, and said when it is done', async () => {
  const nadia = await administrator({ width: 390 });
  await nadia.open('/administration/alertes');
  await nadia.press('settings.alerts.recompute');
  await nadia.page.getByRole('progressbar').waitFor();
  await nadia.good('working it out');
  const again = await nadia.ask('/settings/alerts/calibrations',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  assert.deepEqual([again.status, again.body.key], [409, 'calibration.running']);
  nadia.expected(/409/);
  await nadia.reads('settings.alerts.done', {}, { timeout: 120_000 });
  const { versions } = (await nadia.ask('/settings/alerts')).body;
  assert.equal(versions.length, 1);
  await nadia.reads('settings.alerts.history.made', { by: 'someone', n: versions[0].courses });
  await nadia.good('worked out anew');
  await nadia.close();
});

test('nobody else is offered the page', async () => {
  const lucie = await person(browser, server, { width: 390 });
  await enterDemo(lucie, nameOf('patient'));
  assert.equal((await lucie.ask('/settings/alerts')).status, 403);
  lucie.expected(/403/);
  const helene = await person(browser, server);
  await enterDemo(helene, nameOf('supervisor'));
  assert.equal((await helene.ask('/settings/alerts')).status, 200);
  await lucie.close();
  await helene.close();
});
