import { describe, expect, it } from 'vitest'
import { SCHEMA_VERSION } from '../../../src/domain/schema-version.ts'
import {
  differences,
  judge,
  readRestored,
  returningStaff,
  textsOf,
  writtenSince,
} from '../../../src/storage/compare-backup.ts'
import { canonical } from '../../../src/storage/canonical.ts'
import { perTable, type WorkspaceState } from '../../../src/storage/tables.ts'
import { recordBackup } from '../../../src/verbs/backups/record-backup.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import { addStaff } from '../../../src/verbs/staff/add-staff.ts'
import { removeStaff } from '../../../src/verbs/staff/remove-staff.ts'
import { testStation, value } from '../verbs/test-station.ts'

const ENTRY = { medium: '蓝色', fileName: 'a.age', bytes: 1, sha256: 'ab', counts: {} }

/** As a backup gives them: through JSON, with the fields in another order. */
function asBackup(state: WorkspaceState) {
  return perTable((table) =>
    [...state[table].values()].map((record) => JSON.parse(JSON.stringify(turned(record))) as unknown),
  )
}
function turned(record: object): object {
  return Object.fromEntries(Object.entries(record).reverse())
}

async function stationWithBackup() {
  const station = await testStation()
  const { desk, store } = station
  const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
  const tables = asBackup(desk.workspace.state)
  const journal = store.journal.head
  value(await desk.perform(recordBackup, ENTRY))
  const rehearse = async (given = tables) => {
    const live = textsOf(desk.workspace.state)
    const restored = value(readRestored(given, 2))
    return judge(live, textsOf(restored), await writtenSince(store.journal, station.keys, journal))
  }
  return { ...station, childId, tables, journal, rehearse }
}

describe('a backup compared with the station', () => {
  it('is the same when only the register went on', async () => {
    const { rehearse } = await stationWithBackup()
    expect(await rehearse()).toEqual({ outcome: 'same', details: [] })
  })

  it('is older when the journal knows of later work, and names the tables', async () => {
    const { desk, childId, rehearse } = await stationWithBackup()
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海风小学' } }))
    value(await desk.perform(registerChild, { facts: { 'child.name': '吴一帆' } }))
    const { outcome, details } = await rehearse()
    expect(outcome).toBe('older')
    expect(details).toContainEqual({ table: 'children', live: 2, restored: 1 })
    expect(details.map(({ table }) => table)).not.toContain('backups')
  })

  it('differs when a record that nobody has touched since reads otherwise, is missing, or is one too many', async () => {
    const { tables, childId, desk, rehearse } = await stationWithBackup()
    const [child] = tables.children
    const changed = { ...(child as object), caseNumber: 'XX-1' }
    for (const children of [[changed], [], [child, { ...(child as object), id: 'stranger' }]]) {
      expect(await rehearse({ ...tables, children })).toMatchObject({
        outcome: 'differs',
        details: [{ table: 'children', live: 1, restored: children.length }],
      })
    }
    // Later work on one child explains nothing about another.
    value(await desk.perform(registerChild, { facts: { 'child.name': '吴一帆' } }))
    expect(await rehearse({ ...tables, children: [changed] })).toMatchObject({ outcome: 'differs' })
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海风小学' } }))
    expect(await rehearse({ ...tables, children: [changed] })).toMatchObject({ outcome: 'older' })
  })

  it('says which table holds a record of no known shape', async () => {
    const { tables } = await stationWithBackup()
    expect(readRestored({ ...tables, children: [{ id: 'a' }] }, 2)).toEqual({ ok: false, failure: 'children' })
  })

  it('cannot explain anything once the journal was begun anew: then what differs is called later work', async () => {
    const { store, keys } = await stationWithBackup()
    expect(await writtenSince(store.journal, keys, null)).toBe('all')
    expect(await writtenSince(store.journal, keys, { seq: 1, hash: '0'.repeat(64) })).toBe('all')
    expect(await writtenSince(store.journal, keys, { seq: 9999, hash: '0'.repeat(64) })).toBe('all')
  })

  it('lists record by record what a swap would take and bring', async () => {
    const { desk, tables, childId } = await stationWithBackup()
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海风小学' } }))
    const later = value(await desk.perform(registerChild, { facts: { 'child.name': '吴一帆' } }))
    const found = differences(textsOf(desk.workspace.state), textsOf(value(readRestored(tables, 2))))
    expect(found.find(({ table }) => table === 'children')).toMatchObject({
      onlyLive: [later.childId],
      onlyRestored: [],
      changed: [childId],
    })
  })

  it('names those who left since, and nobody who left before or is still there', async () => {
    const { desk } = await testStation()
    const add = async (account: string, name: string) => {
      const fields = { account, name, role: 'worker', phone: '' } as const
      return value(await desk.perform(addStaff, fields)).staffId
    }
    const remove = async (staffId: string) => value(await desk.perform(removeStaff, { staffId, casesTo: null }))
    const before = await add('hy', '何屿')
    const since = await add('lq', '林青')
    await add('xt', '许棠')
    await remove(before)
    const restored = value(readRestored(asBackup(desk.workspace.state), SCHEMA_VERSION))
    expect(returningStaff(desk.workspace.state, restored)).toEqual([])
    await remove(since)
    expect(returningStaff(desk.workspace.state, restored).map(({ name }) => name)).toEqual(['林青'])
  })
})

describe('the canonical text of a record', () => {
  it.each([
    [{ a: 1, b: [2, { d: 4, c: 3 }] }, '{"a":1,"b":[2,{"c":3,"d":4}]}'],
    [{ b: undefined, a: null }, '{"a":null}'],
    ['陈', '"陈"'],
  ])('%j', (record, text) => {
    expect(canonical(record)).toBe(text)
  })
})
