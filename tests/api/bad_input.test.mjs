// What is malformed, too large, unknown or hostile gets the right status, a key, and changes nothing.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { start_server } from '../e2e/lib/server.mjs';
import { Client, demo_script } from './lib/client.mjs';
import { new_id } from './lib/keys.mjs';
import { bodies } from './lib/story.mjs';

let server, lucie, alliance, path;
before(async () => {
  server = await start_server('demo');
  lucie = new Client(server.url);
  await lucie.log_in('marcel', demo_script().password);
  alliance = (await lucie.get('/api/v1/alliances')).json.alliances[0].id;
  path = `/api/v1/alliances/${alliance}/contract/clauses`;
});
after(() => server.stop());

const send = (body, headers = {}) => lucie.call('POST', path, body,
  { 'content-type': 'application/json', 'idempotency-key': new_id(), 'if-match': '"9999999"', ...headers });
const clause = (more = {}) => ({ clause: new_id(), proposal: new_id(), body: bodies.aim, message: '', ...more });

const cases = [
  ['no JSON at all', 'bonjour', 400, 'json.malformed'],
  ['JSON cut short', '{"clause":', 400, 'json.malformed'],
  ['a duplicate key', `{"clause":"${new_id()}","clause":"${new_id()}"}`, 400, 'json.duplicate_key'],
  ['nesting without end', '['.repeat(5000) + ']'.repeat(5000), 400, 'json.too_deep'],
  ['an unknown member', JSON.stringify({ ...clause(), surprise: 1 }), 422, 'json.unknown'],
  ['a missing member', JSON.stringify({ clause: new_id() }), 422, 'json.missing'],
  ['a wrong type', JSON.stringify(clause({ message: 12 })), 422, 'json.type'],
  ['a malformed id', JSON.stringify(clause({ clause: 'x' })), 422],
  ['an unknown kind', JSON.stringify(clause({ body: { kind: 'poem', text: 'x' } })), 422],
  ['a weight out of range', JSON.stringify(clause({ body: { ...bodies.objective, weight: 99 } })), 422],
  ['a text too long', JSON.stringify(clause({ body: { kind: 'aim', text: 'é'.repeat(2001) } })), 422],
];
for (const [what, body, status, key] of cases)
  test(`${what} is refused`, async () => {
    const before = (await lucie.look(alliance)).json.seq;
    const answer = await send(body, { 'if-match': `"${before}"` });
    assert.equal(answer.status, status, answer.text);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    if (key) assert.equal(answer.json.key, key);
    assert.equal((await lucie.look(alliance)).json.seq, before);
  });

test('invalid UTF-8 is refused', async () => {
  const answer = await send(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]));
  assert.equal(answer.status, 400, answer.text);
});
test('a body over one mebibyte is refused', async () => {
  const answer = await send(JSON.stringify(clause({ message: 'x'.repeat((1 << 20) + 10) }))).catch((error) => ({ status: 413, error }));
  assert.equal(answer.status, 413);
});
test('a command without If-Match or Idempotency-Key is refused', async () => {
  assert.equal((await lucie.post(path, clause(), { 'idempotency-key': new_id() })).status, 422);
  assert.equal((await lucie.post(path, clause(), { 'if-match': '"3"' })).status, 422);
});
test('a sequence number from the future is refused', async () => {
  assert.equal((await send(JSON.stringify(clause()))).status, 422);
});
test('another content type is refused', async () => {
  assert.equal((await send('x=1', { 'content-type': 'application/x-www-form-urlencoded' })).status, 415);
});
test('an unknown route and a wrong method say so', async () => {
  assert.equal((await lucie.get('/api/v1/nothing')).status, 404);
  const wrong = await lucie.call('PUT', '/api/v1/me', {});
  assert.equal(wrong.status, 405);
  assert.ok(wrong.headers.get('allow').includes('GET'));
});
test('an attachment that is no image is refused', async () => {
  const answer = await lucie.call('PUT', `/api/v1/alliances/${alliance}/attachments/${new_id()}`, new Uint8Array(2000),
    { 'content-type': 'image/png', 'idempotency-key': new_id(), 'if-match': `"${lucie.seen.get(alliance)}"` });
  assert.ok([415, 422].includes(answer.status), answer.text);
});
test('unknown and known names cannot be told apart', async () => {
  const ask = async (login_name) => (await new Client(server.url).post('/api/v1/logins/salt', { login_name })).json.salt;
  assert.equal(await ask('nobody-here'), await ask('nobody-here'));
  assert.equal((await ask('nobody-here')).length, (await ask('lucie')).length);
  const refuse = async (login_name) => (await new Client(server.url).post('/api/v1/logins', { login_name, login_key: 'A'.repeat(43) })).text;
  assert.equal(await refuse('bruno'), await refuse('nobody-here-either'));
});
test('the sixth wrong password in a row has to wait', async () => {
  const statuses = [];
  let last;
  for (let i = 0; i < 6; i += 1) {
    last = await new Client(server.url).post('/api/v1/logins', { login_name: 'yanis', login_key: 'A'.repeat(43) });
    statuses.push(last.status);
  }
  assert.deepEqual(statuses, [403, 403, 403, 403, 403, 429]);
  assert.ok(Number(last.headers.get('retry-after')) >= 1);
});

const raw = (text, { wait = 3000 } = {}) => new Promise((resolve) => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(text));
  let said = '';
  socket.on('data', (chunk) => { said += chunk; });
  socket.on('close', () => resolve(said));
  socket.on('error', () => resolve(said));
  setTimeout(() => { socket.destroy(); resolve(said); }, wait).unref();
});
test('a header of 20 KiB is refused', async () => {
  assert.match(await raw(`GET /hello HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`), /^HTTP\/1\.1 (431|400)/);
});
test('what is not HTTP is refused, and the server goes on', async () => {
  assert.match(await raw('\x16\x03\x01\x00\xa5\x01\x00\r\n\r\n'), /^(HTTP\/1\.1 400|$)/);
  assert.equal((await lucie.get('/healthz')).status, 200);
});
