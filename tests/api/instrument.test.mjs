// The recipe docs/recipes/add-an-instrument.md, followed word for word.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { start_server } from '../e2e/lib/server.mjs';
import { Client, demo_script } from './lib/client.mjs';

const root = new URL('../..', import.meta.url).pathname;
const recipe = readFileSync(new URL('../../docs/recipes/add-an-instrument.md', import.meta.url), 'utf8');
let server, lucie;
before(async () => {
  server = await start_server('demo');
  lucie = new Client(server.url);
  assert.equal((await lucie.log_in('lucie', demo_script().password)).status, 200);
});
after(() => server.stop());

const run = (line) => new Promise((done) => execFile('sh', ['-c', line], { cwd: root },
  (error, stdout, stderr) => done({ status: error?.code ?? 0, out: stdout.trim(), err: stderr.trim() })));
const list = async () => (await lucie.get('/api/v1/instruments')).json.instruments;

test('the command of the recipe loads a questionnaire, and a patient sees it', async () => {
  const line = recipe.split('\n').find((one) => one.includes('own-sleep.json --enable')).replace('http://127.0.0.1:8080', server.url);
  assert.deepEqual(await run(line), { status: 0, out: 'own-sleep, edition 1, asked from now on', err: '' });
  assert.equal((await run(line)).out, 'own-sleep, edition 1, asked from now on');
  const found = (await list()).find((one) => one.code === 'own-sleep');
  assert.equal(found.enabled, true);
  assert.equal(found.title.en, 'Sleep');
  const [night, rested] = found.questionnaires.patient.items;
  assert.deepEqual([night.low.fr, night.high.fr], ['Très mal', 'Très bien']);
  assert.deepEqual(rested.options.map((option) => option.milli), [0, 5000, 10000]);
  assert.deepEqual(found.key.items, JSON.parse(recipe.match(/```json\n([\s\S]*?)```/)[1]).items);
});

test('a licensed questionnaire is refused until the licence is stated', async () => {
  const line = `ENTENTE_PASSWORD='${demo_script().password}' node tools/load_instrument.mjs ${server.url} nadia srs docs/recipes/own-sleep.json`;
  assert.match((await run(line)).err, /instrument\.licence/);
  assert.match((await run(`${line} --licence`)).err, /questionnaire\.key_item/);
});

test('the list is fetched once', async () => {
  const first = await lucie.get('/api/v1/instruments');
  const again = await lucie.get('/api/v1/instruments', { 'if-none-match': first.headers.get('etag') });
  assert.equal(again.status, 304);
  assert.ok(first.json.instruments.every((one) => one.status !== 'skeleton' || !one.questionnaires.patient));
});
