// Invitation codes as people type them (src/app/invitation.hpp, normal_code).
export const codeLength = 12

/** Upper case, without spaces and dashes, O as 0, I and L as 1; null when it cannot be one. */
export function normalCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(code) ? code : null
}
