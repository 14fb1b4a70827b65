import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import { SCHEMA_VERSION } from '../../../src/domain/schema-version.ts'
import { LATE_FIELDS } from '../../../src/storage/late-fields.ts'
import { loadWorkspace } from '../../../src/storage/load-workspace.ts'
import { makeBundles } from '../../../src/storage/make-bundles.ts'
import { openStation } from '../../../src/storage/open-station.ts'
import { findStation } from '../../../src/storage/find-station.ts'
import { openSealed } from '../../../src/storage/open-sealed.ts'
import { replaceAll } from '../../../src/storage/replace-all.ts'
import { readSealed, readSealedIn } from '../../../src/storage/read-sealed.ts'
import { indexesOf, type SealedReading } from '../../../src/storage/sealed-reading.ts'
import { deleteStore, type Store } from '../../../src/storage/store.ts'
import { perTable, TABLE_NAMES, type WorkspaceState } from '../../../src/storage/tables.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import { NO_TOOLS, testStation, value, type TestStation } from '../verbs/test-station.ts'

const CHILDREN = 40

async function bundledStation(): Promise<TestStation & { readonly childIds: readonly string[] }> {
  const station = await testStation()
  const childIds: string[] = []
  value(
    await station.desk.performAll((perform) => {
      for (let at = 0; at < CHILDREN; at += 1) {
        const done = perform(registerChild, { facts: { 'child.name': `陈小${String.fromCodePoint(0x6ee1 + at)}` } })
        if (!done.ok) return done
        childIds.push(done.value.childId)
      }
      return { ok: true, value: null }
    }),
  )
  await bundle(station)
  return { ...station, childIds }
}

function bundle({ store, keys, desk }: TestStation): Promise<number> {
  return makeBundles(store, keys, desk.workspace, () => Promise.resolve())
}

/** Every record, as anybody who reads all of it would see it. */
function plain(state: WorkspaceState): unknown {
  return JSON.parse(JSON.stringify(perTable((table) => [...state[table].values()].sort(byId))))
}
function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1
}

/** What unlocking does: reads ahead, then opens. */
async function unlock({ store, keys }: TestStation) {
  store.readAhead()
  return loadWorkspace(store, keys)
}

function newSchool(childId: string) {
  return { childId, facts: { 'child.school': '星湖小学' } }
}

/** As the members of a bundle are named. */
function named(id: string): string {
  return JSON.stringify(id)
}

function isLate(record: object, field: string): boolean {
  return 'get' in (Object.getOwnPropertyDescriptor(record, field) ?? {})
}

/** How many rows of the children have to be opened one by one. */
async function single({ store }: TestStation): Promise<number> {
  return (await readSealed(store)).children.single.length
}

describe('opening out of bundles', () => {
  it('gives the same records as opening row by row, in the same order', async () => {
    const station = await bundledStation()
    const opened = await unlock(station)
    expect(await single(station)).toBe(0)
    await station.store.bundles.clear()
    const rowByRow = await unlock(station)
    expect(await single(station)).toBe(CHILDREN)
    expect(plain(opened.state)).toEqual(plain(rowByRow.state))
    for (const table of TABLE_NAMES) {
      expect([...opened.state[table].keys()]).toEqual([...rowByRow.state[table].keys()])
      for (const id of rowByRow.state[table].keys()) {
        expect(opened.revision(table, id)).toBe(rowByRow.revision(table, id))
      }
    }
  })

  it('takes what was written since from the row itself', async () => {
    const station = await bundledStation()
    const [childId = ''] = station.childIds
    value(await station.desk.perform(updateFacts, newSchool(childId)))
    expect(await single(station)).toBe(1)
    expect(plain((await unlock(station)).state)).toEqual(plain(station.desk.workspace.state))
  })

  it('finds a changed bit in a row whose record the bundle still has, and mends it', async () => {
    const station = await bundledStation()
    const [childId = ''] = station.childIds
    const row = await station.store.table('children').get(childId)
    if (row === undefined) throw new Error('no row')
    for (const at of [0, 5, row.ct.byteLength - 1]) {
      const ct = row.ct.slice()
      ct[at] = (ct[at] ?? 0) ^ 1
      await station.store.table('children').put({ ...row, ct })
      expect((await unlock(station)).damaged).toEqual([{ table: 'children', id: childId, reason: 'sealed' }])
    }
    const found = value(await findStation(station.files.files, station.store.name))
    if (found.meta === null) throw new Error('no station')
    found.store.readAhead()
    const { report, workspace } = value(await openStation(found.store, station.keys, found.meta, false, NO_TOOLS))
    expect(report.mended).toEqual([{ table: 'children', id: childId, reason: 'sealed' }])
    expect(plain(workspace.state)).toEqual(plain(station.desk.workspace.state))
  })

  it('finds two rows that were swapped, and a row put under the number of a later revision', async () => {
    const station = await bundledStation()
    const [one = '', other = ''] = station.childIds
    const [first, second] = await station.store.table('children').bulkGet([one, other])
    if (first === undefined || second === undefined) throw new Error('no rows')
    await station.store.table('children').bulkPut([
      { ...second, id: one },
      { ...first, id: other },
    ])
    expect((await unlock(station)).damaged.map(({ id }) => id).sort()).toEqual([one, other].sort())
    await station.store.table('children').bulkPut([first, { ...second, rev: second.rev + 1 }])
    expect((await unlock(station)).damaged.map(({ id }) => id)).toEqual([other])
  })

  it('does not open a bundle of which a bit was changed, and opens its rows instead', async () => {
    const station = await bundledStation()
    for (const each of await station.store.bundles.all()) {
      const ct = each.ct.slice()
      ct[9] = (ct[9] ?? 0) ^ 1
      await station.store.bundles.put({ ...each, ct })
    }
    expect(await single(station)).toBe(0)
    const opened = await unlock(station)
    expect(opened.damaged).toEqual([])
    expect(plain(opened.state)).toEqual(plain(station.desk.workspace.state))
  })

  it('does not open a bundle whose list of members was changed', async () => {
    const station = await bundledStation()
    const [one = '', other = ''] = station.childIds
    const [row, another] = await station.store.table('children').bulkGet([one, other])
    if (row === undefined || another === undefined) throw new Error('no rows')
    for (const each of await station.store.bundles.all()) {
      // The record of one child offered as that of another.
      const members = each.members
        .replaceAll(named(one), '?')
        .replaceAll(named(other), named(one))
        .replaceAll('?', named(other))
      await station.store.bundles.put({ ...each, members })
    }
    const opened = await unlock(station)
    expect(plain(opened.state)).toEqual(plain(station.desk.workspace.state))
  })

  it('takes nothing from a bundle of another version of the records', async () => {
    const station = await bundledStation()
    for (const each of await station.store.bundles.all()) {
      await station.store.bundles.put({ ...each, schemaVersion: SCHEMA_VERSION - 1 })
    }
    expect(await single(station)).toBe(CHILDREN)
    expect(await bundle(station)).toBeGreaterThan(0)
    expect(await single(station)).toBe(0)
    expect((await station.store.bundles.all()).every(({ schemaVersion }) => schemaVersion === SCHEMA_VERSION)).toBe(
      true,
    )
  })

  it('works without bundles as well', async () => {
    const station = await bundledStation()
    await Dexie.delete(`${station.store.name}-bundles`)
    expect(plain((await unlock(station)).state)).toEqual(plain(station.desk.workspace.state))
  })
})

describe('opening in a worker', () => {
  /** As through the worker's door: cloned, and with nothing of the page. */
  async function readElsewhere({ name }: Store): Promise<SealedReading> {
    const sealed = await readSealedIn(name)
    return {
      tables: structuredClone(indexesOf(sealed)),
      open: ({ records, stationId }, take) =>
        openSealed({ records, stationId }, sealed, (piece) => take(structuredClone(piece))),
      drop: () => undefined,
    }
  }

  it('gives the same records as opening here, out of bundles and row by row', async () => {
    const station = await bundledStation()
    for (const empty of [false, true]) {
      if (empty) await station.store.bundles.clear()
      const here = await unlock(station)
      station.store.readAhead(readElsewhere)
      const there = await loadWorkspace(station.store, station.keys)
      expect(plain(there.state)).toEqual(plain(here.state))
      for (const table of TABLE_NAMES) expect([...there.state[table].keys()]).toEqual([...here.state[table].keys()])
    }
  })

  it('names a broken row between whole ones', async () => {
    const station = await bundledStation()
    await station.store.bundles.clear()
    const [, childId = ''] = station.childIds
    const row = await station.store.table('children').get(childId)
    if (row === undefined) throw new Error('no row')
    const ct = row.ct.slice()
    ct[5] = (ct[5] ?? 0) ^ 1
    await station.store.table('children').put({ ...row, ct })
    station.store.readAhead(readElsewhere)
    const opened = await loadWorkspace(station.store, station.keys)
    expect(opened.damaged).toEqual([{ table: 'children', id: childId, reason: 'sealed' }])
    expect(opened.state.children.size).toBe(CHILDREN - 1)
  })

  it('opens here when the worker breaks off half way, and when it never began', async () => {
    const station = await bundledStation()
    const broken = vi.spyOn(console, 'warn').mockReturnValue()
    station.store.readAhead(async (store) => ({
      ...(await readElsewhere(store)),
      open: async (key, take) => {
        const sealed = await readSealedIn(store.name)
        await openSealed(key, sealed, (piece) => {
          if (piece.table === 'children') throw new Error('out of memory')
          take(piece)
        })
      },
    }))
    const opened = await loadWorkspace(station.store, station.keys)
    expect(broken).toHaveBeenCalledOnce()
    broken.mockRestore()
    expect(plain(opened.state)).toEqual(plain(station.desk.workspace.state))
    station.store.readAhead(() => Promise.reject(new Error('no worker')))
    const again = await loadWorkspace(station.store, station.keys)
    expect(plain(again.state)).toEqual(plain(station.desk.workspace.state))
  })

  it('lets go of what was read when something is written before it is opened', async () => {
    const station = await bundledStation()
    const drop = vi.fn()
    station.store.readAhead(async (store) => ({ ...(await readElsewhere(store)), drop }))
    const [childId = ''] = station.childIds
    value(await station.desk.perform(updateFacts, newSchool(childId)))
    await vi.waitFor(() => expect(drop).toHaveBeenCalledOnce())
    expect(plain((await loadWorkspace(station.store, station.keys)).state)).toEqual(plain(station.desk.workspace.state))
  })
})

describe('making bundles', () => {
  it('does nothing when there is nothing new, and one more for what is', async () => {
    const station = await bundledStation()
    expect(await bundle(station)).toBe(0)
    for (const childId of station.childIds.slice(0, 3)) {
      value(await station.desk.perform(updateFacts, newSchool(childId)))
    }
    expect(await bundle(station)).toBe(0)
    for (const childId of station.childIds.slice(3, 25)) {
      value(await station.desk.perform(updateFacts, newSchool(childId)))
    }
    expect(await bundle(station)).toBeGreaterThan(0)
    expect(await single(station)).toBe(0)
    expect(plain((await unlock(station)).state)).toEqual(plain(station.desk.workspace.state))
  })

  it('is done at once for a station that was restored: whoever restores it unlocks it next', async () => {
    const station = await bundledStation()
    const { store, keys, desk } = station
    const { state } = desk.workspace
    const [meta, before] = [await store.readMeta(), await store.bundles.heads()]
    if (meta === null) throw new Error('no meta')
    const restored = await replaceAll(
      store,
      keys,
      { vault: meta.vault, language: 'zh', tables: perTable((table) => [...state[table].values()]) },
      { why: 'restored', staffId: desk.actor.id, at: '2026-11-23T06:00:00.000Z', over: true },
    )
    expect(restored.ok).toBe(true)
    const after = await store.bundles.heads()
    expect(after.filter(({ id }) => before.some((bundle) => bundle.id === id))).toEqual([])
    expect(after.map(({ table }) => table)).toContain('children')
    const sealed = await readSealed(store)
    expect(sealed.children.single).toEqual([])
    expect(plain((await unlock(station)).state)).toEqual(plain(state))
  })

  it('lets go of a bundle with something in it that is gone', async () => {
    const station = await bundledStation()
    const [childId = ''] = station.childIds
    await station.store.table('children').delete(childId)
    const sealed = await readSealed(station.store)
    expect(sealed.children.bundles).toEqual([])
    const workspace = await unlock(station)
    await makeBundles(station.store, station.keys, workspace, () => Promise.resolve())
    const left = await station.store.bundles.all()
    expect(left.some(({ members }) => members.includes(named(childId)))).toBe(false)
    expect(await single(station)).toBe(0)
  })

  it('says nothing in clear but ids, revisions and sums', async () => {
    const station = await bundledStation()
    for (const { members, ...rest } of await station.store.bundles.all()) {
      expect(members).toMatch(/^\[(\["[a-z0-9-]+",\d+,\d+\],?)+\]$/)
      expect(Object.keys(rest).sort()).toEqual(['ct', 'id', 'iv', 'schemaVersion', 'table'])
    }
  })

  it('leaves none behind when the store is removed', async () => {
    const station = await bundledStation()
    station.store.close()
    await deleteStore(station.store.name)
    expect(await Dexie.exists(`${station.store.name}-bundles`)).toBe(false)
  })

  it('is removed before the store: killed in between, no bundle of former keys is left beside a store that is gone', async () => {
    const { store } = await bundledStation()
    store.close()
    const removing = vi.spyOn(Dexie, 'delete')
    await deleteStore(store.name)
    expect(removing.mock.calls.map(([name]) => name)).toEqual([`${store.name}-bundles`, store.name])
    removing.mockRestore()
  })
})

describe('the late field of a record', () => {
  it('is there for whoever spreads, compares, clones or writes it, and is read once', async () => {
    const station = await bundledStation()
    const [record] = (await unlock(station)).state.documents.values()
    if (record === undefined) throw new Error('no paper')
    const kept = station.desk.workspace.state.documents.get(record.id)
    expect(isLate(record, LATE_FIELDS.documents ?? '')).toBe(true)
    expect({ ...record }).toEqual(kept)
    expect(structuredClone(record)).toEqual(kept)
    expect(JSON.parse(JSON.stringify(record))).toEqual(JSON.parse(JSON.stringify(kept)))
    expect(record.values).toBe(record.values)
    expect(isLate(record, 'values')).toBe(false)
  })
})
