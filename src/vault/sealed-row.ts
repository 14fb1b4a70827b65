import { seal, unseal, type Sealed } from './aes-gcm.ts'
import { encodeParts, type Bytes } from './bytes.ts'
import type { RecordsKey, StationKeys } from './station-keys.ts'

/** Where a row stands. All of it is authenticated: a row moved, renamed, or put back to an older revision does not open. */
export interface RowPlace {
  readonly table: string
  readonly id: string
  readonly schemaVersion: number
  /** The number of the journal entry that wrote it, so it grows with each write and never comes again. */
  readonly rev: number
}

export type { Sealed } from './aes-gcm.ts'

/** A row that does not open: bits of it changed on the disk, or it was moved or swapped. Says where, never what. */
export class DamagedRowError extends Error {
  override readonly name = 'DamagedRowError'
  readonly place: RowPlace

  constructor(place: RowPlace) {
    super(`row ${place.table}/${place.id} revision ${place.rev} does not open`)
    this.place = place
  }
}

const utf8 = new TextEncoder()
const fromUtf8 = new TextDecoder('utf-8', { fatal: true })

/** Seals a JSON value for its place. A fresh random IV each time: sealing the same value twice gives different bytes. */
export async function sealRow(keys: StationKeys, place: RowPlace, value: unknown): Promise<Sealed> {
  return seal(keys.records, associatedData(keys, place), utf8.encode(toJson(value)))
}

/** @throws DamagedRowError when the row is not what was sealed for this very place. */
export async function openRow(keys: StationKeys, place: RowPlace, sealed: Sealed): Promise<unknown> {
  const plain = await openRowBytes(keys, place, sealed)
  if (plain === null) throw new DamagedRowError(place)
  const value: unknown = JSON.parse(fromUtf8.decode(plain))
  return value
}

/** The JSON of a row (UTF-8), or `null` when the row is not what was sealed for this very place. */
export async function openRowBytes(keys: RecordsKey, place: RowPlace, sealed: Sealed): Promise<Bytes | null> {
  return unseal(keys.records, associatedData(keys, place), sealed)
}

function associatedData(keys: RecordsKey, place: RowPlace): Bytes {
  return encodeParts(['xingchen/row/v1', keys.stationId, place.table, place.id, place.schemaVersion, place.rev])
}

function toJson(value: unknown): string {
  const json: unknown = JSON.stringify(value)
  if (typeof json !== 'string') throw new TypeError('a row must be a JSON value')
  return json
}
