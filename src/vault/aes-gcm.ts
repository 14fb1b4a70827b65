import { randomBytes, type Bytes } from './bytes.ts'

/** Sealed bytes: a random 12-byte IV, and the ciphertext with its 16-byte tag at the end. */
export interface Sealed {
  readonly iv: Bytes
  readonly ct: Bytes
}

export async function seal(key: CryptoKey, aad: Bytes, plain: Bytes, iv: Bytes = randomBytes(12)): Promise<Sealed> {
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad }, key, plain)
  return { iv, ct: new Uint8Array(ct) }
}

/** The plain bytes, or `null` when a single bit of key, associated data, IV, ciphertext or tag differs. */
export async function unseal(key: CryptoKey, aad: Bytes, sealed: Sealed): Promise<Bytes | null> {
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: aad }, key, sealed.ct)
    return new Uint8Array(plain)
  } catch (error) {
    // WebCrypto says `OperationError` for a failed tag; anything else is a mistake in the program.
    if (error instanceof DOMException && error.name === 'OperationError') return null
    throw error
  }
}
