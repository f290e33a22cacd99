// From a password and a recovery code to what the server keeps: nothing it could open.
import { toBase64, fromBase64 } from './crypto/base64'
import { newKeys, publicKeys, randomBytes, unwrapKeys, wrapKeys, type SecretKeys } from './crypto/keys'
import { stretch, type Stretched } from './crypto/password'
import { newRecoveryCode, recoveryKeys } from './crypto/recovery'
import { api } from './api/client'
import type { Enrolment, Me, PasswordChange, Recovery, RecoveryFound, RecoveryRenewal } from './api/types'
import { enter, foldLoginName, refreshMe } from './login.svelte'
import { ApiError } from './api/client'

type Locked = { salt: string; login_key: string; wrapped_keys: string; stretched: Stretched }

/** The keys under a password, with a salt of their own. */
async function lock(keys: SecretKeys, password: string): Promise<Locked> {
  const salt = randomBytes(16)
  const stretched = await stretch(password, salt)
  return {
    salt: toBase64(salt),
    login_key: toBase64(stretched.loginKey),
    wrapped_keys: wrapKeys(keys, stretched.wrappingKey),
    stretched,
  }
}

function lockByCode(keys: SecretKeys, code: string) {
  const { proof, wrappingKey } = recoveryKeys(code)
  return { recovery_proof: toBase64(proof), recovery_wrapped: wrapKeys(keys, wrappingKey) }
}

export type Enrolling = { code: string; loginName: string; name: string; language: string; password: string }

/** Makes the keys and the account, and logs in. Gives the recovery code, to be shown once. */
export async function enrol(asked: Enrolling): Promise<string> {
  const keys = newKeys()
  const code = newRecoveryCode()
  const { stretched, ...locked } = await lock(keys, asked.password)
  const body: Enrolment = {
    code: asked.code,
    login_name: foldLoginName(asked.loginName),
    name: asked.name.trim(),
    language: asked.language,
    keys: publicKeys(keys),
    ...locked,
    ...lockByCode(keys, code),
  }
  await enter(await api.post<Me>('/enrolments', body), stretched)
  return code
}

/** The keys behind the present password. Throws `login.refused` when it is not the one. */
async function unlocked(me: Me, password: string): Promise<{ keys: SecretKeys; login_key: string }> {
  const { loginKey, wrappingKey } = await stretch(password, fromBase64(me.salt))
  const keys = unwrapKeys(me.wrapped_keys, wrappingKey)
  if (!keys) throw new ApiError({ status: 403, key: 'password.wrong' })
  return { keys, login_key: toBase64(loginKey) }
}

export async function changePassword(me: Me, present: string, next: string): Promise<void> {
  const { keys, login_key } = await unlocked(me, present)
  const locked = await lock(keys, next)
  const body: PasswordChange = {
    login_key,
    salt: locked.salt,
    new_login_key: locked.login_key,
    wrapped_keys: locked.wrapped_keys,
  }
  await api.post('/me/password', body)
  refreshMe({ ...me, salt: locked.salt, wrapped_keys: locked.wrapped_keys })
}

/** A new recovery code in place of the old one. */
export async function renewRecovery(me: Me, password: string): Promise<string> {
  const { keys, login_key } = await unlocked(me, password)
  const code = newRecoveryCode()
  const body: RecoveryRenewal = { login_key, ...lockByCode(keys, code) }
  await api.post('/me/recovery', body)
  return code
}

/** The keys that a recovery code opens. Throws `recovery.refused`. */
export async function recoverKeys(loginName: string, code: string): Promise<SecretKeys> {
  const { proof, wrappingKey } = recoveryKeys(code)
  const asked = { login_name: foldLoginName(loginName), recovery_proof: toBase64(proof) }
  const found = await api.post<RecoveryFound>('/recoveries/look', asked)
  const keys = unwrapKeys(found.recovery_wrapped, wrappingKey)
  if (!keys) throw new ApiError({ status: 403, key: 'recovery.refused' })
  return keys
}

/** A new password under the same keys; logs in. */
export async function recover(loginName: string, code: string, keys: SecretKeys, password: string): Promise<void> {
  const { stretched, ...locked } = await lock(keys, password)
  const body: Recovery = {
    login_name: foldLoginName(loginName),
    recovery_proof: toBase64(recoveryKeys(code).proof),
    ...locked,
  }
  await enter(await api.post<Me>('/recoveries', body), stretched)
}
