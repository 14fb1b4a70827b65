import { ARGON2_PARAMETERS, type Argon2, type Argon2Choice } from './argon2-parameters.ts'
import { wrapInSlot, type SlotOwner } from './key-slots.ts'
import { makeRecoverySlot } from './recovery-slot.ts'
import { sealStationIdentity, stationIdentity } from './station-identity.ts'
import type { StationKeys } from './station-keys.ts'
import { vaultFileSchema, type KeySlot, type VaultFile } from './vault-file.ts'

/**
 * Gives a staff member a password: replaces the slot of the same staff id, or adds one. The station key and every row
 * stay as they are. The caller stores the vault file it gets back; until then nothing has changed.
 * @throws Error when another staff member has the account (look at `vault.staff` before), when the keys are not
 * this vault's, or when account, initials or staff id do not fit the schema.
 */
export async function setPassword(
  vault: VaultFile,
  keys: StationKeys,
  input: SlotOwner & { readonly password: string },
  argon2: Argon2,
  choice: Argon2Choice = { parameters: ARGON2_PARAMETERS },
): Promise<VaultFile> {
  requireSameStation(vault, keys)
  const others = vault.staff.filter((slot) => slot.staffId !== input.staffId)
  if (others.some((slot) => slot.account === input.account)) throw new Error('the account is another staff member’s')
  const slot = await keys.withStationKey((stationKey) =>
    wrapInSlot(vault.stationId, stationKey, input, input.password, argon2, choice.parameters),
  )
  const at = vault.staff.findIndex((candidate) => candidate.staffId === input.staffId)
  const staff = at === -1 ? [...others, slot] : vault.staff.with(at, slot)
  return vaultFileSchema.parse({ ...vault, version: 2, staff })
}

/**
 * Takes slots out of the vault file: their passwords open it no more. An older copy of the file and the password still
 * do, and the station key stays the same, so renewing the keys belongs to it.
 */
export function takeSlots(vault: VaultFile, which: (slot: KeySlot) => boolean): VaultFile {
  return { ...vault, staff: vault.staff.filter((slot) => !which(slot)) }
}

/**
 * A new recovery key; the old sheet opens this vault file no more. Backups made before stay readable with the old sheet.
 * @throws Error when the vault file is damaged or not of these keys.
 */
export async function renewRecoveryKey(
  vault: VaultFile,
  keys: StationKeys,
): Promise<{ readonly vault: VaultFile; readonly recoveryKey: string }> {
  requireSameStation(vault, keys)
  const old = await stationIdentity(keys, vault)
  if (!old.ok) throw new Error('the vault file is damaged')
  const { recoveryKey, slot } = await keys.withStationKey((stationKey) => makeRecoverySlot(stationKey))
  const identity = await sealStationIdentity(keys, old.value.identity, slot.recipient, vault)
  return { vault: { ...vault, recovery: slot, identity }, recoveryKey }
}

function requireSameStation(vault: VaultFile, keys: StationKeys): void {
  if (vault.stationId !== keys.stationId) throw new Error('these keys are of another station')
}
