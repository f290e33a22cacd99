// Keys, passwords and signatures as docs/api.md describes them, written a second time and apart from
// the pages: if the two disagree, one of them does not do what the document says.
import { createPrivateKey, createPublicKey, randomBytes, sign as sign_bytes } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { blake2b } from '@noble/hashes/blake2.js';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';

export const b64 = (bytes) => Buffer.from(bytes).toString('base64url');
export const unb64 = (text) => new Uint8Array(Buffer.from(text, 'base64url'));
const utf8 = (text) => new TextEncoder().encode(text);

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
export function new_id() {
  let number = BigInt('0x' + randomBytes(16).toString('hex'));
  let text = '';
  for (let i = 0; i < 26; i += 1) { text = alphabet[Number(number & 31n)] + text; number >>= 5n; }
  return text;
}

/// RFC 8785 for what is signed: objects, arrays, strings, integers, booleans.
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object')
    return `{${Object.keys(value).sort().map((k) => `${JSON.stringify(k)}:${canonical(value[k])}`).join(',')}}`;
  return JSON.stringify(value);
}

export const hash = (bytes) => blake2b(typeof bytes === 'string' ? utf8(bytes) : bytes, { dkLen: 32 });

export async function stretch(password, salt) {
  return argon2id({ password: password.normalize('NFKC'), salt, iterations: 2, parallelism: 1,
    memorySize: 19456, hashLength: 64, outputType: 'binary' });
}

const pkcs8 = { ed: Buffer.from('302e020100300506032b657004220420', 'hex'),
  x: Buffer.from('302e020100300506032b656e04220420', 'hex') };
const private_key = (kind, seed) =>
  createPrivateKey({ key: Buffer.concat([pkcs8[kind], seed]), format: 'der', type: 'pkcs8' });
const public_bytes = (key) => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);

function wrap(key, secret) {
  const nonce = randomBytes(24);
  return b64(Buffer.concat([nonce, xchacha20poly1305(key, nonce, utf8('entente-keys/1')).encrypt(secret)]));
}

/// Everything an enrolment sends, and the secrets it keeps.
export async function new_identity(password) {
  const seed = randomBytes(32), box = randomBytes(32), salt = randomBytes(16);
  const stretched = await stretch(password, salt);
  const code = Array.from(randomBytes(26), (byte) => alphabet[byte & 31]).join('');
  const recovered = blake2b(utf8('entente-recovery/1' + code), { dkLen: 64 });
  const secret = Buffer.concat([seed, box]);
  const sign_key = private_key('ed', seed);
  return {
    password, code, sign_key, pub: b64(public_bytes(sign_key)),
    recovery: { proof: b64(recovered.slice(0, 32)), key: recovered.slice(32) },
    sent: {
      keys: { sign: b64(public_bytes(sign_key)), box: b64(public_bytes(private_key('x', box))) },
      salt: b64(salt), login_key: b64(stretched.slice(0, 32)),
      wrapped_keys: wrap(stretched.slice(32), secret),
      recovery_proof: b64(recovered.slice(0, 32)), recovery_wrapped: wrap(recovered.slice(32), secret),
    },
  };
}

/// Opens what the server kept, with the password.
export async function unwrap(password, salt, wrapped) {
  const stretched = await stretch(password, unb64(salt));
  const bytes = unb64(wrapped);
  const plain = xchacha20poly1305(stretched.slice(32), bytes.slice(0, 24), utf8('entente-keys/1')).decrypt(bytes.slice(24));
  const sign_key = private_key('ed', Buffer.from(plain.slice(0, 32)));
  return { sign_key, pub: b64(public_bytes(sign_key)), login_key: b64(stretched.slice(0, 32)) };
}

export const sign = (key, text) => b64(sign_bytes(null, Buffer.from(text), key));
