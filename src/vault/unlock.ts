import { fail, succeed, type Result } from '../domain/result.ts'
import { ARGON2_FLOOR, ARGON2_PARAMETERS, isWeaker, type Argon2, type Argon2Choice } from './argon2-parameters.ts'
import { unwrapSlot } from './key-slots.ts'
import type { Bytes } from './bytes.ts'
import { parseRecoveryKey } from './recovery-key.ts'
import { openRecoverySlot } from './recovery-slot.ts'
import { stationIdentity } from './station-identity.ts'
import { deriveStationKeys, type StationKeys } from './station-keys.ts'
import type { VaultFile } from './vault-file.ts'

export type PasswordFailure = 'wrongPassword' | 'unknownAccount' | 'weakParameters' | 'damaged'
export type RecoveryFailure = 'wrongKey' | 'badKey' | 'damaged'

/**
 * Opens the station with a staff member's password. There is no stored verifier: a wrong password simply does not
 * unwrap. A slot that costs less than the floor is refused unopened. `choice` moves the floor, for tests alone.
 */
export async function unlockWithPassword(
  vault: VaultFile,
  account: string,
  password: string,
  argon2: Argon2,
  choice: Argon2Choice = { parameters: ARGON2_PARAMETERS, floor: ARGON2_FLOOR },
): Promise<Result<{ readonly keys: StationKeys; readonly staffId: string }, PasswordFailure>> {
  const wanted = account.normalize('NFKC').trim().toLowerCase()
  const slot = vault.staff.find((candidate) => candidate.account === wanted)
  if (slot === undefined) return fail('unknownAccount')
  if (isWeaker(slot.argon2, choice.floor ?? choice.parameters)) return fail('weakParameters')
  // Argon2 takes no empty password, and no slot was ever made with one.
  if (password === '') return fail('wrongPassword')
  const stationKey = await unwrapSlot(vault.stationId, slot, password, argon2)
  if (stationKey === null) return fail('wrongPassword')
  const keys = await checkedKeys(vault, stationKey)
  return keys.ok ? succeed({ keys: keys.value, staffId: slot.staffId }) : keys
}

/** Opens the station with the key on the recovery sheet, as typed. `badKey`: that is no key at all, a slip in copying. */
export async function unlockWithRecoveryKey(
  vault: VaultFile,
  recoveryKey: string,
): Promise<Result<StationKeys, RecoveryFailure>> {
  const parsed = await parseRecoveryKey(recoveryKey)
  if (!parsed.ok) return fail('badKey')
  const stationKey = await openRecoverySlot(vault.recovery, parsed.value)
  if (typeof stationKey === 'string') return fail(stationKey)
  return checkedKeys(vault, stationKey)
}

/** Derives the keys and proves by them that the rest of the vault file is the one they were made for. */
async function checkedKeys(vault: VaultFile, stationKey: Bytes): Promise<Result<StationKeys, 'damaged'>> {
  const keys = await deriveStationKeys(vault.stationId, stationKey)
  stationKey.fill(0)
  const identity = await stationIdentity(keys, vault)
  return identity.ok ? succeed(keys) : identity
}
