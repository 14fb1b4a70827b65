import 'fake-indexeddb/auto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { jsonOf } from '../../../src/storage/meta.ts'
import { findStation } from '../../../src/storage/find-station.ts'
import { testStation, value } from '../verbs/test-station.ts'
import { RealFiles } from './real-files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'station-begun-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

it('is no station while its journal has no entry: founding found no room, and is done again at the next start', async () => {
  const { store } = await testStation()
  const meta = await store.readMeta()
  if (meta === null) throw new Error('no station')
  const begin = { stationId: meta.vault.stationId, meta: jsonOf({ ...meta, journal: null }) }
  const files = new RealFiles(folder)
  value(await files.files['journal.begin'](begin))
  await files.startAgain()
  const found = value(await findStation(files.files, 'begun'))
  expect(found.meta).toBeNull()
  found.store.close()

  const head = value(await files.files['journal.begin'](begin))
  expect(head.seq).toBe(0)
  value(await files.files['journal.append']({ after: head, body: new Uint8Array(40) }))
  expect(await files.files['journal.begin'](begin)).toMatchObject({ ok: false, failure: { kind: 'exists' } })
  await files.startAgain()
  const again = value(await findStation(files.files, 'begun'))
  expect(again).toMatchObject({ rebuild: true })
  again.store.close()
  await files.close()
})
