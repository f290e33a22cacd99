// Opening "Mes alliances" with 2,000 alliances of 30 sessions against 20 of them: in the application,
// then through HTTP. The databases are made by bench_list and kept in BENCH_LIST, if that is given.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, start_server } from '../tests/e2e/lib/server.mjs';
import { Client, demo_script } from '../tests/api/lib/client.mjs';

const kept = process.env.BENCH_LIST;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'entente-list-'));
const program = process.env.BENCH_LIST_PROGRAM ?? join(root, 'build/release/bench_list');
if (spawnSync(program, [folder], { stdio: 'inherit' }).status !== 0) process.exit(1);

const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];

async function opened(count) {
  const server = await start_server('serve', { data: join(folder, String(count)) });
  const client = new Client(server.url);
  const { status, text } = await client.log_in('aicha', demo_script().password);
  if (status !== 200) throw new Error(text);
  return { server, client, took: [], bytes: 0 };
}

/// Turn about, so that what else the machine does weighs on both.
const both = [await opened(20), await opened(2000)];
for (let i = 0; i < 520; i += 1) {
  for (const one of both) {
    const begin = performance.now();
    const { status, text } = await one.client.get('/api/v1/alliances?offset=0&limit=30');
    const took = performance.now() - begin;
    if (status !== 200) throw new Error(text);
    one.bytes = text.length;
    if (i >= 20) one.took.push(took);
  }
}
const [few, many] = both.map(({ took }) => 1000 * median(took));
console.log(`${'first page through HTTP, one client (median of 500)'.padEnd(58)} ${few.toFixed(0).padStart(8)} µs ${many.toFixed(0).padStart(8)} µs   ratio ${(many / few).toFixed(2)}`);
console.log(`  answers of ${both.map(({ bytes }) => bytes).join(' and ')} bytes`);
for (const { server } of both) await server.stop();
if (!kept) rmSync(folder, { recursive: true, force: true });
process.exit(many / few > 2 ? 1 : 0);
