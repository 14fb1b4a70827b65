import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { seal, unseal } from './aes-gcm.ts'
import { encodeParts, fromHex, toHex, type Bytes } from './bytes.ts'
import { deriveStationKeys, type StationKeys } from './station-keys.ts'
import type { KeySlot } from './vault-file.ts'

/**
 * How a renewed station key reaches somebody whose password nobody else knows. Each slot holds an age identity under the
 * key of its password, and that identity's recipient in clear. Whoever renews the keys encrypts the new station key to
 * the recipient, and the person opens it with the password as ever. Somebody who has left and knows the old station key
 * sees recipients only.
 *
 * A recipient put in by a stranger would be handed the new key, so the old station key vouches for each of them.
 */
export type Handover = NonNullable<KeySlot['handover']>

/** Station key, and the digest of the slot it was put into. */
const HANDED_BYTES = 64

/** @param key of the password (Argon2id) */
export async function makeHandover(
  key: CryptoKey,
  stationId: string,
  stationKey: Bytes,
  staffId: string,
  identity?: string,
): Promise<Handover> {
  const secret = identity ?? (await generateX25519Identity())
  const recipient = await identityToRecipient(secret)
  const { iv, ct } = await seal(key, identityData(stationId, staffId, recipient), new TextEncoder().encode(secret))
  const keys = await deriveStationKeys(stationId, stationKey)
  return { recipient, iv: toHex(iv), sealed: toHex(ct), vouched: await vouch(keys, staffId, recipient) }
}

/** Whether the station's own keys have vouched for this recipient; any other gets nothing. */
export async function isVouchedFor(keys: StationKeys, slot: Pick<KeySlot, 'staffId' | 'handover'>): Promise<boolean> {
  const { staffId, handover } = slot
  if (handover === undefined) return false
  const mac = fromHex(handover.vouched)
  return crypto.subtle.verify('HMAC', keys.handover, mac, vouchedData(keys.stationId, staffId, handover.recipient))
}

/** Encrypts a renewed station key to the slot's recipient. @param slotData what the slot says in clear */
export async function handOver(recipient: string, stationKey: Bytes, slotData: Bytes): Promise<string> {
  const plain = new Uint8Array(HANDED_BYTES)
  plain.set(stationKey, 0)
  plain.set(await sha256(slotData), 32)
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const wrapped = armor.encode(await encrypter.encrypt(plain))
  plain.fill(0)
  return wrapped
}

/**
 * The station key that was handed over; `null` when the password is wrong or anything in the slot was changed.
 * @param key of the password
 */
export async function takeHanded(
  key: CryptoKey,
  stationId: string,
  slot: Pick<KeySlot, 'staffId' | 'handover' | 'handed'>,
  slotData: Bytes,
): Promise<Bytes | null> {
  const { staffId, handover, handed } = slot
  if (handover === undefined || handed === undefined) return null
  const aad = identityData(stationId, staffId, handover.recipient)
  const secret = await unseal(key, aad, { iv: fromHex(handover.iv), ct: fromHex(handover.sealed) })
  if (secret === null) return null
  const plain = await decrypted(new TextDecoder().decode(secret), handed)
  if (plain?.length !== HANDED_BYTES) return null
  return toHex(plain.slice(32)) === toHex(await sha256(slotData)) ? plain.slice(0, 32) : null
}

export async function vouch(keys: StationKeys, staffId: string, recipient: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', keys.handover, vouchedData(keys.stationId, staffId, recipient))
  return toHex(new Uint8Array(mac))
}

async function decrypted(identity: string, armored: string): Promise<Bytes | null> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    return new Uint8Array(await decrypter.decrypt(armor.decode(armored)))
  } catch (error) {
    // The identity is the slot's own, so whatever the library complains of is damage to what was handed over.
    if (error instanceof Error) return null
    throw error
  }
}

function identityData(stationId: string, staffId: string, recipient: string): Bytes {
  return encodeParts(['xingchen/handover/v1', stationId, staffId, recipient])
}

function vouchedData(stationId: string, staffId: string, recipient: string): Bytes {
  return encodeParts(['xingchen/handover-recipient/v1', stationId, staffId, recipient])
}

async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
