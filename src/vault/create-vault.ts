import { generateX25519Identity } from 'age-encryption'
import { ARGON2_PARAMETERS, type Argon2, type Argon2Choice } from './argon2-parameters.ts'
import { randomBytes, toHex } from './bytes.ts'
import { wrapInSlot, type SlotOwner } from './key-slots.ts'
import { makeRecoverySlot } from './recovery-slot.ts'
import { sealStationIdentity } from './station-identity.ts'
import { deriveStationKeys, type StationKeys } from './station-keys.ts'
import { vaultFileSchema, type VaultFile } from './vault-file.ts'

export interface NewVault {
  readonly vault: VaultFile
  readonly keys: StationKeys
  /** `AGE-SECRET-KEY-1…`: shown to nobody, printed on the recovery sheet, then forgotten. */
  readonly recoveryKey: string
}

/**
 * Makes the keys of a new station, with a first slot for its head. Judge the password before (password-strength.ts).
 * @throws ZodError when account, initials or staff id do not fit the vault file's schema.
 */
export async function createVault(
  input: SlotOwner & { readonly password: string; readonly argon2: Argon2 },
  choice: Argon2Choice = { parameters: ARGON2_PARAMETERS },
): Promise<NewVault> {
  const stationId = toHex(randomBytes(16))
  const stationKey = randomBytes(32)
  const keys = await deriveStationKeys(stationId, stationKey)
  const slot = await wrapInSlot(stationId, stationKey, input, input.password, input.argon2, choice.parameters)
  const { recoveryKey, slot: recovery } = await makeRecoverySlot(stationKey)
  const identity = await sealStationIdentity(keys, await generateX25519Identity(), recovery.recipient)
  stationKey.fill(0)
  const vault = { format: 'xingchen-vault', version: 2, stationId, staff: [slot], recovery, identity }
  // Parsed, so that nothing is ever kept that the next start would refuse to read.
  return { vault: vaultFileSchema.parse(vault), keys, recoveryKey }
}
