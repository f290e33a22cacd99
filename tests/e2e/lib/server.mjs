// The real binary on a free port, with its data in a temporary folder.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = new URL('../../..', import.meta.url).pathname;
/// ENTENTE_WEB_DIR, which the program itself reads, shows other pages than those within it.
export const binary = process.env.ENTENTE ?? join(root, 'build/release/entente');

/// `mode`: "demo" (seeded people) or "serve" (empty: the console prints the administrator's link).
export async function start_server(mode = 'demo', { args = [], data, port = 0 } = {}) {
  if (!existsSync(binary)) throw new Error(`build first: ${binary}`);
  const folder = data ?? mkdtempSync(join(tmpdir(), 'entente-e2e-'));
  const child = spawn(binary, [mode, '--data', folder, '--port', String(port), ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LANG: 'fr_FR.UTF-8' } });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no address after 60 s:\n${said}`)), 60_000);
    const look = setInterval(() => {
      const found = said.match(/http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/);
      if (!found) return;
      clearInterval(look); clearTimeout(timer);
      resolve(`http://localhost:${found[1]}`);
    }, 20);
    ended.then(({ code }) => { clearInterval(look); clearTimeout(timer); reject(new Error(`ended (${code}):\n${said}`)); });
  });
  for (let tries = 0; ; tries += 1) {
    try { if ((await fetch(`${url}/readyz`)).ok) break; } catch { /* not yet */ }
    if (tries > 200) throw new Error(`not ready:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return {
    url, folder, child, ended,
    said: () => said,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const end = await ended;
      if (!data) rmSync(folder, { recursive: true, force: true });
      return end;
    },
  };
}
