import { identityToRecipient } from 'age-encryption'
import { fail, succeed, type Result } from '../domain/result.ts'
import { seal, unseal } from './aes-gcm.ts'
import { encodeParts, fromHex, randomBytes, toHex, type Bytes } from './bytes.ts'
import type { StationKeys } from './station-keys.ts'
import type { VaultFile } from './vault-file.ts'

/** What a backup is encrypted to, and what opens it again. */
export interface StationIdentity {
  /** `AGE-SECRET-KEY-1…`: secret. For re-reading a backup; goes to the backup worker and nowhere else. */
  readonly identity: string
  /** The station's own recipient and that of the recovery sheet, both authenticated. */
  readonly recipients: readonly [station: string, recovery: string]
}

/**
 * Opens the station's age identity. The two recipients lie in clear in the vault file; they are associated data of this
 * seal, so a recipient swapped on the disk is found here, before a backup is written for a stranger.
 */
export async function stationIdentity(
  keys: StationKeys,
  vault: VaultFile,
): Promise<Result<StationIdentity, 'damaged'>> {
  if (vault.stationId !== keys.stationId) return fail('damaged')
  const recipients = [vault.identity.recipient, vault.recovery.recipient] as const
  const plain = await unseal(keys.identitySeal, identityAssociatedData(vault.stationId, ...recipients), {
    iv: fromHex(vault.identity.iv),
    ct: fromHex(vault.identity.sealed),
  })
  if (plain === null) return fail('damaged')
  const identity = new TextDecoder().decode(plain)
  return succeed({ identity, recipients })
}

/** Seals the identity together with both recipients. */
export async function sealStationIdentity(
  keys: StationKeys,
  identity: string,
  recoveryRecipient: string,
  iv: Bytes = randomBytes(12),
): Promise<VaultFile['identity']> {
  const recipient = await identityToRecipient(identity)
  const aad = identityAssociatedData(keys.stationId, recipient, recoveryRecipient)
  const { ct } = await seal(keys.identitySeal, aad, new TextEncoder().encode(identity), iv)
  return { recipient, iv: toHex(iv), sealed: toHex(ct) }
}

function identityAssociatedData(stationId: string, stationRecipient: string, recoveryRecipient: string): Bytes {
  return encodeParts(['xingchen/identity/v1', stationId, stationRecipient, recoveryRecipient])
}
