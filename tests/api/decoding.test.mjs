// A text is read for who writes it, and for nobody else; what is accepted keeps the words it rests on.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { start_server } from '../e2e/lib/server.mjs';
import { Client, demo_script } from './lib/client.mjs';
import { new_id } from './lib/keys.mjs';

const { password } = demo_script();
const words = 'fixe le sol zyxwvut'; // found nowhere else
const text = `Le patient ${words}, répond par oui ou par non.`;
const path = '/api/v1/decodings';
let server, people;

before(async () => {
  server = await start_server('demo');
  people = {};
  for (const name of ['claire', 'lucie', 'julie', 'nadia', 'helene']) {
    people[name] = new Client(server.url);
    assert.equal((await people[name].log_in(name, password)).status, 200, name);
  }
});
after(() => server.stop());

test('nobody but staff is answered, and a text has its limits', async () => {
  assert.equal((await new Client(server.url).post(path, { text, kind: 'note' })).status, 401);
  for (const name of ['lucie', 'julie', 'nadia']) {
    const { status, json } = await people[name].post(path, { text, kind: 'note' });
    assert.deepEqual([status, json.key], [403, 'access.role'], name);
  }
  for (const body of [{ text: ' ', kind: 'note' }, { text: 'é'.repeat(10_001), kind: 'note' }, { text, kind: 'thought' },
    { text }, { text, kind: 'note', language: 'de' }])
    assert.equal((await people.claire.post(path, body)).status, 422, JSON.stringify(body).slice(0, 60));
});

test('the answer is what the establishment announced: signs with their words, or that there is no model', async () => {
  const { json: { suggestions } } = await people.claire.get('/api/v1/establishment');
  for (const name of ['claire', 'helene']) {
    const answer = await fetch(server.url + path, { method: 'POST', body: JSON.stringify({ text, kind: 'note' }),
      headers: { 'content-type': 'application/json', cookie: people[name].cookie } });
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const said = await answer.json();
    if (!suggestions) {
      assert.deepEqual([answer.status, said.key], [503, 'decoder.unavailable'], name);
      continue;
    }
    assert.equal(answer.status, 200, name);
    assert.equal(typeof said.undecided, 'boolean');
    for (const sign of said.signs)
      for (const { start, end, text: part } of sign.evidence) assert.equal([...text].slice(start, end).join(''), part);
  }
});

test('neither the log nor the data folder holds a word of what was read', () => {
  assert.ok(!server.said().includes('zyxwvut'));
  for (const file of readdirSync(server.folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    assert.ok(!readFileSync(join(file.parentPath ?? file.path, file.name)).includes('zyxwvut'), file.name);
  }
});

test('an accepted sign keeps its words', async () => {
  const { json: { alliances } } = await people.claire.get('/api/v1/alliances');
  const id = alliances.find((one) => one.patient_name === 'Lucie Darbon').id;
  const session = new_id();
  const act = async (to, body) => {
    await people.claire.look(id);
    return people.claire.command(id, to, body);
  };
  assert.equal((await act('/sessions/start', { session, started_at: new Date().toISOString() })).status, 200);
  const sign = { session, sign: new_id(), code: 'evasive-gaze', seen_at: new Date().toISOString(), intensity: 0,
    lasting: false, words };
  assert.equal((await act('/sessions/signs/record', sign)).status, 200);
  const { json } = await people.claire.get(`/api/v1/alliances/${id}/sessions`);
  const kept = json.sessions.find((one) => one.session.id === session).session.signs;
  assert.deepEqual(kept.map((one) => [one.code, one.words]), [['evasive-gaze', words]]);
});
