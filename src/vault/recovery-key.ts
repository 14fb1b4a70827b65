import { identityToRecipient } from 'age-encryption'
import { fail, succeed, type Result } from '../domain/result.ts'

/**
 * The recovery key is an age X25519 identity, `AGE-SECRET-KEY-1` and 58 characters. The sheet prints the 58 in twelve
 * groups, eleven of five and one of three. The alphabet (bech32) has no 1, B, I or O, so those can only be misreadings.
 */
export const RECOVERY_KEY_PREFIX = 'AGE-SECRET-KEY-1'
export const RECOVERY_GROUP_COUNT = 12
const BODY_LENGTH = 58
const ALPHABET = /^[02-9AC-HJ-NP-Z]*$/

/** Group n of a key, 1-based as on the sheet, may hold `length` characters. */
export function recoveryGroupLength(group: number): number {
  return group === RECOVERY_GROUP_COUNT ? 3 : 5
}

/** The twelve groups in the order of the sheet. */
export function recoveryGroups(recoveryKey: string): string[] {
  const body = recoveryKey.slice(RECOVERY_KEY_PREFIX.length)
  return Array.from({ length: RECOVERY_GROUP_COUNT }, (_, group) => body.slice(group * 5, group * 5 + 5))
}

export type RecoveryKeyFailure =
  /** Characters are missing or too many; `typed` of `wanted` (58). */
  | { readonly kind: 'length'; readonly typed: number; readonly wanted: number }
  /** Something the key never holds, e.g. a Chinese character; in group `group` (1-based). */
  | { readonly kind: 'character'; readonly character: string; readonly group: number }
  /** All characters are possible but one or more are not those of any key: a slip in copying. */
  | { readonly kind: 'checksum' }

/**
 * Reads what a person typed or scanned: with or without the prefix, either case, any spaces or dashes, full-width
 * characters. O counts as 0, I and 1 as L, B as 8, since the key holds none of the four; the checksum has the last word.
 */
export async function parseRecoveryKey(typed: string): Promise<Result<string, RecoveryKeyFailure>> {
  const body = tidy(typed)
  const characters = Array.from(body)
  const bad = characters.findIndex((character) => !ALPHABET.test(character))
  const character = characters[bad]
  if (character !== undefined) {
    return fail({ kind: 'character', character, group: Math.min(Math.floor(bad / 5) + 1, RECOVERY_GROUP_COUNT) })
  }
  if (body.length !== BODY_LENGTH) return fail({ kind: 'length', typed: body.length, wanted: BODY_LENGTH })
  const key = RECOVERY_KEY_PREFIX + body
  return (await hasGoodChecksum(key)) ? succeed(key) : fail({ kind: 'checksum' })
}

/** Whether the person copied group `group` (1-based) as it stands on the sheet. */
export function isRecoveryGroup(recoveryKey: string, group: number, typed: string): boolean {
  return tidy(typed) === recoveryGroups(recoveryKey)[group - 1]
}

function tidy(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}]/gu, '')
    .replace(/^AGESECRETKEY[1IL]/, '')
    .replaceAll('O', '0')
    .replace(/[I1]/g, 'L')
    .replaceAll('B', '8')
}

async function hasGoodChecksum(key: string): Promise<boolean> {
  try {
    await identityToRecipient(key)
    return true
  } catch (error) {
    // The library throws a plain Error for a bad checksum; a failure of WebCrypto would be a DOMException.
    if (error instanceof DOMException) throw error
    return false
  }
}
