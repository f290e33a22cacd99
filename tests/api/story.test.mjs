// The whole life of a contract through the API, from an empty server.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, root, start_server } from '../e2e/lib/server.mjs';
import { Client } from './lib/client.mjs';
import { new_id } from './lib/keys.mjs';
import { administrator, bodies, invite_patient, invite_staff, open_alliance, propose, write_contract } from './lib/story.mjs';

let server, admin, claire, lucie, opened, clauses;
before(async () => {
  server = await start_server('serve');
  admin = await administrator(server);
  claire = await invite_staff(admin, server, 'caregiver', 'claire', 'Claire Morvan');
});
after(async () => { assert.equal((await server.stop()).code, 0, 'stops cleanly'); });

test('a caregiver opens an alliance and the patient joins with a one-time code', async () => {
  opened = await open_alliance(claire);
  lucie = await invite_patient(claire, server, opened);
  const { json } = await lucie.look(opened.alliance);
  assert.equal(json.me, opened.patient);
  assert.equal(json.parties.find((p) => p.id === opened.patient).status, 'joined');
});

test('signing too early is refused with everything that is missing', async () => {
  await propose(claire, opened.alliance, bodies.aim);
  const answer = await lucie.sign_contract(opened.alliance, opened.patient);
  assert.equal(answer.status, 409, answer.text);
  assert.equal(answer.json.key, 'contract.not_ready');
  const missing = answer.json.problems.map((p) => p.key);
  for (const key of ['objective', 'patient_part', 'review', 'answer'])
    assert.ok(missing.includes(`contract.missing.${key}`), `${key} in ${missing}`);
  const { json } = await lucie.look(opened.alliance);
  const waiting = json.negotiation.clauses.find((c) => c.pending);
  await claire.look(opened.alliance);
  assert.equal((await claire.command(opened.alliance, '/contract/proposals/withdraw', { proposal: waiting.pending.id })).status, 200);
});

test('both write, both sign in turn, and the contract is in force', async () => {
  clauses = await write_contract(claire, lucie, opened.alliance);
  assert.deepEqual((await lucie.look(opened.alliance)).json.missing, []);
  const first = await lucie.sign_contract(opened.alliance, opened.patient);
  assert.equal(first.status, 200, first.text);
  assert.equal((await claire.look(opened.alliance)).json.in_force, undefined);
  const second = await claire.sign_contract(opened.alliance, opened.referent);
  assert.equal(second.status, 200, second.text);
  const { json } = await claire.look(opened.alliance);
  assert.equal(json.in_force.number, 1);
  assert.equal(json.in_force.signatures.length, 2);
});

test('a signature that is not the signer’s is refused and changes nothing', async () => {
  await claire.look(opened.alliance);
  assert.equal((await claire.command(opened.alliance, '/contract/amend', {})).status, 200);
  await propose(claire, opened.alliance, bodies.action(clauses.objective, 'Écran éteint à onze heures.'), clauses.action)
    .then(async ({ proposal }) => { await lucie.look(opened.alliance); return lucie.command(opened.alliance, '/contract/proposals/accept', { proposal, message: '' }); });
  const before = (await lucie.look(opened.alliance)).json.seq;
  const { sign_key } = lucie;
  lucie.sign_key = claire.sign_key;
  const forged = await lucie.sign_contract(opened.alliance, opened.patient);
  lucie.sign_key = sign_key;
  assert.equal(forged.status, 422, forged.text);
  assert.equal(forged.json.key, 'signature.not_valid');
  assert.equal((await lucie.look(opened.alliance)).json.seq, before);
});

test('the same command sent twice acts once and answers the same', async () => {
  await lucie.look(opened.alliance);
  const key = new_id();
  const body = { clause: new_id(), proposal: new_id(), body: bodies.commitment('patient'), message: '' };
  const seen = lucie.seen.get(opened.alliance);
  const once = await lucie.command(opened.alliance, '/contract/clauses', body, { key, seen });
  const twice = await lucie.command(opened.alliance, '/contract/clauses', body, { key, seen });
  assert.equal(once.status, 200, once.text);
  assert.equal(twice.status, 200, twice.text);
  assert.equal(twice.json.seq, once.json.seq);
  assert.equal((await lucie.look(opened.alliance)).json.seq, once.json.seq);
  assert.equal((await lucie.command(opened.alliance, '/contract/proposals/withdraw', { proposal: body.proposal })).status, 200);
});

test('acting on a clause that the other has just changed is refused with what changed', async () => {
  await lucie.look(opened.alliance);
  await claire.look(opened.alliance);
  const stale = lucie.seen.get(opened.alliance);
  const made = await propose(claire, opened.alliance, bodies.action(clauses.objective, 'Une tisane.'), clauses.action);
  const late = await lucie.command(opened.alliance, '/contract/clauses',
    { clause: clauses.action, proposal: new_id(), body: bodies.action(clauses.objective, 'Un livre.'), message: '' }, { seen: stale });
  assert.equal(late.status, 409, late.text);
  assert.equal(late.json.key, 'alliance.changed');
  assert.equal(late.json.changes.at(-1).kind, 'clause_proposed');
  assert.equal(late.json.changes.at(-1).clause, clauses.action);
  await claire.look(opened.alliance);
  assert.equal((await claire.command(opened.alliance, '/contract/proposals/withdraw', { proposal: made.proposal })).status, 200);
});

test('an export verifies offline, says who signed, and any changed byte makes it fail', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-verify-'));
  const file = join(folder, 'contract.json');
  const { status, text } = await lucie.get(`/api/v1/alliances/${opened.alliance}/export`);
  assert.equal(status, 200);
  writeFileSync(file, text);
  const said = execFileSync(binary, ['verify', file, '--lang', 'fr'], { encoding: 'utf8' });
  assert.match(said, /Lucie Darbon/);
  assert.match(said, /Claire Morvan/);
  // The second verifier, which shares no code with the first, must come to the same end each time.
  const other = (path) => spawnSync(process.execPath, [join(root, 'tools/verify_independent.mjs'), path], { encoding: 'utf8' });
  const agreed = other(file);
  assert.equal(agreed.status, 0, agreed.stdout + agreed.stderr);
  const bytes = readFileSync(file);
  for (let i = 0; i < 40; i += 1) {
    const changed = Buffer.from(bytes);
    const at = Math.floor((bytes.length - 1) * (i + 0.5) / 40);
    changed[at] = changed[at] === 0x41 ? 0x42 : 0x41;
    writeFileSync(file, changed);
    const run = spawnSync(binary, ['verify', file]);
    assert.ok(run.status === 1 || run.status === 2, `byte ${at}: ${run.status} ${run.stdout}`);
    const second = other(file);
    assert.ok(second.status === 1 || second.status === 2, `byte ${at}, the independent one: ${second.status} ${second.stdout}`);
  }
  writeFileSync(file, 'not a contract');
  assert.equal(spawnSync(binary, ['verify', file]).status, 2);
  assert.equal(spawnSync(binary, ['verify', join(folder, 'nothing.json')]).status, 2);
});

test('the patient sees who read what', async () => {
  const { json } = await lucie.get(`/api/v1/alliances/${opened.alliance}/reads`);
  assert.ok(json.reads.some((r) => r.name === 'Claire Morvan' && r.what === 'alliance'), JSON.stringify(json));
  assert.equal((await claire.get(`/api/v1/alliances/${opened.alliance}/reads`)).status, 403);
});

test('what one does reaches the other’s event stream within a second, and resumes', async () => {
  const control = new AbortController();
  const stream = await fetch(`${server.url}/api/v1/events`, { headers: { cookie: lucie.cookie }, signal: control.signal });
  assert.equal(stream.status, 200);
  const reader = stream.body.getReader();
  let text = '';
  const read_until = async (what) => {
    const deadline = Date.now() + 5000;
    while (!text.includes(what)) {
      assert.ok(Date.now() < deadline, `waited for ${what}: ${text}`);
      const { value } = await reader.read();
      text += new TextDecoder().decode(value);
    }
  };
  const made = await propose(claire, opened.alliance, bodies.commitment('caregiver'));
  const sent = Date.now();
  await read_until('clause_proposed');
  assert.ok(Date.now() - sent < 1000);
  const id = [...text.matchAll(/^id: ?(\d+)/gm)].at(-1)[1];
  control.abort();
  await claire.look(opened.alliance);
  await claire.command(opened.alliance, '/contract/proposals/withdraw', { proposal: made.proposal });
  const again = new AbortController();
  const resumed = await fetch(`${server.url}/api/v1/events`, { headers: { cookie: lucie.cookie, 'last-event-id': id }, signal: again.signal });
  const { value } = await resumed.body.getReader().read();
  let backlog = new TextDecoder().decode(value);
  if (!backlog.includes('proposal_withdrawn')) {
    const poll = await lucie.get(`/api/v1/changes?after=${id}`);
    backlog += poll.text;
  }
  assert.match(backlog, /proposal_withdrawn/);
  again.abort();
});

test('the patient withdraws at any time, without a reason', async () => {
  const answer = await lucie.command(opened.alliance, '/contract/withdraw', {}, { seen: 1 });
  assert.equal(answer.status, 200, answer.text);
  const { json } = await claire.look(opened.alliance);
  assert.equal(json.status, 'withdrawn');
});

test('a forgotten password is recovered with the code, and the keys are the same', async () => {
  const { recovery, pub } = lucie.identity;
  const fresh = new Client(server.url);
  const found = await fresh.post('/api/v1/recoveries/look', { login_name: 'lucie', recovery_proof: recovery.proof });
  assert.equal(found.status, 200, found.text);
  assert.equal(found.json.recovery_wrapped, lucie.identity.sent.recovery_wrapped);
  const wrong = await fresh.post('/api/v1/recoveries/look', { login_name: 'lucie', recovery_proof: claire.identity.recovery.proof });
  assert.equal(wrong.status, 403);
  assert.equal((await fresh.log_in('lucie', lucie.identity.password)).status, 200);
  assert.equal(fresh.pub, pub);
});
