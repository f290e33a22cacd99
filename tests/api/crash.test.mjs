// `kill -9` under load, in a loop: every acknowledged event is there, and every chain verifies.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, start_server } from '../e2e/lib/server.mjs';
import { Client, demo_script } from './lib/client.mjs';
import { new_id } from './lib/keys.mjs';
import { bodies } from './lib/story.mjs';

const rounds = Number(process.env.CRASH_ROUNDS ?? 4);

test(`nothing acknowledged is lost in ${rounds} kills`, async () => {
  const data = mkdtempSync(join(tmpdir(), 'entente-crash-'));
  let acknowledged = 0;
  for (let round = 0; round < rounds; round += 1) {
    const server = await start_server('demo', { data });
    const claire = new Client(server.url);
    const logged = await claire.log_in('claire', demo_script().password);
    assert.equal(logged.status, 200, logged.text);
    const unit = (await claire.get('/api/v1/units')).json.units[0].unit;
    const done = [];
    let running = true;
    const worker = async () => {
      while (running) {
        const alliance = new_id();
        try {
          const opened = await claire.post('/api/v1/alliances', { alliance, unit, patient: new_id(), patient_name: 'Personne',
            needs_representative: false, referent: new_id() }, { 'idempotency-key': new_id(), 'if-match': '"0"' });
          if (opened.status === 201) done.push([alliance, opened.json.seq]);
          const made = await claire.command(alliance, '/contract/clauses',
            { clause: new_id(), proposal: new_id(), body: bodies.aim, message: '' }, { seen: opened.json.seq });
          if (made.status === 200) done.push([alliance, made.json.seq]);
        } catch { /* the server is gone: not acknowledged */ }
      }
    };
    const workers = Array.from({ length: 16 }, worker);
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 500));
    await server.stop('SIGKILL');
    running = false;
    await Promise.all(workers);
    assert.ok(done.length > 10, `only ${done.length} acknowledged`);
    acknowledged += done.length;

    const again = await start_server('demo', { data });
    const reader = new Client(again.url);
    await reader.log_in('claire', demo_script().password);
    for (const [alliance, seq] of done) {
      const { status, json } = await reader.get(`/api/v1/alliances/${alliance}`);
      assert.equal(status, 200, `${alliance} is lost`);
      assert.ok(json.seq >= seq, `${alliance} has ${json.seq}, ${seq} was acknowledged`);
    }
    assert.equal((await again.stop()).code, 0);
    const check = spawnSync(binary, ['check', '--data', data], { encoding: 'utf8' });
    assert.equal(check.status, 0, check.stdout + check.stderr);
  }
  console.log(`# ${acknowledged} acknowledged events over ${rounds} kills, none missing`);
  rmSync(data, { recursive: true, force: true });
});
