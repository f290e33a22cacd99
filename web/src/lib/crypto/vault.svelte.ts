// The unlocked private keys, in memory only. After a reload they are locked until the password.
import type { Me } from '../api/types'
import { fromBase64 } from './base64'
import { publicKeys, unwrapKeys, type SecretKeys } from './keys'
import { stretch } from './password'

let keys = $state.raw<SecretKeys | null>(null)

export const vault = {
  get locked(): boolean {
    return keys === null
  },
  get keys(): SecretKeys | null {
    return keys
  },
  /** Takes keys just made or just unwrapped. */
  hold(unlocked: SecretKeys): void {
    keys = unlocked
  },
  /** False: not the password. */
  async unlock(me: Pick<Me, 'salt' | 'wrapped_keys' | 'keys'>, password: string): Promise<boolean> {
    const { wrappingKey } = await stretch(password, fromBase64(me.salt))
    const found = unwrapKeys(me.wrapped_keys, wrappingKey)
    if (!found || publicKeys(found).sign !== me.keys.sign) return false
    keys = found
    return true
  },
  forget(): void {
    keys?.sign.fill(0)
    keys?.box.fill(0)
    keys = null
  },
}
