import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Dexie from 'dexie'
import { describe, expect, it } from 'vitest'
import type { Child } from '../../../src/domain/records.ts'
import { SCHEMA_VERSION } from '../../../src/domain/schema-version.ts'
import { commit } from '../../../src/storage/commit.ts'
import { findStation } from '../../../src/storage/find-station.ts'
import { loadWorkspace } from '../../../src/storage/load-workspace.ts'
import { openStation } from '../../../src/storage/open-station.ts'
import type { OpeningTools, Snapshot } from '../../../src/storage/opening-report.ts'
import { LAYOUT_VERSION, openStore, type Store } from '../../../src/storage/store.ts'
import { perTable, TABLE_NAMES, type WorkspaceState } from '../../../src/storage/tables.ts'
import { unlockWithPassword } from '../../../src/vault/unlock.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import { FIXTURE_NAMES, FIXTURE_PASSWORD, type StationFixture } from '../../fixtures/stations/fixture.ts'
import { argon2, CHEAP } from '../vault/test-argon2.ts'
import { BY_TEST, NO_TOOLS, testStation, value, type TestStation } from '../verbs/test-station.ts'
import { MemoryFiles } from './memory-files.ts'

/** Everything a person would notice missing. */
function plain(state: WorkspaceState) {
  return perTable((table) => [...state[table].values()].sort((one, other) => one.id.localeCompare(other.id)))
}

async function withChildren(count: number): Promise<TestStation & { readonly childIds: readonly string[] }> {
  const station = await testStation()
  const childIds: string[] = []
  for (let at = 0; at < count; at += 1) {
    childIds.push(
      value(await station.desk.perform(registerChild, { facts: { 'child.name': `陈小${'满荷舟禾'[at] ?? ''}` } }))
        .childId,
    )
  }
  return { ...station, childIds }
}

/** What unlocking does after a start: looks what is there, and opens it. */
async function startAgain(station: TestStation, tools: Partial<OpeningTools> = {}) {
  station.store.close()
  const found = value(await findStation(station.files.files, station.store.name))
  if (found.meta === null) throw new Error('a first run')
  const opened = await openStation(found.store, station.keys, found.meta, found.rebuild, { ...NO_TOOLS, ...tools })
  return { found, opened, store: found.store }
}

async function removeStore(station: TestStation): Promise<void> {
  station.store.close()
  await Dexie.delete(station.store.name)
}

function snapshotOf(station: TestStation): Snapshot {
  return {
    journal: station.store.journal.head,
    schemaVersion: SCHEMA_VERSION,
    madeAt: '2026-11-23T04:00:00.000Z',
    tables: new Map(TABLE_NAMES.map((table) => [table, [...station.desk.workspace.state[table].values()]])),
  }
}

/** Lets the station's files list a snapshot, which `tools` then reads. */
function listSnapshot(files: MemoryFiles, name: string): void {
  const look = files.files['folder.look']
  Object.assign(files.files, {
    'folder.look': async () => {
      const looked = await look(undefined)
      if (!looked.ok) return looked
      const snapshots = [{ name, bytes: 1, writtenAt: '2026-11-23T04:00:00.000Z', slots: null }]
      return { ok: true, value: { ...looked.value, snapshots } }
    },
  })
}

describe('opening a station', () => {
  it('takes a store that is level with the journal as it is', async () => {
    const station = await withChildren(2)
    const { opened } = await startAgain(station)
    expect(plain(value(opened).workspace.state)).toEqual(plain(station.desk.workspace.state))
    expect(value(opened).report).toMatchObject({ replayed: 0, rebuiltFrom: null, missing: [], journalShort: false })
  })

  it('replays what the journal has and the rows have not: written, changed and removed', async () => {
    const station = await withChildren(2)
    const { store, desk, childIds } = station
    const write = store.write.bind(store)
    // The power goes between the journal and the database, three times.
    store.write = () => Promise.reject(new Error('no power'))
    const late = value(await desk.perform(registerChild, { facts: { 'child.name': '林听雨' } })).childId
    value(await desk.perform(updateFacts, { childId: childIds[0] ?? '', facts: { 'child.school': '海湾小学' } }))
    value(
      await commit(
        store,
        station.keys,
        desk.workspace,
        [{ table: 'children', id: childIds[1] ?? '', value: null }],
        BY_TEST,
      ),
    )
    store.write = write
    const { opened, store: again } = await startAgain(station)
    const { workspace, report } = value(opened)
    expect(report.replayed).toBe(3)
    expect(plain(workspace.state)).toEqual(plain(desk.workspace.state))
    expect(workspace.state.children.has(late)).toBe(true)
    // And the rows have it from now on.
    expect(plain((await loadWorkspace(again, station.keys)).state)).toEqual(plain(desk.workspace.state))
    expect((await again.readMeta())?.journal).toEqual(again.journal.head)
  })

  it('is never a first run when the store was wiped: the journal alone brings all of it back', async () => {
    const station = await withChildren(3)
    await removeStore(station)
    const { found, opened, store } = await startAgain(station)
    expect(found.rebuild).toBe(true)
    const { workspace, report } = value(opened)
    expect(report).toMatchObject({ rebuiltFrom: '', missing: [] })
    expect(plain(workspace.state)).toEqual(plain(station.desk.workspace.state))
    value(await commit(store, station.keys, workspace, [], BY_TEST))
    const again = await startAgain({ ...station, store })
    expect(again.found.rebuild).toBe(false)
    expect(plain(value(again.opened).workspace.state)).toEqual(plain(station.desk.workspace.state))
  })

  it('opens by the journal’s own first line when the marker is gone too', async () => {
    const station = await withChildren(1)
    await removeStore(station)
    station.files.marker = null
    const { found, opened } = await startAgain(station)
    expect(found.meta?.stationName).toBe('星湖街道社会工作站')
    expect(plain(value(opened).workspace.state)).toEqual(plain(station.desk.workspace.state))
    expect(station.files.marker).not.toBeNull()
  })

  it('goes on from the store when the journal lost its end, or all of it, and says that a snapshot is due', async () => {
    for (const left of [4, 0]) {
      const station = await withChildren(3)
      const before = plain(station.desk.workspace.state)
      const last = station.files.frames[left - 1]
      station.files.frames = station.files.frames.slice(0, left)
      station.files.head = last === undefined ? null : { seq: last.seq, hash: last.hash }
      const { opened, store } = await startAgain(station)
      const { workspace, report } = value(opened)
      expect(report.journalShort, `${String(left)} entries left`).toBe(true)
      expect(plain(workspace.state)).toEqual(before)
      value(await commit(store, station.keys, workspace, [child('new', station)], BY_TEST))
      expect(store.journal.head?.seq).toBe((station.store.journal.head?.seq ?? 0) + 1)
    }
  })

  it('puts a journal aside that is not the store’s own, and keeps the store', async () => {
    const station = await withChildren(2)
    const foreign = await withChildren(4)
    station.files.frames = foreign.files.frames
    station.files.head = foreign.files.head
    const { opened } = await startAgain(station)
    expect(station.files.asides).toBe(1)
    expect(value(opened).report.journalShort).toBe(true)
    expect(plain(value(opened).workspace.state)).toEqual(plain(station.desk.workspace.state))
  })

  it('begins with the last snapshot and names exactly the entries that nobody has any more', async () => {
    const station = await withChildren(2)
    const snapshot = snapshotOf(station)
    const { desk, files } = station
    const third = value(await desk.perform(registerChild, { facts: { 'child.name': '林听雨' } })).childId
    const lost = desk.workspace.state.children.get(third)
    const fourth = value(await desk.perform(registerChild, { facts: { 'child.name': '周小舟' } })).childId
    const at = (snapshot.journal?.seq ?? 0) + 1
    files.frames = files.frames.filter(({ seq }) => seq > at)
    listSnapshot(files, 'xingchen-backup-2026-11-23-1200.age')
    await removeStore(station)
    const { opened } = await startAgain(station, { readSnapshot: () => Promise.resolve(snapshot) })
    const { workspace, report } = value(opened)
    expect(report).toMatchObject({ rebuiltFrom: 'xingchen-backup-2026-11-23-1200.age', missing: [[at, at]] })
    expect(lost).toBeDefined()
    expect([...workspace.state.children.keys()].sort()).toEqual([...station.childIds, fourth].sort())
  })

  it('names a damaged entry as missing and applies the ones after it', async () => {
    const station = await withChildren(3)
    const frame = station.files.frames.at(-2)
    if (frame?.body == null) throw new Error('no entry')
    frame.body[20] = (frame.body[20] ?? 0) ^ 1
    await removeStore(station)
    const { opened } = await startAgain(station)
    const { workspace, report } = value(opened)
    expect(report.missing).toEqual([[frame.seq, frame.seq]])
    expect(workspace.state.children.size).toBe(2)
  })

  it('says when nothing is left that holds records', async () => {
    const station = await withChildren(1)
    station.files.frames = []
    await removeStore(station)
    const { opened } = await startAgain(station)
    expect(opened).toEqual({ ok: false, failure: { kind: 'nothingLeft' } })
  })

  it('mends rows whose seals broke from what journal and snapshot have', async () => {
    const station = await withChildren(2)
    for (const id of station.childIds) {
      const row = await station.store.table('children').get(id)
      if (row === undefined) throw new Error('no row')
      const ct = row.ct.slice()
      ct[5] = (ct[5] ?? 0) ^ 4
      await station.store.table('children').put({ ...row, ct })
    }
    const { opened } = await startAgain(station)
    const { workspace, report } = value(opened)
    expect(report.mended.map(({ id }) => id).sort()).toEqual([...station.childIds].sort())
    expect(workspace.damaged).toEqual([])
    expect(plain(workspace.state)).toEqual(plain(station.desk.workspace.state))
  })

  it('writes the clear copies anew when a full disk had kept them back', async () => {
    const station = await withChildren(1)
    const meta = await station.store.readMeta()
    station.files.marker = null
    station.files.meta = null
    await startAgain(station)
    const { marker } = value(await station.files.files['folder.look'](undefined))
    expect(JSON.parse(marker ?? 'null')).toMatchObject({ stationName: meta?.stationName })
    expect(station.files.rotations).toBe(1)
  })
})

function child(id: string, station: TestStation): { table: 'children'; id: string; value: Child } {
  const [some] = station.desk.workspace.state.children.values()
  if (some === undefined) throw new Error('no child')
  return { table: 'children', id, value: { ...some, id } }
}

describe('a station of an older version', () => {
  async function fixtureStore(version: number): Promise<{ store: Store; files: MemoryFiles; fixture: StationFixture }> {
    const path = join(import.meta.dirname, `../../fixtures/stations/station-${String(version)}.json`)
    const fixture = JSON.parse(readFileSync(path, 'utf8')) as StationFixture
    const name = `fixture-${String(version)}-${crypto.randomUUID()}`
    const old = new Dexie(name)
    old
      .version(Math.min(version, LAYOUT_VERSION))
      .stores(Object.fromEntries([...Object.keys(fixture.tables), 'meta'].map((table) => [table, 'id'])))
    await old.open()
    for (const [table, rows] of Object.entries(fixture.tables)) {
      await old.table(table).bulkPut(rows.map((row) => ({ ...row, iv: bytes(row.iv), ct: bytes(row.ct) })))
    }
    await old.table('meta').put({ id: 'meta', meta: fixture.meta })
    old.close()
    const files = new MemoryFiles()
    if (fixture.journal !== undefined) {
      files.meta = fixture.journal.meta
      files.frames = fixture.journal.frames.map(({ body, ...frame }) => ({
        ...frame,
        body: bytes(body),
        damaged: false,
      }))
      const last = fixture.journal.frames.at(-1)
      files.head = last === undefined ? null : { seq: last.seq, hash: last.hash }
    }
    return { store: value(await openStore(files.files, name)), files, fixture }
  }

  it('is no matter for one of this version: it opens level with its journal, and from the journal alone', async () => {
    const { store, files } = await fixtureStore(SCHEMA_VERSION)
    const meta = await store.readMeta()
    if (meta === null) throw new Error('no meta')
    const { keys } = value(await unlockWithPassword(meta.vault, 'head', FIXTURE_PASSWORD, argon2, CHEAP))
    const { workspace, report } = value(await openStation(store, keys, meta, false, NO_TOOLS))
    expect(report).toMatchObject({ replayed: 0, journalShort: false, migratedFrom: null, missing: [] })
    expect(workspace.damaged).toEqual([])
    const names = [...workspace.state.children.values()].map(({ facts }) => facts['child.name']?.value)
    expect(names.sort()).toEqual([...FIXTURE_NAMES].sort())
    store.close()
    await Dexie.delete(store.name)
    const found = value(await findStation(files.files, store.name))
    if (found.meta === null) throw new Error('no meta')
    const rebuilt = value(await openStation(found.store, keys, found.meta, found.rebuild, NO_TOOLS))
    expect(plain(rebuilt.workspace.state)).toEqual(plain(workspace.state))
  })

  it.each(Array.from({ length: SCHEMA_VERSION - 1 }, (_, at) => at + 1))(
    'opens as version %i left it, is kept aside first, and has everybody in it',
    async (version) => {
      const { store, files, fixture } = await fixtureStore(version)
      const meta = await store.readMeta()
      if (meta === null) throw new Error('no meta')
      const { keys } = value(await unlockWithPassword(meta.vault, 'head', FIXTURE_PASSWORD, argon2, CHEAP))
      const kept: Readonly<Record<string, readonly unknown[]>>[] = []
      const keepBeforeMigration: OpeningTools['keepBeforeMigration'] = (tables, from) => {
        expect(from).toBe(version)
        kept.push(tables)
        return Promise.resolve({ ok: true, value: null })
      }
      const { workspace, report } = value(
        await openStation(store, keys, meta, false, { ...NO_TOOLS, keepBeforeMigration }),
      )
      expect(report.migratedFrom).toBe(version)
      const names = [...workspace.state.children.values()].map(({ facts }) => facts['child.name']?.value)
      expect(names.sort()).toEqual([...FIXTURE_NAMES].sort())
      for (const [table, rows] of Object.entries(fixture.tables)) {
        expect(kept[0]?.[table]?.length, table).toBe(rows.length)
      }
      expect(workspace.state.station.get('station')?.settings).toMatchObject({
        rehearseEveryDays: 30,
        lockAfterMinutes: 10,
      })
      // From now on it is a station of this version, with a journal that alone brings it back.
      const next = await store.readMeta()
      expect(next).toMatchObject({ schemaVersion: SCHEMA_VERSION, journal: files.head })
      store.close()
      await Dexie.delete(store.name)
      const found = value(await findStation(files.files, store.name))
      if (found.meta === null) throw new Error('no meta')
      const rebuilt = value(await openStation(found.store, keys, found.meta, found.rebuild, NO_TOOLS))
      expect(plain(rebuilt.workspace.state)).toEqual(plain(workspace.state))
    },
  )

  it('is left as it is when its records cannot be kept aside first', async () => {
    const { store, files } = await fixtureStore(1)
    const meta = await store.readMeta()
    if (meta === null) throw new Error('no meta')
    const { keys } = value(await unlockWithPassword(meta.vault, 'head', FIXTURE_PASSWORD, argon2, CHEAP))
    const refused = await openStation(store, keys, meta, false, {
      ...NO_TOOLS,
      keepBeforeMigration: () => Promise.resolve({ ok: false, failure: { missingBytes: 5 } }),
    })
    expect(refused).toEqual({ ok: false, failure: { kind: 'notMigrated', where: 'snapshot', missingBytes: 5 } })
    expect(await store.readMeta()).toEqual(meta)
    expect(files.head).toBeNull()
  })

  it('is migrated again when the power went between the journal and the rows', async () => {
    const { store, files } = await fixtureStore(1)
    const meta = await store.readMeta()
    if (meta === null) throw new Error('no meta')
    const { keys } = value(await unlockWithPassword(meta.vault, 'head', FIXTURE_PASSWORD, argon2, CHEAP))
    const write = store.write.bind(store)
    store.write = () => Promise.reject(new Error('no power'))
    expect((await openStation(store, keys, meta, false, NO_TOOLS)).ok).toBe(false)
    store.write = write
    expect(files.frames.length).toBe(1)
    const again = value(await findStation(files.files, store.name))
    const { workspace } = value(await openStation(again.store, keys, meta, again.rebuild, NO_TOOLS))
    expect(workspace.state.children.size).toBe(FIXTURE_NAMES.length)
    again.store.close()
  })
})

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64, 'base64'))
}
