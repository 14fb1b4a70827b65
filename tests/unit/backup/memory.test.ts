import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { prepareArchive, type TableSource } from '../../../src/backup/archive.ts'
import { encryptArchive } from '../../../src/backup/encrypt.ts'
import { scanBackup } from '../../../src/backup/read-backup.ts'
import { headOf, SCHEMA, testStation } from './sample-backup.ts'

test('writing and reading a table of 64 MB holds a part of it only', async () => {
  const station = await testStation()
  const text = '秀英'.repeat(150)
  const batches = 640
  const table: TableSource = {
    name: 'documents',
    async *lines() {
      for (let batch = 0; batch < batches; batch += 1) {
        yield await Promise.resolve(
          Array.from({ length: 110 }, (_, at) => JSON.stringify({ id: `${String(batch)}-${String(at)}`, text })),
        )
      }
    },
  }
  const archive = await prepareArchive(headOf(station), station.vault, [table])
  expect(archive.bytes).toBeGreaterThan(64_000_000)
  const { stream } = await encryptArchive(archive, station.recipients)

  const before = await memoryInUse()
  let most = 0
  let records = 0
  let heard = 0
  const scanned = await scanBackup(stream, [station.identity], SCHEMA, {
    lines: async (_, lines) => {
      records += lines.length
      heard += 1
      if (heard % 10 === 0) most = Math.max(most, (await memoryInUse()) - before)
    },
  })
  expect(scanned.ok).toBe(true)
  expect(records).toBe(batches * 110)
  // About a megabyte at a time.
  expect(heard).toBeGreaterThan(40)
  // About 30 MB are buffers, 8 of them the tar writer’s; the records held as strings would add 43.
  expect(most).toBeLessThan(45_000_000)
})

/** Bytes really held: garbage is collected first. */
async function memoryInUse(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  // Buffers are given back after the next turn of the loop.
  await setImmediate()
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return arrayBuffers + heapUsed
}
