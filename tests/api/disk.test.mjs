// A disk that fills, that turns read-only, that is held by another, that lies; and TLS.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn, spawnSync, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync, writeSync, closeSync, statSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, start_server } from '../e2e/lib/server.mjs';
import { Client, demo_script } from './lib/client.mjs';
import { new_id, new_identity } from './lib/keys.mjs';

const folder_for = (what) => mkdtempSync(join(tmpdir(), `entente-${what}-`));
const run = (...args) => spawnSync(binary, args, { encoding: 'utf8', env: { ...process.env, LANG: 'en' } });

async function caregiver(server) {
  const claire = new Client(server.url);
  const answer = await claire.log_in('claire', demo_script().password);
  assert.equal(answer.status, 200, answer.text);
  claire.unit = (await claire.get('/api/v1/units')).json.units[0].unit;
  return claire;
}
const open = (who) => who.post('/api/v1/alliances', { alliance: new_id(), unit: who.unit, patient: new_id(),
  patient_name: 'Personne', needs_representative: false, referent: new_id() }, { 'idempotency-key': new_id(), 'if-match': '"0"' });

/// A file system of its own, or why there can be none here.
function mounted(t, size) {
  const folder = folder_for('tmpfs');
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { encoding: 'utf8' });
  if (made.status === 0) return folder;
  rmSync(folder, { recursive: true });
  t.skip(`no tmpfs can be mounted here: ${made.stderr ?? made.error}`);
  return undefined;
}
function unmount(folder) {
  spawnSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
}

/// Writes until a refusal; every acknowledged alliance is given.
async function fill(claire, most) {
  const kept = [];
  for (let i = 0; i < most; i += 1) {
    const alliance = new_id();
    const answer = await claire.post('/api/v1/alliances', { alliance, unit: claire.unit, patient: new_id(),
      patient_name: 'Personne '.repeat(12).trim(), needs_representative: false, referent: new_id() },
    { 'idempotency-key': new_id(), 'if-match': '"0"' });
    if (answer.status !== 201) return { kept, refusal: answer };
    kept.push(alliance);
  }
  return { kept };
}

/// Full: refused with a word for it, readable, nothing acknowledged is lost, and the file is sound.
async function full_disk(t, data, launch, make_room) {
  let server = await launch();
  t.after(() => server.stop());
  let claire = await caregiver(server);
  const [open_one] = (await fill(claire, 1)).kept;
  assert.equal((await claire.get(`/api/v1/alliances/${open_one}`)).status, 200);
  const { kept, refusal } = await fill(claire, 20_000);
  assert.ok(refusal, `${kept.length} were written and nothing was full`);
  assert.equal(refusal.status, 503, refusal.text);
  assert.ok(['store.full', 'store.read_only'].includes(refusal.json.key), refusal.text);
  assert.ok(Number(refusal.headers.get('retry-after')) > 0);
  const sample = kept.filter((_, i) => i % Math.ceil(kept.length / 40) === 0);
  // What is open stays open, lists are read; a new consultation cannot be written down (decision 5)
  // and is refused with the same word.
  assert.equal((await claire.get('/api/v1/alliances')).status, 200);
  assert.equal((await claire.get(`/api/v1/alliances/${open_one}`)).status, 200);
  let unread;
  for (const alliance of kept) { // a few more lines may fit in the last page
    unread = await claire.get(`/api/v1/alliances/${alliance}`);
    if (unread.status !== 200) break;
  }
  assert.equal(unread.status, 503, unread.text);
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  await server.stop();
  make_room();
  server = await start_server('demo', { data });
  claire = await caregiver(server);
  for (const alliance of sample) assert.equal((await claire.get(`/api/v1/alliances/${alliance}`)).status, 200, 'acknowledged, and lost');
  assert.equal((await open(claire)).status, 201, 'there is room again');
  assert.equal((await server.stop()).code, 0);
  const check = run('check', '--data', data);
  assert.equal(check.status, 0, check.stdout + check.stderr);
}

test('a full disk refuses what is written, keeps what was, and goes on once there is room', async (t) => {
  const data = mounted(t, '12m');
  if (!data) return;
  try {
    await full_disk(t, data, () => start_server('demo', { data }),
      () => execFileSync('mount', ['-o', 'remount,size=64m', data]));
  } finally { unmount(data); }
});

test('a limit on the size of files is a full disk', async (t) => {
  const data = folder_for('fsize');
  assert.equal(run('demo', '--data', data, '--seed-only').status, 0);
  const pages = Math.ceil(statSync(join(data, 'entente.sqlite')).size / 1024);
  const wrapper = join(data, 'limited.sh'); // the signal would end the server; the error must not
  writeFileSync(wrapper, `#!/bin/bash\ntrap '' XFSZ\nulimit -f ${pages + 600}\nexec '${binary}' "$@"\n`, { mode: 0o755 });
  const launch = async () => {
    const child = spawn(wrapper, ['demo', '--data', data, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LANG: 'fr' } });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    const ended = new Promise((resolve) => child.on('exit', (code) => resolve({ code })));
    for (let i = 0; i < 1500; i += 1) {
      const found = said.match(/http:\/\/localhost:(\d+)/);
      if (found && (await fetch(`http://localhost:${found[1]}/readyz`).catch(() => ({}))).ok)
        return { url: `http://localhost:${found[1]}`, stop: () => { child.kill('SIGTERM'); return ended; } };
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    throw new Error(`not ready:\n${said}`);
  };
  await full_disk(t, data, launch, () => {});
  rmSync(data, { recursive: true });
});

test('a data folder that turned read-only refuses writes and serves no half of one', async (t) => {
  const data = mounted(t, '64m');
  if (!data) return;
  try {
    const server = await start_server('demo', { data });
    const claire = await caregiver(server);
    const kept = (await open(claire)).status;
    assert.equal(kept, 201);
    assert.equal((await server.stop()).code, 0);
    execFileSync('mount', ['-o', 'remount,ro', data]);
    const refused = run('demo', '--data', data, '--port', '0');
    assert.equal(refused.status, 2, refused.stdout + refused.stderr);
    assert.ok(refused.stderr.length > 20, 'it says why');
    execFileSync('mount', ['-o', 'remount,rw', data]);
    assert.equal(run('check', '--data', data).status, 0);
  } finally { unmount(data); }
});

test('a database held by a server is not served twice, nor restored over, and can be copied', async () => {
  const data = folder_for('held');
  const server = await start_server('demo', { data });
  const second = run('demo', '--data', data, '--port', '0');
  assert.equal(second.status, 2, second.stdout);
  assert.equal(run('rebuild', '--data', data).status, 2);
  assert.equal(run('backup', join(data, 'copy.sqlite'), '--data', data).status, 0);
  assert.equal((await (await caregiver(server)).get('/api/v1/alliances')).status, 200);
  assert.equal((await server.stop()).code, 0);
  rmSync(data, { recursive: true });
});

/// Turns one bit of each byte of a run.
function flip(file, at, count) {
  const fd = openSync(file, 'r+');
  const bytes = Buffer.alloc(count);
  readSync(fd, bytes, 0, count, at);
  for (let i = 0; i < count; i += 1) bytes[i] ^= 0x55;
  writeSync(fd, bytes, 0, count, at);
  closeSync(fd);
}

test('a damaged file: check says where, and what cannot be trusted is not served', async () => {
  const data = folder_for('damage');
  assert.equal(run('demo', '--data', data, '--seed-only').status, 0);
  const sound = run('check', '--data', data);
  assert.equal(sound.status, 0, sound.stdout + sound.stderr);
  const file = join(data, 'entente.sqlite');

  // One byte of one event: the structure holds, the chain does not.
  const event = folder_for('damage-event');
  cpSync(data, event, { recursive: true });
  const bytes = readFileSync(file);
  const at = bytes.indexOf('"kind":"clause_proposed"');
  assert.ok(at > 0);
  flip(join(event, 'entente.sqlite'), at + 9, 1);
  const found = run('check', '--data', event);
  assert.equal(found.status, 1, found.stdout + found.stderr);
  assert.match(found.stdout + found.stderr, /\([0-7][0-9a-z]{25}\)/, 'the stream is named');

  // The root page: no database any more.
  const header = folder_for('damage-header');
  cpSync(data, header, { recursive: true });
  flip(join(header, 'entente.sqlite'), 0, 64);
  for (const command of [['check'], ['demo', '--port', '0'], ['serve', '--port', '0']]) {
    const refused = run(...command, '--data', header);
    assert.notEqual(refused.status, 0, command[0]);
    assert.ok((refused.stdout + refused.stderr).length > 20, 'it says so');
  }

  // Cut in half, as by a copy that was interrupted.
  const half = folder_for('damage-half');
  cpSync(data, half, { recursive: true });
  writeFileSync(join(half, 'entente.sqlite'), bytes.subarray(0, bytes.length >> 1));
  assert.notEqual(run('check', '--data', half).status, 0);
  assert.notEqual(run('serve', '--data', half, '--port', '0').status, 0);
  for (const one of [data, event, header, half]) rmSync(one, { recursive: true });
});

const free_port = () => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
});

test('over TLS with a certificate of one’s own: a secure cookie, HTTPS links, and no plain HTTP', async () => {
  const data = folder_for('tls');
  const [cert, key] = [join(data, 'cert.pem'), join(data, 'key.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
    '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const port = await free_port();
  const child = spawn(binary, ['serve', '--data', join(data, 'd'), '--port', String(port), '--tls-cert', cert, '--tls-key', key],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LANG: 'fr' } });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const ask = (path, options = {}) => new Promise((resolve, reject) => {
    const asked = request({ host: 'localhost', port, path, ca: readFileSync(cert), family: 4, ...options }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += chunk)).on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    asked.on('error', reject).end(options.body);
  });
  for (let i = 0; i < 1000 && !said.includes('/rejoindre#'); i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  let ready;
  for (let i = 0; i < 200 && ready?.status !== 200; i += 1)
    ready = await ask('/readyz').catch(() => new Promise((resolve) => setTimeout(resolve, 25)));
  assert.equal(ready?.status, 200, said);
  assert.match(said, new RegExp(`https://localhost:${port}/rejoindre#`));
  assert.match(ready.headers['strict-transport-security'] ?? '', /max-age=\d{7}/);
  const identity = await new_identity('un mot de passe assez long');
  const body = JSON.stringify({ code: said.match(/\/rejoindre#([0-9A-Za-z-]+)/)[1], login_name: 'nadia', name: 'Nadia', language: 'fr', ...identity.sent });
  const enrolled = await ask('/api/v1/enrolments', { method: 'POST', body,
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } });
  assert.equal(enrolled.status, 201, enrolled.text);
  assert.match(enrolled.headers['set-cookie'][0], /^__Host-entente=.*; Secure/);
  await assert.rejects(ask('/healthz', { ca: undefined }), /self-signed/, 'nobody else vouches for it');
  await assert.rejects(fetch(`http://127.0.0.1:${port}/healthz`), 'plain HTTP is not answered');
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
  rmSync(data, { recursive: true });
});
