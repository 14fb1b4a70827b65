import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Bytes } from './bytes.ts'
import type { VaultFile } from './vault-file.ts'

/** A new recovery key, and the station key encrypted to it. The key itself goes on paper and is kept nowhere. */
export async function makeRecoverySlot(
  stationKey: Bytes,
): Promise<{ readonly recoveryKey: string; readonly slot: VaultFile['recovery'] }> {
  const recoveryKey = await generateX25519Identity()
  const recipient = await identityToRecipient(recoveryKey)
  return { recoveryKey, slot: { recipient, wrapped: await wrapForRecovery(recipient, stationKey) } }
}

/** The station key encrypted to the key on a recovery sheet; for that its recipient is enough. */
export async function wrapForRecovery(recipient: string, stationKey: Bytes): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return armor.encode(await encrypter.encrypt(stationKey))
}

/** The station key (32 bytes); `wrongKey` when the slot was made for another key, `damaged` when it does not open at all. */
export async function openRecoverySlot(
  slot: VaultFile['recovery'],
  recoveryKey: string,
): Promise<Bytes | 'wrongKey' | 'damaged'> {
  if ((await identityToRecipient(recoveryKey)) !== slot.recipient) return 'wrongKey'
  const decrypter = new Decrypter()
  decrypter.addIdentity(recoveryKey)
  try {
    const stationKey = new Uint8Array(await decrypter.decrypt(armor.decode(slot.wrapped)))
    return stationKey.length === 32 ? stationKey : 'damaged'
  } catch (error) {
    // The key was made for this slot, so whatever the library complains of is damage to the slot.
    if (error instanceof Error) return 'damaged'
    throw error
  }
}
