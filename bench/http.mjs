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

/// `n` alliances of claire's.
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

/// wrk on one thread: its client costs little beside the server's work.
function wrk(url, { headers = [], script, env = {} } = {}) {
  const args = ['-t1', '-c64', `-d${seconds}s`, '--latency', ...headers.flatMap((h) => ['-H', h])];
  const out = execFileSync('wrk', [...args, ...(script ? ['-s', script] : []), url],
    { encoding: 'utf8', env: { ...process.env, ...env } });
  if (/Non-2xx|Socket errors/.test(out)) throw new Error(out);
  return { requests: Number(out.match(/(\d+) requests in/)[1]), p99: out.match(/99%\s+(\S+)/)[1],
    rate: Number(out.match(/Requests\/sec:\s+([\d.]+)/)[1]) };
}

const lua = (text) => JSON.stringify(String(text));

/// 64 connections, each request a whole command: propose, withdraw, propose, … (append.lua)
async function appends(args) {
  const data = mkdtempSync(join(tmpdir(), 'entente-bench-'));
  const server = await start_server('demo', { data, args });
  const { claire, alliances } = await prepare(server, 256);
  const book = join(data, 'alliances.lua');
  writeFileSync(book, `return { cookie = ${lua(claire.cookie)}, origin = ${lua(server.url)}, body = ${lua(JSON.stringify(bodies.aim))},
    alliances = { ${alliances.map(({ id, seq }) => `{ id = ${lua(id)}, seq = ${seq} }`).join(', ')} } }`);
  const before = cpu_us(server.child.pid);
  const { requests, p99, rate } = wrk(server.url,
    { script: join(root, 'bench/append.lua'), env: { ENTENTE_APPEND: book } });
  const cpu = (cpu_us(server.child.pid) - before) / requests;
  await server.stop();
  rmSync(data, { recursive: true, force: true });
  return { rate, cpu, p99 };
}

console.log(`${cpus().length} × ${cpus()[0].model}, Node ${process.version}, ${seconds} s each, client and server on the same cores\n`);

const grouped = await appends([]);
const single = await appends(['--commit', 'one_by_one']);
const normal = await appends(['--durability', 'normal']);
const again = await appends([]);
const best = Math.max(grouped.rate, again.rate);
row('durable appends through HTTP, 64 connections', `${best.toFixed(0)}/s, p99 ${again.p99}`, '');
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
  const hello = wrk(`${server.url}/hello`).rate;
  const read = wrk(`${server.url}/api/v1/alliances/${alliance.id}`, { headers: [`Cookie: ${claire.cookie}`, 'Accept-Encoding: gzip'] }).rate;
  const hello_again = wrk(`${server.url}/hello`).rate;
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

{ // Every page together; what the first one loads is held by web/tools/size.mjs.
  const dist = join(root, 'web/dist');
  const sizes = readdirSync(join(dist, 'assets')).filter((f) => /\.(js|css)$/.test(f))
    .map((f) => [f, gzipSync(readFileSync(join(dist, 'assets', f)), { level: 9 }).length]);
  const all = sizes.reduce((sum, [, size]) => sum + size, 0);
  row('all scripts and styles of the pages, gzip', `${(all / 1024).toFixed(0)} kB`, '');
}
row('size of the binary', `${(statSync(binary).size / 1048576).toFixed(1)} MiB`, '');
writeFileSync(join(root, 'build/bench.json'), JSON.stringify(rows, null, 1));
