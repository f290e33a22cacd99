// A log-in that is lent to the patient in the room: every route of the OpenAPI document is closed but the
// few of the patient's page, also after the server was stopped and started again.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start_server } from '../e2e/lib/server.mjs';
import { Client, demo_script } from './lib/client.mjs';
import { new_id } from './lib/keys.mjs';

const { password } = demo_script();
const folder = mkdtempSync(join(tmpdir(), 'entente-lent-'));
let server, claire, routes, id, patient, session;

const at = async () => ({ 'idempotency-key': new_id(), 'if-match': `"${(await desk.look(id)).json.seq}"` });
let desk; // the same caregiver at another device, which is not lent

before(async () => {
  server = await start_server('demo', { data: folder });
  claire = new Client(server.url);
  desk = new Client(server.url);
  for (const one of [claire, desk]) assert.equal((await one.log_in('claire', password)).status, 200);
  const { json } = await claire.get('/api/openapi.json');
  routes = Object.entries(json.paths).flatMap(([path, item]) =>
    Object.keys(item).filter((method) => ['get', 'post', 'put', 'delete', 'patch'].includes(method))
      .map((method) => ({ method: method.toUpperCase(), path })));
  const { json: { alliances } } = await desk.get('/api/v1/alliances');
  for (const { id: one } of alliances) {
    const { json: view } = await desk.get(`/api/v1/alliances/${one}`);
    const party = view.parties.find(({ role }) => role === 'patient');
    if (party.name === 'Lucie Darbon') [id, patient] = [one, party.id];
  }
  session = new_id();
  await desk.look(id);
  const { status, text } = await desk.command(id, '/sessions/start', { session, started_at: new Date().toISOString() });
  assert.equal(status, 200, text);
  assert.equal((await desk.post('/api/v1/logins/current/hand-over', { alliance: id, session })).json.key, 'pin.needed');
  assert.equal((await claire.post('/api/v1/me/pin', { pin: '4071' })).status, 204);
  assert.equal((await claire.post('/api/v1/logins/current/hand-over', { alliance: id, session })).status, 200);
});
after(async () => { await server.stop(); rmSync(folder, { recursive: true, force: true }); });

const fill = (path) => path.replace(/\{(\w+)\}/g, (_, name) => (name === 'id' && path.includes('/alliances/') ? id : new_id()));
const open = new Set(['GET /api/v1/me', 'GET /api/v1/establishment', 'GET /api/v1/instruments', 'GET /api/v1/catalogue',
  'DELETE /api/v1/logins/current', 'POST /api/v1/logins/current/take-back']);

async function nothing_opens() {
  assert.ok(routes.length > 60, `${routes.length} routes`);
  for (const { method, path } of routes) {
    if (open.has(`${method} ${path}`)) continue;
    const { status, json, text } = await claire.call(method, fill(path), method === 'GET' ? undefined : {}, await at());
    assert.equal(status, 403, `${method} ${path} → ${status} ${text}`);
    assert.equal(json.key, 'login.handed_over', `${method} ${path}`);
  }
  for (const path of ['/api/v1/establishment', '/api/v1/instruments', '/api/v1/catalogue'])
    assert.equal((await claire.get(path)).status, 200, path);
}

test('nothing opens by accident', nothing_opens);

test('the answers of that patient, about that session, and nobody else’s word', async () => {
  const body = (about) => ({ session: about, rating: new_id(), instrument: 'entente-check-in', edition: 1,
    answers: ['trust', 'heard', 'objectives', 'actions', 'disagree', 'whole'].map((item) => ({ item, milli: 7000 })) });
  const give = async (about, behalf, alliance = id) => (await claire.post(`/api/v1/alliances/${alliance}/sessions/ratings/give`,
    body(about), { ...await at(), ...(behalf ? { 'x-on-behalf-of': behalf } : {}) }));
  for (const answer of [await give(session), await give(session, new_id()), await give(new_id(), patient),
    await give(session, patient, new_id())]) assert.equal(answer.json.key, 'login.handed_over');
  assert.equal((await give(session, patient)).status, 200);
  const { json } = await claire.get('/api/v1/me');
  assert.deepEqual(json.handed.answered, ['entente-check-in']);
  assert.equal(json.wrapped_keys + json.salt + json.login_name, '');
});

test('after a restart it is lent still, with the tries that were made', async () => {
  assert.deepEqual((await claire.post('/api/v1/logins/current/take-back', { pin: '9999' })).json.args, { left: '4' });
  await server.stop();
  server = await start_server('demo', { data: folder });
  claire.url = desk.url = server.url;
  assert.equal((await claire.get('/api/v1/me')).json.handed.tries_left, 4);
  await nothing_opens();
});

test('the PIN gives it back; other devices were never locked', async () => {
  assert.equal((await desk.get('/api/v1/alliances')).status, 200);
  const { status, json } = await claire.post('/api/v1/logins/current/take-back', { pin: '4071' });
  assert.equal(status, 200);
  assert.equal(json.handed, undefined);
  assert.notEqual(json.wrapped_keys, '');
  assert.equal((await claire.get(`/api/v1/alliances/${id}/sessions`)).status, 200);
});

test('wrong PINs sent at once are no more than five tries, and the log-in is gone', async () => {
  assert.equal((await claire.post('/api/v1/logins/current/hand-over', { alliance: id, session })).status, 200);
  const { cookie } = claire;
  const answers = await Promise.all(Array.from({ length: 12 }, async (_, i) => {
    const one = new Client(server.url);
    one.cookie = cookie;
    return (await one.post('/api/v1/logins/current/take-back', { pin: String(2001 + 7 * i) })).json.key;
  }));
  const count = (key) => answers.filter((one) => one === key).length;
  assert.deepEqual([count('pin.wrong'), count('pin.spent'), count('login.needed')], [4, 1, 7], answers.join(' '));
  assert.equal((await desk.get('/api/v1/me')).status, 200);
});
