import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixture.ts'

test('a backup goes to the chosen folder in pieces and comes back byte for byte', async ({ station, folder }) => {
  const stick = join(folder, '优盘')
  mkdirSync(stick)
  await station.answerOpenDialog(stick)
  const written = await station.page.evaluate(async () => {
    const { call } = window.station
    const chosen = await call['backup.chooseFolder']({ stationId: '0'.repeat(32) })
    if (!chosen.ok) return chosen
    const created = await call['backup.create']({ folder: chosen.value.folder, name: '秀英-2026-11-23.age', bytes: 1 })
    if (!created.ok) return created
    const { file } = created.value
    for (let piece = 0; piece < 3; piece++)
      await call['backup.write']({ file, bytes: new Uint8Array(1_500_000).fill(piece + 1) })
    const sealed = await call['backup.seal']({ file })
    const read = await call['backup.read']({ file, offset: 1_499_999, length: 2 })
    const kept = await call['backup.keep']({ file, slots: '{"slots":[]}' })
    return {
      chosen: chosen.value,
      sealed,
      read: read.ok ? [...read.value.bytes] : read,
      kept,
    }
  })
  const content = Buffer.concat([1, 2, 3].map((value) => Buffer.alloc(1_500_000, value)))
  expect(written).toMatchObject({
    chosen: { label: '优盘', systemDrive: true },
    sealed: { ok: true, value: { size: 4_500_000, sha256: createHash('sha256').update(content).digest('hex') } },
    read: [1, 2],
    kept: { ok: true, value: { path: join(stick, '秀英-2026-11-23.age') } },
  })
  expect(readdirSync(stick).sort()).toEqual(['秀英-2026-11-23.age', '秀英-2026-11-23.slots.json'])
  expect(readFileSync(join(stick, '秀英-2026-11-23.age')).equals(content)).toBe(true)
})

test('a stick that goes away while writing is named, and half a backup has no name', async ({ station, folder }) => {
  const stick = join(folder, 'stick')
  mkdirSync(stick)
  await station.answerOpenDialog(stick)
  const file = await station.page.evaluate(async () => {
    const { call } = window.station
    const chosen = await call['backup.chooseFolder']({ stationId: '0'.repeat(32) })
    const created = await call['backup.create']({
      folder: chosen.ok ? chosen.value.folder : '',
      name: 'x.age',
      bytes: 1,
    })
    return created.ok ? created.value.file : ''
  })
  rmSync(stick, { recursive: true })
  const sealed = await station.page.evaluate((id) => window.station.call['backup.seal']({ file: id }), file)
  expect(sealed).toMatchObject({ ok: false, failure: { kind: 'gone' } })
})

test('a page that starts anew leaves no half backup behind, and its old ids open nothing', async ({
  station,
  folder,
}) => {
  const stick = join(folder, 'stick')
  mkdirSync(stick)
  await station.answerOpenDialog(stick)
  const file = await station.page.evaluate(async () => {
    const { call } = window.station
    const chosen = await call['backup.chooseFolder']({ stationId: '0'.repeat(32) })
    const created = await call['backup.create']({
      folder: chosen.ok ? chosen.value.folder : '',
      name: 'x.age',
      bytes: 1,
    })
    return created.ok ? created.value.file : ''
  })
  expect(readdirSync(stick)).toEqual(['x.age.part'])
  await station.page.reload()
  await expect.poll(() => readdirSync(stick)).toEqual([])
  const sealed = await station.page.evaluate((id) => window.station.call['backup.seal']({ file: id }), file)
  expect(sealed).toMatchObject({ ok: false, failure: { kind: 'badRequest' } })
})

test('a backup file is read with the slots beside it, or without', async ({ station, folder }) => {
  const path = join(folder, 'x.age')
  const content = randomBytes(100_000)
  writeFileSync(path, content)
  await station.answerOpenDialog(path)
  const choose = () => station.page.evaluate(() => window.station.call['restore.chooseFile'](undefined))
  expect(await choose()).toMatchObject({ ok: true, value: { name: 'x.age', size: 100_000, slots: null } })
  writeFileSync(join(folder, 'x.slots.json'), '{"a":1}')
  const chosen = await choose()
  expect(chosen).toMatchObject({ ok: true, value: { slots: '{"a":1}' } })
  const file = chosen.ok ? chosen.value.file : ''
  const read = await station.page.evaluate(async (id) => {
    const answer = await window.station.call['restore.read']({ file: id, offset: 99_990, length: 100 })
    return answer.ok ? [...answer.value.bytes] : answer
  }, file)
  expect(read).toEqual([...content.subarray(99_990)])
  await station.answerOpenDialog(null)
  expect(await choose()).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
})
