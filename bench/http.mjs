// Durable appends, reads, start and memory of the real binary, as ratios within one run.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync, existsSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, root, start_server } from '../tests/e2e/lib/server.mjs';
import { Client, demo_script } from '../tests/api/lib/client.mjs';
import { new_id } from '../tests/api/lib/keys.mjs';
import { bodies } from '../tests/api/lib/story.mjs';

const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const rows = [];
const row = (what, value, bar) => { rows.push([what, value, bar]); console.log(`${what.padEnd(58)} ${String(value).padEnd(28)} ${bar}`); };
const cpu_us = (pid) => { // user + system, in µs; a tick is 10 ms
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
};
const memory_kib = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]);

/// `n` alliances of claire's, each with its own connection's worth of commands.
async function prepare(server, n) {
  const claire = new Client(server.url);
  const { status, text } = await claire.log_in('claire', demo_script().password);
  if (status !== 200) throw new Error(text);
  const unit = (await claire.get('/api/v1/units')).json.units[0].unit;
  const alliances = [];
  for (let i = 0; i < n; i += 1) {
    const alliance = new_id();
    const opened = await claire.post('/api/v1/alliances', { alliance, unit, patient: new_id(), patient_name: `Mesure ${i}`,
      needs_representative: false, referent: new_id() }, { 'idempotency-key': new_id(), 'if-match': '"0"' });
    if (opened.status !== 201) throw new Error(opened.text);
    alliances.push({ id: alliance, seq: opened.json.seq });
  }
  return { claire, alliances };
}

/// 64 connections, each writing to an alliance of its own: propose, withdraw, propose, …
async function appends(args) {
  const data = mkdtempSync(join(tmpdir(), 'entente-bench-'));
  const server = await start_server('demo', { data, args });
  const { claire, alliances } = await prepare(server, 64);
  let done = 0;
  const times = [];
  const cpu_before = cpu_us(server.child.pid);
  const end = Date.now() + seconds * 1000;
  await Promise.all(alliances.map(async (alliance) => {
    const clause = new_id();
    let pending;
    while (Date.now() < end) {
      const started = performance.now();
      const answer = pending
        ? await claire.command(alliance.id, '/contract/proposals/withdraw', { proposal: pending }, { seen: alliance.seq })
        : await claire.command(alliance.id, '/contract/clauses', { clause, proposal: (pending = new_id()), body: bodies.aim, message: '' }, { seen: alliance.seq });
      if (answer.status !== 200) throw new Error(answer.text);
      if (!answer.text.includes('"seq"')) throw new Error(answer.text);
      if (alliance.last === 'propose') { pending = undefined; alliance.last = ''; } else alliance.last = 'propose';
      alliance.seq = answer.json.seq;
      times.push(performance.now() - started);
      done += 1;
    }
  }));
  const cpu = (cpu_us(server.child.pid) - cpu_before) / done;
  await server.stop();
  rmSync(data, { recursive: true, force: true });
  times.sort((a, b) => a - b);
  return { rate: done / seconds, cpu, p99: times[Math.floor(times.length * 0.99)] };
}

function wrk(url, headers = [], connections = 64) {
  const out = execFileSync('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, ...headers.flatMap((h) => ['-H', h]), url], { encoding: 'utf8' });
  if (/Non-2xx/.test(out)) throw new Error(out);
  return Number(out.match(/Requests\/sec:\s+([\d.]+)/)[1]);
}

console.log(`${cpus().length} × ${cpus()[0].model}, Node ${process.version}, ${seconds} s each, client and server on the same cores\n`);

const grouped = await appends([]);
const single = await appends(['--commit', 'one_by_one']);
const normal = await appends(['--durability', 'normal']);
const again = await appends([]);
const best = Math.max(grouped.rate, again.rate);
row('durable appends through HTTP, 64 connections', `${best.toFixed(0)}/s, p99 ${again.p99.toFixed(1)} ms`, '');
row('  against committing each request by itself', `${(best / single.rate).toFixed(1)} × (${single.rate.toFixed(0)}/s)`, '≥ 5 ×');
row('  against synchronous=NORMAL', `${(100 * best / normal.rate).toFixed(0)} % (${normal.rate.toFixed(0)}/s)`, '≥ 70 %');
row('  server CPU for each', `${Math.min(grouped.cpu, again.cpu).toFixed(0)} µs`, '≤ 150 µs');

{
  const data = mkdtempSync(join(tmpdir(), 'entente-bench-'));
  const started = process.hrtime.bigint();
  const server = await start_server('demo', { data });
  row('start and seed of the demo', `${Number((process.hrtime.bigint() - started) / 1_000_000n)} ms`, '');
  const { claire, alliances: [alliance] } = await prepare(server, 1);
  while (alliance.seq < 300) {
    const proposal = new_id();
    for (const [path, body] of [['/contract/clauses', { clause: alliance.clause ??= new_id(), proposal, body: bodies.aim, message: '' }],
      ['/contract/proposals/withdraw', { proposal }]]) {
      const answer = await claire.command(alliance.id, path, body, { seen: alliance.seq });
      if (answer.status !== 200) throw new Error(answer.text);
      alliance.seq = answer.json.seq;
    }
  }
  const hello = wrk(`${server.url}/hello`);
  const read = wrk(`${server.url}/api/v1/alliances/${alliance.id}`, [`Cookie: ${claire.cookie}`, 'Accept-Encoding: gzip']);
  const hello_again = wrk(`${server.url}/hello`);
  const base = (hello + hello_again) / 2;
  row('static hello', `${base.toFixed(0)}/s`, '');
  row('authenticated read of an alliance of 300 events', `${(100 * read / base).toFixed(0)} % of hello (${read.toFixed(0)}/s)`, '≥ 60 %');
  await server.stop();
  const quiet = await start_server('demo', { data });
  for (const { id: login } of demo_script().people.slice(0, 4)) {
    const person = new Client(quiet.url);
    await person.log_in(login, demo_script().password);
    await person.get('/api/v1/alliances');
  }
  row('resident memory serving the demo', `${(memory_kib(quiet.child.pid) / 1024).toFixed(1)} MiB`, '≤ 64 MiB');
  await quiet.stop();
  rmSync(data, { recursive: true, force: true });
}

if (existsSync(join(root, 'build/release/bench_many'))) {
  const data = mkdtempSync(join(tmpdir(), 'entente-bench-'));
  spawnSync(join(root, 'build/release/bench_many'), [data, '100000'], { stdio: 'inherit' });
  const started = performance.now();
  const server = await start_server('serve', { data });
  row('start to first answer with 100,000 alliances', `${(performance.now() - started).toFixed(0)} ms`, '≤ 300 ms');
  await server.stop();
  rmSync(data, { recursive: true, force: true });
}

{ // The patient's first page: what index.html loads, and the chunks of that page.
  const dist = join(root, 'web/dist');
  const sizes = readdirSync(join(dist, 'assets')).filter((f) => /\.(js|css)$/.test(f))
    .map((f) => [f, gzipSync(readFileSync(join(dist, 'assets', f)), { level: 9 }).length]);
  const all = sizes.reduce((sum, [, size]) => sum + size, 0);
  row('all scripts and styles of the pages, gzip', `${(all / 1024).toFixed(0)} kB`, '');
}
row('size of the binary', `${(statSync(binary).size / 1048576).toFixed(1)} MiB`, '');
writeFileSync(join(root, 'build/bench.json'), JSON.stringify(rows, null, 1));
