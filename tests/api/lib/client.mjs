// A person at the API: a cookie, keys, and the headers every request needs.
import { readFileSync } from 'node:fs';
import { canonical, hash, b64, new_id, new_identity, sign, stretch, unb64, unwrap } from './keys.mjs';

export class Client {
  constructor(url) { this.url = url; this.cookie = ''; this.seen = new Map(); }

  async call(method, path, body, headers = {}) {
    const raw = body instanceof Uint8Array || typeof body === 'string';
    const response = await fetch(this.url + path, {
      method, redirect: 'manual',
      headers: { ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}), ...headers },
      body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0];
    const text = await response.text();
    let json;
    try { json = text ? JSON.parse(text) : undefined; } catch { json = undefined; }
    return { status: response.status, headers: response.headers, text, json };
  }
  get(path, headers) { return this.call('GET', path, undefined, headers); }
  post(path, body, headers) { return this.call('POST', path, body, headers); }

  async log_in(login_name, password) {
    const { json: { salt } } = await this.post('/api/v1/logins/salt', { login_name });
    const stretched = await stretch(password, unb64(salt));
    const answer = await this.post('/api/v1/logins', { login_name, login_key: b64(stretched.slice(0, 32)) });
    if (answer.status === 200) {
      this.me = answer.json;
      Object.assign(this, await unwrap(password, answer.json.salt, answer.json.wrapped_keys));
    }
    return answer;
  }

  async enrol(code, login_name, name, password = 'un mot de passe assez long', language = 'fr') {
    this.identity = await new_identity(password);
    this.sign_key = this.identity.sign_key; this.pub = this.identity.pub;
    const answer = await this.post('/api/v1/enrolments', { code, login_name, name, language, ...this.identity.sent });
    this.me = answer.json;
    return answer;
  }

  /// A command on an alliance; `seen` is what this person's screen last showed.
  async command(alliance, path, body, { seen, key = new_id(), for: behalf } = {}) {
    const answer = await this.post(`/api/v1/alliances/${alliance}${path}`, body, {
      'idempotency-key': key, 'if-match': `"${seen ?? this.seen.get(alliance) ?? 0}"`,
      ...(behalf ? { 'x-on-behalf-of': behalf } : {}),
    });
    if (answer.json?.seq) this.seen.set(alliance, answer.json.seq);
    return answer;
  }
  async look(alliance) {
    const answer = await this.get(`/api/v1/alliances/${alliance}`);
    if (answer.status === 200) this.seen.set(alliance, answer.json.seq);
    return answer;
  }
  async sign_contract(alliance, party, more = {}) {
    await this.look(alliance);
    const { json } = await this.get(`/api/v1/alliances/${alliance}/contract/document`);
    if (b64(hash(canonical(json.document))) !== json.hash) throw new Error('the document is not what its hash says');
    const statement = { format: 'entente-signature/1', document: json.hash, alliance, version: json.document.version,
      party, mode: 'own_device', witness: '', read_aloud: false, attachment_hash: '',
      stated_at: new Date().toISOString().replace('Z', '000Z'), ...more };
    return this.command(alliance, '/contract/signatures',
      { statement, key: this.pub, signature: sign(this.sign_key, canonical(statement)) });
  }
}

export function demo_script() {
  return JSON.parse(readFileSync(new URL('../../../content/demo/demo.json', import.meta.url), 'utf8'));
}
