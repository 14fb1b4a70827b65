import { seal, unseal, type Sealed } from './aes-gcm.ts'
import { encodeParts, type Bytes } from './bytes.ts'
import type { RecordsKey, StationKeys } from './station-keys.ts'

/** What a bundle says in clear, all of it authenticated: a bundle with a character of it changed does not open. */
export interface BundlePlace {
  readonly table: string
  readonly schemaVersion: number
  /** Which rows, and which writing of each, in the words of src/storage/bundle-members.ts. */
  readonly members: string
}

/** Seals the records of many rows as one, under the records key. A fresh random IV each time. */
export async function sealBundle(keys: StationKeys, place: BundlePlace, plain: Bytes): Promise<Sealed> {
  return seal(keys.records, associatedData(keys, place), plain)
}

/** The plain bytes, or `null` when this is not what was sealed for these very members. */
export async function openBundle(keys: RecordsKey, place: BundlePlace, sealed: Sealed): Promise<Bytes | null> {
  return unseal(keys.records, associatedData(keys, place), sealed)
}

function associatedData(keys: RecordsKey, { table, schemaVersion, members }: BundlePlace): Bytes {
  return encodeParts(['xingchen/bundle/v1', keys.stationId, table, schemaVersion, members])
}
