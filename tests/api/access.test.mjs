// Who may call what: every route of the OpenAPI document × every kind of caller × one's own and another's ids.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { start_server } from '../e2e/lib/server.mjs';
import { Client, demo_script } from './lib/client.mjs';
import { new_id } from './lib/keys.mjs';

let server, routes, people, ids;
const script = demo_script();
before(async () => {
  server = await start_server('demo');
  const { json } = await new Client(server.url).get('/api/openapi.json');
  routes = Object.entries(json.paths).flatMap(([path, item]) =>
    Object.entries(item).filter(([method]) => ['get', 'post', 'put', 'delete', 'patch'].includes(method))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })));
  assert.ok(routes.length >= 50, `${routes.length} routes`);
  people = { nobody: new Client(server.url) };
  for (const name of ['lucie', 'claire', 'thomas', 'solange', 'julie', 'nadia', 'helene']) {
    people[name] = new Client(server.url);
    const answer = await people[name].log_in(name, script.password);
    assert.equal(answer.status, 200, `${name}: ${answer.text}`);
  }
  const own = (await people.lucie.get('/api/v1/alliances')).json.alliances[0].id;
  const { json: view } = await people.lucie.get(`/api/v1/alliances/${own}`);
  ids = { alliance: own, clause: view.in_force.clauses[0].id, view };
});
after(() => server.stop());

const fill = (path) => path.replace(/\{(\w+)\}/g, (_, name) =>
  ({ clause: ids.clause, n: '1' })[name] ?? (path.includes('/alliances/{id}') && name === 'id' ? ids.alliance : new_id()));
const everyone = /^\/(healthz|readyz|metrics|hello|api\/openapi\.json|api\/v1\/(establishment|demo|invitations\/look|enrolments|logins\/salt|logins|recoveries.*))$/;

test('without a log-in, nothing but the open routes answers', async () => {
  for (const { method, path } of routes) {
    if (everyone.test(path) && !(method !== 'POST' && /logins$/.test(path))) continue;
    const { status, json } = await people.nobody.call(method, fill(path), method === 'GET' ? undefined : {});
    assert.equal(status, 401, `${method} ${path} → ${status}`);
    assert.equal(json.key, 'login.needed');
  }
});

test('an alliance does not exist for those who are no party of it', async () => {
  for (const { method, path } of routes.filter((r) => r.path.includes('/alliances/{id}'))) {
    for (const name of ['thomas', 'solange', 'nadia', 'helene']) {
      const { status, text } = await people[name].call(method, fill(path), method === 'GET' ? undefined : {},
        { 'idempotency-key': new_id(), 'if-match': '"1"' });
      assert.ok([403, 404, 415, 422].includes(status), `${name} ${method} ${path} → ${status} ${text}`);
      assert.ok(!text.includes('Lucie'), `${method} ${path} tells ${name} something`);
      if (method === 'GET') assert.ok([403, 404].includes(status), `${name} ${method} ${path} → ${status}`);
    }
  }
});

test('administration is for administrators', async () => {
  for (const name of ['lucie', 'claire', 'julie', 'helene'])
    for (const [method, path, body] of [['GET', '/api/v1/people'], ['POST', '/api/v1/units', { unit: new_id(), name: 'X' }],
      ['POST', '/api/v1/invitations', { invitation: new_id(), role: 'administrator', name: 'X' }], ['GET', '/api/v1/erasures'],
      ['POST', '/api/v1/instruments', { code: 'own-x', questionnaires: {}, licence: true }],
      ['POST', '/api/v1/instruments/entente-check-in/enable', { enabled: false }],
      ['PUT', '/api/v1/settings/alerts/budget', { budget: 1 }], ['POST', '/api/v1/settings/alerts/calibrations', {}],
      ['POST', `/api/v1/people/${people.claire.me.account}/disable`, { disabled: true }]])
      assert.equal((await people[name].call(method, path, body)).status, 403, `${name} ${method} ${path}`);
});

test('a relative sees only what the patient opened', async () => {
  const { status, json, text } = await people.julie.get(`/api/v1/alliances/${ids.alliance}`);
  assert.equal(status, 200, text);
  const kinds = json.in_force.clauses.map((clause) => clause.body.kind).sort();
  assert.deepEqual(kinds, ['action', 'information']);
  assert.ok(!text.includes('glycémies, même les mauvaises'));
  for (const path of ['/export', '/reads', '/contract/document', '/contract/versions/1'])
    assert.ok([403, 404].includes((await people.julie.get(`/api/v1/alliances/${ids.alliance}${path}`)).status), path);
  const closed = ids.view.in_force.clauses.find((clause) => clause.body.kind === 'aim').id;
  assert.ok([403, 404].includes((await people.julie.get(`/api/v1/alliances/${ids.alliance}/contract/clauses/${closed}/rounds`)).status));
});

test('the other side’s acts are not mine', async () => {
  const at = { 'idempotency-key': new_id(), 'if-match': `"${ids.view.seq}"` };
  const caregiver_only = await people.lucie.post(`/api/v1/alliances/${ids.alliance}/referent`, { to: ids.view.patient }, at);
  assert.equal(caregiver_only.status, 403, caregiver_only.text);
  const patient_only = await people.claire.post(`/api/v1/alliances/${ids.alliance}/contract/withdraw`, {}, { ...at, 'idempotency-key': new_id() });
  assert.equal(patient_only.status, 403, patient_only.text);
  const behalf = await people.lucie.post(`/api/v1/alliances/${ids.alliance}/contract/withdraw`, {},
    { ...at, 'idempotency-key': new_id(), 'x-on-behalf-of': ids.view.referent });
  assert.equal(behalf.status, 403, behalf.text);
});

test('requests from another origin are refused', async () => {
  const { status } = await people.lucie.post(`/api/v1/alliances/${ids.alliance}/contract/withdraw`, {},
    { origin: 'https://evil.example', 'idempotency-key': new_id(), 'if-match': '"1"' });
  assert.equal(status, 403);
});
