// A second verifier of exported contracts, written from docs/verify.md and sharing no code with
// Entente: if the two ever disagree, one of them does not do what the document says.
// usage: node tools/verify_independent.mjs FILE     status 0 verifies, 1 does not, 2 unreadable
import { createPublicKey, verify as verify_bytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../web/package.json', import.meta.url));
const { blake2b } = await import(pathToFileURL(require.resolve('@noble/hashes/blake2.js')));

const always = new Set(['alliance_opened', 'party_joined', 'party_key_changed', 'referent_changed',
  'contract_signed', 'contract_in_force', 'contract_amended', 'contract_withdrawn', 'alliance_closed']);

/// RFC 8785. JavaScript's own order of strings is that of UTF-16 units, its numbers are the form.
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object')
    return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
  return JSON.stringify(value);
}
const utf8 = (text) => Buffer.from(text, 'utf8');
const b64 = (bytes) => Buffer.from(bytes).toString('base64url');
function unb64(text) {
  const bytes = Buffer.from(text, 'base64url');
  if (b64(bytes) !== text) throw new Error('base64');
  return bytes;
}
const hash = (...parts) => b64(blake2b(Buffer.concat(parts), { dkLen: 32 }));
const hash_of = (value) => hash(utf8(canonical(value)));
function signed(key, statement, signature) {
  try {
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), unb64(key)]);
    const pub = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify_bytes(null, utf8(canonical(statement)), pub, unb64(signature));
  } catch { return false; }
}

/// The events of a sound chain, with `seq`, `author` and `at`; undefined where one is sealed.
function read_chain(file, told) {
  let previous = hash(utf8('entente-stream/1' + file.alliance));
  return file.records.map((record, index) => {
    const seq = index + 1;
    const header = JSON.parse(record.header);
    if (canonical(header) !== record.header || header.v !== 1) told('ledger.header', seq);
    if (header.seq !== seq) told('ledger.gap', seq);
    if (header.stream !== file.alliance) told('verify.stream', seq);
    if (hash(unb64(previous), utf8(record.header), unb64(record.sealed)) !== record.hash) told('ledger.hash', seq);
    previous = record.hash;
    const where = { seq, kind: header.kind, author: header.author, at: header.at };
    if (record.payload === undefined) {
      if (always.has(header.kind)) told('ledger.commitment', seq);
      return undefined;
    }
    if (hash(unb64(record.salt), utf8(record.payload)) !== header.content) told('ledger.commitment', seq);
    const event = JSON.parse(record.payload);
    if (canonical(event) !== record.payload) told('alliance.malformed', seq);
    return { ...where, event };
  });
}

/// Keys at each moment, signatures as they came, versions in force.
function walk(file, events, told) {
  const keys = new Map(), signatures = new Set(), in_force = new Map();
  let patient, referent, current;
  const learn = (party, key) => keys.set(party, [...(keys.get(party) ?? []), key]);
  for (const one of events) {
    if (!one) continue;
    const { event, kind, seq } = one;
    if ((kind === 'alliance_opened') !== (seq === 1)) told('verify.stream', seq);
    if (kind === 'alliance_opened') {
      if (event.alliance !== file.alliance) told('verify.stream', seq);
      ({ patient, referent } = event);
      learn(referent, event.referent_keys.sign);
    } else if (kind === 'party_joined' || kind === 'party_key_changed') {
      learn(event.party, event.keys.sign);
    } else if (kind === 'referent_changed') {
      referent = event.to;
    } else if (kind === 'contract_signed') {
      const { statement, key, signature, at } = event.signature;
      const hand = statement.mode === 'own_device' ? statement.party : statement.attested_by;
      if (keys.get(hand)?.at(-1) !== key || one.author !== hand) told('verify.key', seq);
      if (!signed(key, statement, signature)) told('verify.signature', seq);
      if (statement.alliance !== file.alliance || at !== one.at) told('verify.statement', seq);
      signatures.add(canonical(event.signature));
    } else if (kind === 'contract_in_force') {
      if (current) current.until = one.at;
      current = { from: one.at, must: [patient, referent] };
      in_force.set(event.version, current);
    } else if ((kind === 'contract_withdrawn' || kind === 'alliance_closed') && current) {
      current.until ??= one.at;
    }
  }
  return { keys, signatures, in_force };
}

function check_contract({ document, signatures }, file, seen, told) {
  const version = document.version, fingerprint = hash_of(document);
  if (document.alliance !== file.alliance || document.format !== 'entente-contract/1') told('verify.document', version);
  for (const signature of signatures) {
    const { statement } = signature;
    const party = document.parties.find((one) => one.party === statement.party);
    if (!party || statement.document !== fingerprint || statement.version !== version) told('verify.statement', version);
    if (!seen.signatures.has(canonical(signature))) told('verify.not_recorded', version);
    if (statement.mode === 'own_device' && party?.sign_key !== signature.key) told('verify.key', version);
    const picture = file.pictures.find((one) => one.attachment === statement.attachment);
    if (statement.attachment && (!picture || hash(unb64(picture.bytes)) !== statement.attachment_hash))
      told('verify.picture', statement.attachment);
    console.log(`version ${version}: ${party?.name} (${party?.role}), ${statement.mode}, ${statement.stated_at}, ${signature.key}`);
  }
  const standing = seen.in_force.get(version);
  if (!standing) return;
  const has_signed = new Set(signatures.map((one) => one.statement.party));
  for (const party of [...document.parties.map((one) => one.party), ...standing.must])
    if (!has_signed.has(party)) told('verify.unsigned', `${version} ${party}`);
  console.log(`version ${version}: ${fingerprint}, in force from ${standing.from}${standing.until ? ` to ${standing.until}` : ''}`);
}

export function verify(text) {
  const problems = [];
  const told = (key, where) => problems.push(`${key} ${where}`);
  const file = JSON.parse(text);
  if (file.format !== 'entente-export/1') throw new Error('not an export file');
  if (canonical(file) !== text) told('verify.canonical', '');
  if (hash_of({ ...file, checksum: '' }) !== file.checksum) told('verify.checksum', '');
  const seen = walk(file, read_chain(file, told), told);
  for (const contract of file.contracts) check_contract(contract, file, seen, told);
  for (const version of seen.in_force.keys())
    if (!file.contracts.some((one) => one.document.version === version)) told('verify.document', version);
  return problems;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const problems = verify(readFileSync(process.argv[2], 'utf8'));
    for (const problem of problems) console.error(problem);
    console.log(problems.length === 0 ? 'verifies' : 'does NOT verify');
    process.exit(problems.length === 0 ? 0 : 1);
  } catch (error) {
    console.error(`cannot be read: ${error.message}`);
    process.exit(2);
  }
}
