import { encodeParts, fromHex, type Bytes } from './bytes.ts'

/**
 * The keys of an unlocked station, all derived from the 32-byte station key and none of them readable from outside
 * WebCrypto. They live in memory only and end with the page (locking reloads it).
 */
export class StationKeys {
  readonly stationId: string
  /** AES-256-GCM, seals the rows of the store. */
  readonly records: CryptoKey
  /** AES-256-GCM, seals the entries of the journal file. */
  readonly journal: CryptoKey
  /** AES-256-GCM, seals the files of attachments. */
  readonly attachments: CryptoKey
  /** HMAC-SHA-256, chains the audit log. */
  readonly audit: CryptoKey
  /** AES-256-GCM, seals the station's age identity in the vault file. */
  readonly identitySeal: CryptoKey
  /** HMAC-SHA-256, vouches for the recipients that a renewed station key is handed over to. */
  readonly handover: CryptoKey
  readonly #stationKey: Bytes

  constructor(stationId: string, stationKey: Bytes, derived: DerivedKeys) {
    this.stationId = stationId
    this.records = derived.records
    this.journal = derived.journal
    this.attachments = derived.attachments
    this.audit = derived.audit
    this.identitySeal = derived.identitySeal
    this.handover = derived.handover
    this.#stationKey = stationKey
  }

  /** Lets the vault wrap the station key for another slot. Never store, log or send what it hands over. */
  async withStationKey<T>(use: (stationKey: Bytes) => Promise<T>): Promise<T> {
    const copy = this.#stationKey.slice()
    try {
      return await use(copy)
    } finally {
      copy.fill(0)
    }
  }
}

/** As much of the keys as opening records takes. A worker can be given it: what is in it is cloned as it is. */
export type RecordsKey = Pick<StationKeys, 'records' | 'stationId'>

interface DerivedKeys {
  readonly records: CryptoKey
  readonly journal: CryptoKey
  readonly attachments: CryptoKey
  readonly audit: CryptoKey
  readonly identitySeal: CryptoKey
  readonly handover: CryptoKey
}

const AES: AesKeyGenParams = { name: 'AES-GCM', length: 256 }
const MAC: HmacImportParams & { length: number } = { name: 'HMAC', hash: 'SHA-256', length: 256 }

/** HKDF-SHA-256 with the station id as salt and one `info` per use, so that no key serves two purposes. */
export async function deriveStationKeys(stationId: string, stationKey: Bytes): Promise<StationKeys> {
  const base = await crypto.subtle.importKey('raw', stationKey, 'HKDF', false, ['deriveKey'])
  const derive = (use: string, kind: AesKeyGenParams | HmacKeyGenParams, usages: KeyUsage[]) =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: fromHex(stationId), info: encodeParts(['xingchen/key/v1', use]) },
      base,
      kind,
      false,
      usages,
    )
  const [records, journal, attachments, audit, identitySeal, handover] = await Promise.all([
    derive('records', AES, ['encrypt', 'decrypt']),
    derive('journal', AES, ['encrypt', 'decrypt']),
    derive('attachments', AES, ['encrypt', 'decrypt']),
    derive('audit', MAC, ['sign', 'verify']),
    derive('identity', AES, ['encrypt', 'decrypt']),
    derive('handover', MAC, ['sign', 'verify']),
  ])
  const derived = { records, journal, attachments, audit, identitySeal, handover }
  return new StationKeys(stationId, stationKey.slice(), derived)
}

/** The audit key as bytes, for the one place it is kept when the station key is renewed (station-identity.ts). */
export async function auditKeyBytes(stationId: string, stationKey: Bytes): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', stationKey, 'HKDF', false, ['deriveBits'])
  const info = encodeParts(['xingchen/key/v1', 'audit'])
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: fromHex(stationId), info }, base, 256),
  )
}

/** The reverse of `auditKeyBytes`. */
export function auditKeyOf(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, MAC, false, ['sign', 'verify'])
}
