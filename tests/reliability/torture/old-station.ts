import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ARGON2_PARAMETERS } from '../../../src/vault/argon2-parameters.ts'
import { unwrapSlot, wrapInSlot } from '../../../src/vault/key-slots.ts'
import { z } from '../../../src/domain/zod.ts'
import { vaultFileSchema } from '../../../src/vault/vault-file.ts'
import type { Station } from '../../e2e/station.ts'
import { FIXTURE_PASSWORD, type StationFixture } from '../../fixtures/stations/fixture.ts'
import { argon2 } from '../../unit/vault/test-argon2.ts'

const metaSchema = z.looseObject({ vault: vaultFileSchema })

/** The released station of schema version 1, its key slot as dear as the app asks for. */
export async function oldStation(): Promise<StationFixture> {
  const path = join(import.meta.dirname, '../../fixtures/stations/station-1.json')
  const fixture = JSON.parse(readFileSync(path, 'utf8')) as StationFixture
  const meta = metaSchema.parse(fixture.meta)
  const staff = await Promise.all(
    meta.vault.staff.map(async (slot) => {
      const key = await unwrapSlot(meta.vault.stationId, slot, FIXTURE_PASSWORD, argon2)
      if (key === null) throw new Error('the fixture does not open')
      return wrapInSlot(meta.vault.stationId, key, slot, FIXTURE_PASSWORD, argon2, ARGON2_PARAMETERS)
    }),
  )
  return { ...fixture, meta: { ...meta, vault: { ...meta.vault, staff } } }
}

/** Puts it into the browser's store of an app that stands on its first page, as an app of that day left it there. */
export async function leaveOldStation(station: Station, fixture: StationFixture): Promise<void> {
  await station.page.getByLabel('站名，和公章一致').waitFor()
  await station.page.evaluate(async ({ meta, tables }) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error(request.error?.message))
      })
    const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    await done(indexedDB.deleteDatabase('station'))
    // Version 1 of the layout as Dexie numbers it.
    const opening = indexedDB.open('station', 10)
    opening.onupgradeneeded = () => {
      for (const name of [...Object.keys(tables), 'meta']) opening.result.createObjectStore(name, { keyPath: 'id' })
    }
    const database = await done(opening)
    const names = [...database.objectStoreNames]
    const writing = database.transaction(names, 'readwrite', { durability: 'strict' })
    for (const [name, rows] of Object.entries(tables))
      for (const row of rows) writing.objectStore(name).put({ ...row, iv: bytes(row.iv), ct: bytes(row.ct) })
    writing.objectStore('meta').put({ id: 'meta', meta })
    await new Promise((written) => (writing.oncomplete = written))
    database.close()
  }, fixture)
}
