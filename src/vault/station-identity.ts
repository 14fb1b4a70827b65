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
  /** Of the keys before these, oldest first: for backups made then. */
  readonly former: readonly FormerKeys[]
}

/** What is kept of station keys that were renewed: it opens backups made with them, and tells whether a trail in them is whole. */
export interface FormerKeys {
  readonly identity: string
  readonly audit: Bytes
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
  const plain = await open(keys, identityAssociatedData(vault.stationId, ...recipients, vault.renewed), vault.identity)
  if (plain === null) return fail('damaged')
  const former: FormerKeys[] = []
  for (const sealed of vault.renewed?.former ?? []) {
    const before = await open(keys, formerAssociatedData(vault.stationId, sealed.recipient), sealed)
    if (before === null) return fail('damaged')
    former.push({ identity: textOf(before.slice(0, IDENTITY_BYTES)), audit: before.slice(IDENTITY_BYTES) })
  }
  return succeed({ identity: textOf(plain), recipients, former })
}

const IDENTITY_BYTES = 74

function textOf(bytes: Bytes): string {
  return new TextDecoder().decode(bytes)
}

async function open(keys: StationKeys, aad: Bytes, sealed: VaultFile['identity']): Promise<Bytes | null> {
  return unseal(keys.identitySeal, aad, { iv: fromHex(sealed.iv), ct: fromHex(sealed.sealed) })
}

/** Seals the identity together with both recipients, and with which of the station's keys these are. */
export async function sealStationIdentity(
  keys: StationKeys,
  identity: string,
  recoveryRecipient: string,
  { renewed }: Pick<VaultFile, 'renewed'> = {},
  iv: Bytes = randomBytes(12),
): Promise<VaultFile['identity']> {
  const recipient = await identityToRecipient(identity)
  const aad = identityAssociatedData(keys.stationId, recipient, recoveryRecipient, renewed)
  const { ct } = await seal(keys.identitySeal, aad, new TextEncoder().encode(identity), iv)
  return { recipient, iv: toHex(iv), sealed: toHex(ct) }
}

/** Seals what is kept of keys before these. */
export async function sealFormerKeys(
  keys: StationKeys,
  { identity, audit }: FormerKeys,
  iv: Bytes = randomBytes(12),
): Promise<VaultFile['identity']> {
  const recipient = await identityToRecipient(identity)
  const plain = new Uint8Array(IDENTITY_BYTES + audit.byteLength)
  plain.set(new TextEncoder().encode(identity), 0)
  plain.set(audit, IDENTITY_BYTES)
  const { ct } = await seal(keys.identitySeal, formerAssociatedData(keys.stationId, recipient), plain, iv)
  return { recipient, iv: toHex(iv), sealed: toHex(ct) }
}

function identityAssociatedData(
  stationId: string,
  stationRecipient: string,
  recoveryRecipient: string,
  renewed: VaultFile['renewed'],
): Bytes {
  if (renewed === undefined) {
    return encodeParts(['xingchen/identity/v1', stationId, stationRecipient, recoveryRecipient])
  }
  const { generation, former } = renewed
  const before = former.map(({ recipient }) => recipient)
  return encodeParts(['xingchen/identity/v2', stationId, stationRecipient, recoveryRecipient, generation, ...before])
}

function formerAssociatedData(stationId: string, recipient: string): Bytes {
  return encodeParts(['xingchen/former/v1', stationId, recipient])
}
