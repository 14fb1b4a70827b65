import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Child, Household } from '../../../src/domain/records.ts'
import { SCHEMA_VERSION } from '../../../src/domain/schema-version.ts'
import { commit } from '../../../src/storage/commit.ts'
import { loadWorkspace } from '../../../src/storage/load-workspace.ts'
import { replaceAll } from '../../../src/storage/replace-all.ts'
import { openStore, type Store } from '../../../src/storage/store.ts'
import { storeFailureSentence } from '../../../src/storage/store-failure.ts'
import { perTable, TABLE_NAMES, type Change } from '../../../src/storage/tables.ts'
import { emptyState, stateAfter, type Workspace } from '../../../src/storage/workspace.ts'
import { sealRow } from '../../../src/vault/sealed-row.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import type { StationKeys } from '../../../src/vault/station-keys.ts'
import { BY_TEST, emptyStore, reopen, testStation, value } from '../verbs/test-station.ts'
import { MemoryFiles } from './memory-files.ts'

const CANARY = '金丝雀龘小满'

const household: Household = { id: 'h', facts: {}, createdAt: '2026-11-23T04:00:00.000Z' }
const child: Child = {
  id: 'c',
  caseNumber: 'XH-2026-个-0009',
  householdId: 'h',
  workerId: 'id-1',
  population: 'registered',
  status: 'registered',
  categorySpans: [],
  moves: [],
  facts: { 'child.name': { value: CANARY, verifiedOn: '2026-11-23', documentId: null } },
  createdAt: '2026-11-23T04:00:00.000Z',
}
const both: readonly Change[] = [
  { table: 'households', id: 'h', value: household },
  { table: 'children', id: 'c', value: child },
]

const keep = (store: Store, keys: StationKeys, workspace: Workspace, changes: readonly Change[]) =>
  commit(store, keys, workspace, changes, BY_TEST)

const FOUNDED = { why: 'founded', staffId: null, at: '2026-11-23T04:00:00.000Z' } as const

afterEach(() => {
  vi.restoreAllMocks()
})

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(text, (unit) => unit.charCodeAt(0)).buffer)

/** Everything in the database, as bytes: strings in UTF-8 and, as engines keep them, in UTF-16. */
async function rawValues(store: Store): Promise<readonly Uint8Array[]> {
  const raw = await new Dexie(store.name).open()
  const values: Uint8Array[] = []
  const collect = (found: unknown): void => {
    if (found instanceof Uint8Array) values.push(found)
    else if (typeof found === 'string') values.push(utf8(found), utf16(found))
    else if (typeof found === 'object' && found !== null) {
      for (const [key, one] of Object.entries(found)) {
        values.push(utf8(key))
        collect(one)
      }
    }
  }
  for (const table of raw.tables) collect(await table.toArray())
  raw.close()
  return values
}

function contains(bytes: Uint8Array, needle: Uint8Array): boolean {
  return Buffer.from(bytes).includes(Buffer.from(needle))
}

function plainTables({ state }: Workspace) {
  return perTable((table) => [...state[table].values()])
}

describe('commit stores all of it or nothing', () => {
  it('puts every change on the disk and in the workspace', async () => {
    const { store, keys, desk } = await testStation()
    expect(await keep(store, keys, desk.workspace, both)).toEqual({ ok: true, value: null })
    expect(desk.workspace.state.children.get('c')).toEqual(child)
    const again = await loadWorkspace(store, keys)
    expect(again.state).toEqual(desk.workspace.state)
    expect(again.damaged).toEqual([])
  })

  it('refuses the whole when one record is not of its shape, and names the field, not its value', async () => {
    const { store, keys, desk } = await testStation()
    const before = desk.workspace.state
    const wrong = { ...child, status: CANARY } as unknown as Child
    const result = await keep(store, keys, desk.workspace, [
      { table: 'households', id: 'h', value: household },
      { table: 'children', id: 'c', value: wrong },
    ])
    expect(result).toEqual({ ok: false, failure: { kind: 'badRecord', where: 'children.status' } })
    expect(desk.workspace.state).toBe(before)
    expect(await store.table('households').count()).toBe(0)
  })

  it('refuses a record filed under another id', async () => {
    const { store, keys, desk } = await testStation()
    const result = await keep(store, keys, desk.workspace, [{ table: 'children', id: 'other', value: child }])
    expect(result).toEqual({ ok: false, failure: { kind: 'badRecord', where: 'children.id' } })
  })

  it('is saved once the journal has it: rows the database would not take follow with the next commit', async () => {
    const { store, keys, desk } = await testStation()
    const refuse = () => {
      throw new Error('torn')
    }
    store.table('children').hook('creating', refuse)
    value(await keep(store, keys, desk.workspace, both))
    expect(await store.table('households').count()).toBe(0)
    expect(store.behind.size).toBe(2)
    expect(desk.workspace.state.children.get('c')).toEqual(child)
    store.table('children').hook('creating').unsubscribe(refuse)
    value(
      await keep(store, keys, desk.workspace, [{ table: 'children', id: 'c', value: { ...child, status: 'closed' } }]),
    )
    expect(store.behind.size).toBe(0)
    const again = await loadWorkspace(store, keys)
    expect(again.state).toEqual(desk.workspace.state)
    expect(again.state.households.get('h')).toEqual(household)
  })

  it('stores nothing when the journal takes nothing, and says how much room is missing', async () => {
    const { store, files, keys, desk } = await testStation()
    const before = desk.workspace.state
    files.refuse = { kind: 'diskFull', detail: '', missingBytes: 3_000_000 }
    expect(await keep(store, keys, desk.workspace, both)).toEqual({
      ok: false,
      failure: { kind: 'diskFull', missingBytes: 3_000_000 },
    })
    expect(desk.workspace.state).toBe(before)
    expect(await store.table('households').count()).toBe(0)
    files.refuse = null
    value(await keep(store, keys, desk.workspace, both))
  })

  it('refuses to write over what a second window has written', async () => {
    const { store, files, keys, desk } = await testStation()
    value(await keep(store, keys, desk.workspace, both))
    const elsewhere = value(await openStore(files.files, store.name))
    const second = value(await reopen({ store: elsewhere, keys })).workspace
    value(await keep(elsewhere, keys, second, [{ table: 'children', id: 'c', value: { ...child, status: 'closed' } }]))
    const before = desk.workspace.state
    const late = await keep(store, keys, desk.workspace, [
      { table: 'households', id: 'new', value: { ...household, id: 'new' } },
    ])
    expect(late).toEqual({ ok: false, failure: { kind: 'stale' } })
    expect(desk.workspace.state).toBe(before)
    expect((await loadWorkspace(store, keys)).state.children.get('c')?.status).toBe('closed')
    elsewhere.close()
  })

  it('writes a row once for several changes of a batch, the last one', async () => {
    const { store, keys, desk } = await testStation()
    const closed = { ...child, status: 'closed' } as const
    value(await keep(store, keys, desk.workspace, [...both, { table: 'children', id: 'c', value: closed }]))
    expect((await store.table('children').get('c'))?.rev).toBe(store.journal.head?.seq)
    expect((await loadWorkspace(store, keys)).state.children.get('c')).toEqual(closed)
  })

  it('removes a row, and a row may be written again after it', async () => {
    const { store, keys, desk } = await testStation()
    value(await keep(store, keys, desk.workspace, both))
    value(await keep(store, keys, desk.workspace, [{ table: 'children', id: 'c', value: null }]))
    expect(await store.table('children').count()).toBe(0)
    expect(desk.workspace.state.children.has('c')).toBe(false)
    value(await keep(store, keys, desk.workspace, both))
    expect((await loadWorkspace(store, keys)).state.children.get('c')).toEqual(child)
  })

  it('keeps the clear copy of the station name and the last backup in step', async () => {
    const { store, keys, desk } = await testStation()
    const station = desk.workspace.state.station.get('station')
    if (station === undefined) throw new Error('no station')
    const backup = {
      id: 'b',
      at: '2026-11-23T05:00:00.000Z',
      byStaffId: 'id-1',
      medium: '蓝色U盘',
      fileName: 'x.age',
      bytes: 12,
      sha256: 'ab',
      counts: { children: 1 },
    }
    value(
      await keep(store, keys, desk.workspace, [
        { table: 'station', id: 'station', value: { ...station, name: '新名字社工站' } },
        { table: 'backups', id: 'b', value: backup },
        { table: 'backups', id: 'older', value: { ...backup, id: 'older', at: '2026-01-01T05:00:00.000Z' } },
      ]),
    )
    const meta = await store.readMeta()
    expect(meta?.stationName).toBe('新名字社工站')
    expect(meta?.lastBackup).toEqual({ at: backup.at, medium: '蓝色U盘', counts: { children: 1 } })
  })
})

describe('the workspace', () => {
  it('is replaced at each commit; tables that did not change keep their identity', async () => {
    const { store, keys, desk } = await testStation()
    const before = desk.workspace.state
    const heard = vi.fn()
    const stop = desk.workspace.subscribe(heard)
    value(await keep(store, keys, desk.workspace, both))
    expect(desk.workspace.state).not.toBe(before)
    expect(desk.workspace.state.staff).toBe(before.staff)
    expect(before.children.size).toBe(0)
    expect(heard).toHaveBeenCalledTimes(1)
    stop()
    value(await keep(store, keys, desk.workspace, [{ table: 'children', id: 'c', value: null }]))
    expect(heard).toHaveBeenCalledTimes(1)
  })
})

describe('a batch', () => {
  it('ends in the same state as its changes one by one, and leaves the state before as it was', () => {
    const change = fc.record({ id: fc.constantFrom('a', 'b', 'c'), there: fc.boolean(), on: fc.constantFrom('1', '2') })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (drawn) => {
        const changes = drawn.map(({ id, there, on }): Change => {
          const value = there ? { ...household, id, createdAt: `202${on}-01-01T00:00:00.000Z` } : null
          return { table: 'households', id, value }
        })
        const before = emptyState()
        const owned = new Set<unknown>()
        const batched = changes.reduce((state, one) => stateAfter(state, [one], owned), before)
        const single = changes.reduce((state, one) => stateAfter(state, [one]), before)
        expect(batched).toEqual(single)
        expect(before).toEqual(emptyState())
      }),
    )
  })
})

describe('what lies on the disk', () => {
  it('is nowhere readable: the canary is in no stored value', async () => {
    const { store, desk } = await testStation()
    const { childId } = value(
      await desk.perform(registerChild, {
        facts: { 'child.name': CANARY, 'guardian.name': CANARY, 'household.address': CANARY },
      }),
    )
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': CANARY } }))
    const everything = await rawValues(store)
    expect(everything.length).toBeGreaterThan(5)
    const needles = [utf8(CANARY), utf8(JSON.stringify(CANARY).slice(1, -1)), utf16(CANARY), utf8('吴知远')]
    for (const bytes of everything) {
      for (const needle of needles) expect(contains(bytes, needle)).toBe(false)
    }
    // The scan itself can see: the station's name lies in the clear meta row.
    expect(everything.some((bytes) => contains(bytes, utf8('星湖街道社会工作站')))).toBe(true)
  })

  it('names a row whose seal is broken, and opens the rest', async () => {
    const { store, keys, desk } = await testStation()
    value(await keep(store, keys, desk.workspace, both))
    const row = await store.table('children').get('c')
    if (row === undefined) throw new Error('no row')
    const ct = row.ct.slice()
    ct[3] = (ct[3] ?? 0) ^ 1
    await store.table('children').put({ ...row, ct })
    const opened = await loadWorkspace(store, keys)
    expect(opened.damaged).toEqual([{ table: 'children', id: 'c', reason: 'sealed' }])
    expect(opened.state.households.get('h')).toEqual(household)
    expect(opened.state.children.size).toBe(0)
  })

  it('names a row that opens but is no such record', async () => {
    const { store, keys } = await testStation()
    const place = { table: 'children', id: 'x', schemaVersion: SCHEMA_VERSION, rev: 1 }
    for (const [id, plain] of [
      ['x', { id: 'x' }],
      ['y', child],
    ] as const) {
      await store.table('children').put({ id, rev: 1, ...(await sealRow(keys, { ...place, id }, plain)) })
    }
    expect((await loadWorkspace(store, keys)).damaged).toEqual([
      { table: 'children', id: 'x', reason: 'shape' },
      { table: 'children', id: 'y', reason: 'shape' },
    ])
  })

  it('finds two rows that were swapped, one moved to another table, and one put back to another revision', async () => {
    const { store, keys, desk } = await testStation()
    const twin = { ...child, id: 'd' }
    value(await keep(store, keys, desk.workspace, [...both, { table: 'children', id: 'd', value: twin }]))
    const [c, d, h] = await Promise.all([
      store.table('children').get('c'),
      store.table('children').get('d'),
      store.table('households').get('h'),
    ])
    if (c === undefined || d === undefined || h === undefined) throw new Error('no rows')
    await store.table('children').bulkPut([
      { ...c, iv: d.iv, ct: d.ct },
      { ...d, iv: c.iv, ct: c.ct },
    ])
    await store.table('households').put({ ...h, rev: 7 })
    await store.table('documents').put(c)
    const { damaged } = await loadWorkspace(store, keys)
    expect(damaged.map(({ table, id, reason }) => `${table}/${id} ${reason}`).sort()).toEqual([
      'children/c sealed',
      'children/d sealed',
      'documents/c sealed',
      'households/h sealed',
    ])
  })
})

describe('a whole station in an empty store', () => {
  it('is the same afterwards', async () => {
    const { store, keys, desk } = await testStation()
    value(await keep(store, keys, desk.workspace, both))
    const meta = await store.readMeta()
    if (meta === null) throw new Error('no meta')
    const target = await emptyStore()
    const tables = plainTables(desk.workspace)
    const replaced = value(await replaceAll(target, keys, { vault: meta.vault, language: 'en', tables }, FOUNDED))
    expect(replaced.state).toEqual(desk.workspace.state)
    const opened = await loadWorkspace(target, keys)
    expect(opened.state).toEqual(desk.workspace.state)
    expect(await target.readMeta()).toEqual({ ...meta, language: 'en', journal: target.journal.head })
    // And work goes on there.
    value(await keep(target, keys, opened, [{ table: 'children', id: 'c', value: { ...child, status: 'closed' } }]))
  })

  it('refuses where a station exists, and changes nothing there', async () => {
    const one = await testStation()
    const other = await testStation()
    const meta = await one.store.readMeta()
    if (meta === null) throw new Error('no meta')
    const before = await rawValues(other.store)
    const tables = plainTables(one.desk.workspace)
    const result = await replaceAll(other.store, one.keys, { vault: meta.vault, language: 'zh', tables }, FOUNDED)
    expect(result).toEqual({ ok: false, failure: { kind: 'stationExists' } })
    expect(await rawValues(other.store)).toEqual(before)
  })

  it('refuses a store that holds rows without a station', async () => {
    const { store, keys, desk } = await testStation()
    const meta = await store.readMeta()
    if (meta === null) throw new Error('no meta')
    const target = await emptyStore()
    await target.table('children').put({ id: 'x', rev: 1, iv: new Uint8Array(12), ct: new Uint8Array(20) })
    const tables = plainTables(desk.workspace)
    const result = await replaceAll(target, keys, { vault: meta.vault, language: 'zh', tables }, FOUNDED)
    expect(result).toEqual({ ok: false, failure: { kind: 'stationExists' } })
  })

  it('stores nothing of a station with one bad record', async () => {
    const { store, keys, desk } = await testStation()
    const meta = await store.readMeta()
    if (meta === null) throw new Error('no meta')
    const target = await emptyStore()
    const tables = { ...plainTables(desk.workspace), children: [child, { ...child, id: 'x', status: 'lost' }] }
    const result = await replaceAll(target, keys, { vault: meta.vault, language: 'zh', tables }, FOUNDED)
    expect(result).toEqual({ ok: false, failure: { kind: 'badRecord', where: 'children.status' } })
    expect(await target.readMeta()).toBeNull()
    for (const table of TABLE_NAMES) expect(await target.table(table).count()).toBe(0)
  })
})

describe('opening the store', () => {
  it('refuses a store of a newer app by its schema version, and leaves it as it is', async () => {
    const { store } = await testStation()
    const meta = await store.readMeta()
    if (meta === null) throw new Error('no meta')
    const { name } = store
    await store.putMeta({ ...meta, schemaVersion: 99 })
    store.close()
    const result = await openStore(new MemoryFiles().files, name)
    expect(result).toEqual({ ok: false, failure: { kind: 'newerVersion' } })
    const raw = await new Dexie(name).open()
    expect((await raw.table<{ meta: { schemaVersion: number } }>('meta').get('meta'))?.meta.schemaVersion).toBe(99)
    raw.close()
  })

  it('refuses a store of a newer layout', async () => {
    const name = 'newer-layout'
    const newer = new Dexie(name)
    newer.version(99).stores({ meta: 'id', journal: 'id' })
    await newer.open()
    newer.close()
    expect(await openStore(new MemoryFiles().files, name)).toEqual({ ok: false, failure: { kind: 'newerVersion' } })
    const found = (await indexedDB.databases()).find((database) => database.name === name)
    expect(found?.version).toBe(990)
  })

  it('names a damaged meta row', async () => {
    const { store } = await testStation()
    const { name } = store
    store.close()
    const raw = await new Dexie(name).open()
    await raw.table('meta').put({ id: 'meta', meta: { schemaVersion: 1, vault: 'gone' } })
    raw.close()
    const result = await openStore(new MemoryFiles().files, name)
    expect(result).toEqual({ ok: false, failure: { kind: 'damagedMeta' } })
  })

  it('has a sentence in both languages for each failure', () => {
    for (const failure of [
      { kind: 'newerVersion' },
      { kind: 'damagedMeta' },
      { kind: 'unavailable', reason: 'UnknownError' },
    ] as const) {
      expect(storeFailureSentence(failure, 'zh')).toMatch(/^\p{Script=Han}.+。$/u)
      expect(storeFailureSentence(failure, 'en')).toMatch(/^[A-Z].+\.$/)
    }
  })
})
