import { seal, unseal } from './aes-gcm.ts'
import type { Argon2, Argon2Parameters } from './argon2-parameters.ts'
import { encodeParts, fromHex, randomBytes, toHex, type Bytes } from './bytes.ts'
import { makeHandover, takeHanded } from './handover.ts'
import type { KeySlot } from './vault-file.ts'

/** Whose slot it is. No name: initials only. */
export interface SlotOwner {
  readonly staffId: string
  readonly account: string
  readonly initials: string
  readonly role: KeySlot['role']
}

/** Wraps the station key under a password. Salt and IV are fresh and random; tests alone give them. */
export async function wrapInSlot(
  stationId: string,
  stationKey: Bytes,
  owner: SlotOwner,
  password: string,
  argon2: Argon2,
  parameters: Argon2Parameters,
  salt: Bytes = randomBytes(16),
  iv: Bytes = randomBytes(12),
): Promise<KeySlot> {
  const open = {
    slotVersion: 1,
    staffId: owner.staffId,
    account: owner.account,
    initials: owner.initials,
    role: owner.role,
    argon2: parameters,
    salt: toHex(salt),
  } as const
  const key = await keyFromPassword(password, salt, argon2, parameters)
  const { ct } = await seal(key, slotAssociatedData(stationId, open), stationKey, iv)
  const handover = await makeHandover(key, stationId, stationKey, owner.staffId)
  return { ...open, iv: toHex(iv), wrapped: toHex(ct), handover }
}

/** The station key, or `null`: the password is wrong, or something in the slot was changed. Nothing tells the two apart. */
export async function unwrapSlot(
  stationId: string,
  slot: KeySlot,
  password: string,
  argon2: Argon2,
): Promise<Bytes | null> {
  const key = await keyFromPassword(password, fromHex(slot.salt), argon2, slot.argon2)
  const slotData = slotAssociatedData(stationId, slot)
  if (slot.handed !== undefined) return takeHanded(key, stationId, slot, slotData)
  return unseal(key, slotData, { iv: fromHex(slot.iv), ct: fromHex(slot.wrapped) })
}

/**
 * Passwords are compared in Unicode form NFKC: a Chinese input method left in full-width mode types ＡＢＣ１ for ABC1 and
 * a masked field does not show it.
 */
async function keyFromPassword(
  password: string,
  salt: Bytes,
  argon2: Argon2,
  parameters: Argon2Parameters,
): Promise<CryptoKey> {
  const raw = new Uint8Array(await argon2(new TextEncoder().encode(password.normalize('NFKC')), salt, parameters))
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  raw.fill(0)
  return key
}

/** What a slot says in clear, as it is authenticated. */
export function slotAssociatedData(stationId: string, slot: Omit<KeySlot, 'iv' | 'wrapped'>): Bytes {
  const { memoryKiB, iterations, parallelism } = slot.argon2
  return encodeParts([
    'xingchen/slot/v1',
    slot.slotVersion,
    stationId,
    slot.staffId,
    slot.account,
    slot.initials,
    slot.role,
    memoryKiB,
    iterations,
    parallelism,
    slot.salt,
  ])
}
