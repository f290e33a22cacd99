export { canonical, canonicalBytes } from './canonical'
export { fromBase64, toBase64 } from './base64'
export { hashBytes, hashOf, signStatement, verifyStatement } from './sign'
export { vault } from './vault.svelte'
