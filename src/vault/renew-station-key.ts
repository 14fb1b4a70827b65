import { generateX25519Identity } from 'age-encryption'
import { ARGON2_PARAMETERS, type Argon2, type Argon2Choice } from './argon2-parameters.ts'
import { randomBytes } from './bytes.ts'
import { handOver, isVouchedFor, vouch } from './handover.ts'
import { slotAssociatedData, wrapInSlot, type SlotOwner } from './key-slots.ts'
import { wrapForRecovery } from './recovery-slot.ts'
import { sealFormerKeys, sealStationIdentity, stationIdentity } from './station-identity.ts'
import { auditKeyBytes, deriveStationKeys, type StationKeys } from './station-keys.ts'
import { keyGeneration, vaultFileSchema, type KeySlot, type VaultFile } from './vault-file.ts'

export interface RenewedKey {
  readonly vault: VaultFile
  readonly keys: StationKeys
  /** Staff whose slots are too old to be handed a key: they need a new password from the head. */
  readonly leftOut: readonly string[]
}

/**
 * A new station key, and a vault file for it: the head's slot wrapped with the head's password, everybody else's handed
 * the new key, the same recovery sheet, a new identity for backups. What the old key has sealed stays so: sealing it
 * anew is the caller's work, and until that is done this vault file opens nothing.
 * @throws Error when the vault file is damaged or not of these keys
 */
export async function renewStationKey(
  vault: VaultFile,
  keys: StationKeys,
  head: SlotOwner & { readonly password: string },
  argon2: Argon2,
  choice: Argon2Choice = { parameters: ARGON2_PARAMETERS },
): Promise<RenewedKey> {
  const { stationId, recovery } = vault
  const old = await stationIdentity(keys, vault)
  if (!old.ok) throw new Error('the vault file is damaged')
  const stationKey = randomBytes(32)
  const next = await deriveStationKeys(stationId, stationKey)
  const own = await wrapInSlot(stationId, stationKey, head, head.password, argon2, choice.parameters)
  const { staff, leftOut } = await handedSlots(vault, keys, next, own)
  const { identity: identityBefore, former } = old.value
  const audit = await keys.withStationKey((before) => auditKeyBytes(stationId, before))
  const renewed = {
    generation: keyGeneration(vault) + 1,
    former: await Promise.all(
      [...former, { identity: identityBefore, audit }].map((before) => sealFormerKeys(next, before)),
    ),
  }
  const identity = await sealStationIdentity(next, await generateX25519Identity(), recovery.recipient, { renewed })
  const made = {
    format: 'xingchen-vault',
    version: 2,
    stationId,
    staff,
    recovery: { recipient: recovery.recipient, wrapped: await wrapForRecovery(recovery.recipient, stationKey) },
    identity,
    renewed,
  }
  stationKey.fill(0)
  return { vault: vaultFileSchema.parse(made), keys: next, leftOut }
}

/**
 * The slots of a vault file under renewal, from those that are in force now: somebody may have come, gone, or changed a
 * password since it was made. The head's own slot is that of the renewed file.
 */
export async function refreshSlots(
  renewed: VaultFile,
  next: StationKeys,
  vault: VaultFile,
  keys: StationKeys,
  headId: string,
): Promise<Omit<RenewedKey, 'keys'>> {
  const own = renewed.staff.find(({ staffId }) => staffId === headId)
  if (own === undefined) throw new Error('the renewed vault file is somebody else’s')
  const { staff, leftOut } = await handedSlots(vault, keys, next, own)
  return { vault: vaultFileSchema.parse({ ...renewed, staff }), leftOut }
}

async function handedSlots(vault: VaultFile, keys: StationKeys, next: StationKeys, own: KeySlot) {
  const staff: KeySlot[] = []
  const leftOut: string[] = []
  for (const slot of vault.staff) {
    const { handover } = slot
    if (slot.staffId === own.staffId) staff.push(own)
    else if (handover !== undefined && (await isVouchedFor(keys, slot))) {
      const slotData = slotAssociatedData(vault.stationId, slot)
      const handed = await next.withStationKey((stationKey) => handOver(handover.recipient, stationKey, slotData))
      const vouched = await vouch(next, slot.staffId, handover.recipient)
      staff.push({ ...slot, iv: '', wrapped: '', handover: { ...handover, vouched }, handed })
    } else leftOut.push(slot.staffId)
  }
  return { staff, leftOut }
}
