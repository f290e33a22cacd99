// The password stays here: Argon2id makes of it a key to log in with and a key that wraps.
export type Stretched = { loginKey: Uint8Array; wrappingKey: Uint8Array }

/** RFC 9106 with the parameters of docs/api.md. Takes some tenths of a second. */
export async function stretch(password: string, salt: Uint8Array): Promise<Stretched> {
  const { argon2id } = await import('hash-wasm')
  const bytes = await argon2id({
    password: new TextEncoder().encode(password.normalize('NFKC')),
    salt,
    memorySize: 19456,
    iterations: 2,
    parallelism: 1,
    hashLength: 64,
    outputType: 'binary',
  })
  return { loginKey: bytes.slice(0, 32), wrappingKey: bytes.slice(32) }
}
