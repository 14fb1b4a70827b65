import { describe, expect, it } from 'vitest'
import type { BackupEntry, Rehearsal } from '../../../src/domain/records.ts'
import { SCHEMA_VERSION } from '../../../src/domain/schema-version.ts'
import { checkBackup, checkRehearsal, checkSnapshot, checkSpace } from '../../../src/storage/due-checks.ts'
import type { Snapshot } from '../../../src/storage/opening-report.ts'
import { selfCheck, type Check, type CheckId, type SelfCheckTools } from '../../../src/storage/self-check.ts'
import { tableDigest } from '../../../src/storage/table-digest.ts'
import { TABLE_NAMES } from '../../../src/storage/tables.ts'
import { Workspace, emptyRevisions } from '../../../src/storage/workspace.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import { testStation, value, type TestStation } from '../verbs/test-station.ts'

const NOW = new Date('2026-11-24T04:00:00.000Z')

async function inUse() {
  const station = await testStation()
  const { childId } = value(await station.desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
  value(await station.desk.perform(updateFacts, { childId, facts: { 'child.school': '海湾小学' } }))
  return { ...station, childId }
}

async function checksOf(station: TestStation, tools: Partial<SelfCheckTools> = {}, workspace = station.desk.workspace) {
  const { store, keys } = station
  const report = value(
    await selfCheck(
      { store, keys, workspace },
      {
        readSnapshot: () => Promise.resolve(null),
        persisted: () => Promise.resolve(true),
        appVersion: '1.0.0',
        now: () => NOW,
        ...tools,
      },
    ),
  )
  return <Id extends CheckId>(id: Id): Extract<Check, { id: Id }> => {
    const found = report.checks.find((check): check is Extract<Check, { id: Id }> => check.id === id)
    if (found === undefined) throw new Error(id)
    return found
  }
}

function snapshotOf({ store, desk }: TestStation): Snapshot {
  return {
    madeAt: '2026-11-23T04:00:00.000Z',
    journal: store.journal.head,
    schemaVersion: SCHEMA_VERSION,
    tables: new Map(TABLE_NAMES.map((table) => [table, [...desk.workspace.state[table].values()]])),
  }
}

function listSnapshots({ files }: TestStation, names: readonly string[]): void {
  const look = files.files['folder.look']
  Object.assign(files.files, {
    'folder.look': async () => {
      const looked = value(await look(undefined))
      const snapshots = names.map((name) => ({ name, bytes: 1, writtenAt: '2026-11-23T04:00:00.000Z', slots: null }))
      return { ok: true, value: { ...looked, snapshots } }
    },
  })
}

describe('the self-check', () => {
  it('is green for a station that was left alone, with or without a snapshot', async () => {
    const station = await inUse()
    const alone = await checksOf(station)
    for (const id of ['journal', 'store', 'copies', 'space', 'persisted', 'version', 'attachments'] as const) {
      expect([id, alone(id).good]).toEqual([id, true])
    }
    expect(alone('journal')).toMatchObject({ startsAt: 1, entries: 4, opened: 4, erased: 0 })
    expect(alone('store')).toMatchObject({ compared: true, rows: 12, differing: [] })
    expect(alone('snapshot')).toMatchObject({ good: false, at: null })
    const snapshot = snapshotOf(station)
    listSnapshots(station, ['one.age'])
    value(await station.desk.perform(updateFacts, { childId: station.childId, facts: { 'child.grade': '二年级' } }))
    const covered = await checksOf(station, { readSnapshot: () => Promise.resolve(snapshot) })
    expect(covered('store').good).toBe(true)
    expect(covered('snapshot')).toMatchObject({ good: true, changesSince: 1, unreadable: 0 })
  })

  it('tells how far it is', async () => {
    const station = await inUse()
    const stages: string[] = []
    const tools = {
      readSnapshot: () => Promise.resolve(null),
      persisted: () => Promise.resolve(true),
      appVersion: '',
      now: () => NOW,
    }
    value(
      await selfCheck({ ...station, workspace: station.desk.workspace }, tools, ({ stage, share }) => {
        stages.push(`${stage} ${String(share)}`)
      }),
    )
    expect(stages).toEqual(['snapshot 0', 'journal 0.25', 'journal 0.5', 'journal 0.75', 'journal 1', 'store 0'])
  })

  it('names an entry with a changed bit, and does not compare with half a journal', async () => {
    const station = await inUse()
    const body = station.files.frames[2]?.body
    if (body == null) throw new Error('no body')
    body[30] = (body[30] ?? 0) ^ 8
    const check = await checksOf(station)
    expect(check('journal')).toMatchObject({ good: false, damaged: [3], missing: [], broken: [] })
    expect(check('store')).toMatchObject({ good: false, compared: false, differing: [] })
  })

  it('names entries that are not there: in the middle, at the end', async () => {
    const station = await inUse()
    const { frames } = station.files
    station.files.frames = frames.filter(({ seq }) => seq !== 2)
    expect((await checksOf(station))('journal')).toMatchObject({ good: false, missing: [[2, 2]] })
    station.files.frames = frames.slice(0, 2)
    expect((await checksOf(station))('journal')).toMatchObject({ good: false, missing: [[3, 4]] })
  })

  it('says from where the journal begins; without its beginning there is nothing to compare with', async () => {
    const station = await inUse()
    station.files.frames = station.files.frames.slice(2)
    const check = await checksOf(station)
    expect(check('journal')).toMatchObject({ good: true, startsAt: 3 })
    expect(check('store').compared).toBe(false)
  })

  it('finds an entry of another chain', async () => {
    const [station, other] = [await inUse(), await inUse()]
    const foreign = other.files.frames[1]
    if (foreign === undefined) throw new Error('no frame')
    station.files.frames[1] = foreign
    // It does not open with these keys, and the next does not follow from it.
    expect((await checksOf(station))('journal')).toMatchObject({ good: false, damaged: [2], broken: [2, 3] })
  })

  it('finds a row that does not open, one that was put back to an older day, and one that was deleted', async () => {
    const station = await inUse()
    const table = station.store.table('children')
    const row = await table.get(station.childId)
    if (row === undefined) throw new Error('no row')
    await table.put({ ...row, ct: new Uint8Array(row.ct).map((byte, at) => (at === 9 ? byte ^ 1 : byte)) })
    expect((await checksOf(station))('store')).toMatchObject({ good: false, damaged: 1, differing: ['children'] })
    await table.delete(station.childId)
    expect((await checksOf(station))('store')).toMatchObject({ good: false, damaged: 0, differing: ['children'] })
    await table.put(row)
    expect((await checksOf(station))('store').good).toBe(true)
    value(await station.desk.perform(updateFacts, { childId: station.childId, facts: { 'child.school': '海风小学' } }))
    await table.put(row)
    expect((await checksOf(station))('store')).toMatchObject({ outOfStep: 1, differing: ['children'] })
  })

  it('finds a memory that is not what the disk has, and rows the database has not taken', async () => {
    const station = await inUse()
    const { state } = station.desk.workspace
    const forgetful = new Workspace({ ...state, households: new Map() }, emptyRevisions(), [])
    expect((await checksOf(station, {}, forgetful))('store').differing).toEqual(['households'])
    station.store.write = () => Promise.reject(new Error('no room'))
    value(await station.desk.perform(updateFacts, { childId: station.childId, facts: { 'child.grade': '一年级' } }))
    expect((await checksOf(station))('store')).toMatchObject({ good: false, waiting: 4 })
  })

  it('counts snapshots that do not open, and takes the newest that does', async () => {
    const station = await inUse()
    const snapshot = snapshotOf(station)
    listSnapshots(station, ['bad.age', 'good.age'])
    const readSnapshot = (name: string) => Promise.resolve(name === 'good.age' ? snapshot : null)
    expect((await checksOf(station, { readSnapshot }))('snapshot')).toMatchObject({ good: false, unreadable: 1 })
  })

  it('finds a lost marker and missing files of attachments', async () => {
    const station = await inUse()
    station.files.marker = null
    expect((await checksOf(station))('copies')).toEqual({ id: 'copies', good: false, marker: false, header: true })
    station.files.meta = null
    expect((await checksOf(station))('copies')).toMatchObject({ marker: false, header: false })
    const missingAttachments = () => Promise.resolve(['a-1'])
    expect((await checksOf(station, { missingAttachments }))('attachments')).toMatchObject({ good: false })
    expect((await checksOf(station, { persisted: () => Promise.resolve(false) }))('persisted').good).toBe(false)
  })
})

describe('what is due', () => {
  const backup = (at: string): BackupEntry => ({
    ...{ id: at, at, byStaffId: 's', medium: '03 号', fileName: 'a.age', bytes: 1, sha256: 'ab', counts: {} },
  })
  const rehearsal = (at: string, outcome: Rehearsal['outcome']): Rehearsal => ({
    ...{ id: at, at, byStaffId: 's', fileName: 'a.age', madeAt: at, outcome, details: [], sentence: '' },
  })

  it.each([
    [[], false],
    [['2026-11-17T04:00:00.000Z'], true],
    [['2026-11-16T03:00:00.000Z'], false],
    [['2026-11-01T04:00:00.000Z', '2026-11-23T04:00:00.000Z'], true],
  ])('a backup of %j: good %j', async (days, good) => {
    const station = (await testStation()).desk.workspace.state.station.get('station')
    if (station === undefined) throw new Error('no station')
    expect(checkBackup(days.map(backup), station, NOW).good).toBe(good)
  })

  it('a rehearsal: the first a month after the first backup, then each month, and it has to go well', async () => {
    const station = (await testStation()).desk.workspace.state.station.get('station')
    if (station === undefined) throw new Error('no station')
    const check = (rehearsals: readonly Rehearsal[], backups: readonly BackupEntry[]) =>
      checkRehearsal(rehearsals, backups, station, NOW).good
    expect(check([], [])).toBe(true)
    expect(check([], [backup('2026-11-01T04:00:00.000Z')])).toBe(true)
    expect(check([], [backup('2026-10-01T04:00:00.000Z')])).toBe(false)
    expect(check([rehearsal('2026-11-20T04:00:00.000Z', 'older')], [])).toBe(true)
    expect(check([rehearsal('2026-10-20T04:00:00.000Z', 'same')], [])).toBe(false)
    expect(check([rehearsal('2026-11-20T04:00:00.000Z', 'differs')], [])).toBe(false)
    expect(check([rehearsal('2026-11-20T04:00:00.000Z', 'unreadable')], [])).toBe(false)
  })

  it('a snapshot: within three days, or nothing has changed since', () => {
    const at = '2026-11-18T04:00:00.000Z'
    expect(checkSnapshot({ at, unreadable: 0, changesSince: 4 }, NOW)).toMatchObject({ good: false, days: 6 })
    expect(checkSnapshot({ at, unreadable: 0, changesSince: 0 }, NOW).good).toBe(true)
    expect(checkSnapshot({ at: '2026-11-22T04:00:00.000Z', unreadable: 0, changesSince: 9 }, NOW).good).toBe(true)
  })

  it('room: twice the floor', () => {
    expect(checkSpace({ freeBytes: 199, floorBytes: 100 }).good).toBe(false)
    expect(checkSpace({ freeBytes: 200, floorBytes: 100 }).good).toBe(true)
  })
})

describe('the digest of a table', () => {
  it('does not depend on the order of records or fields, and does on every value', async () => {
    const one = [
      { id: 'b', name: '陈', n: 1 },
      { id: 'a', name: '林', n: 2 },
    ]
    const same = [
      { n: 2, id: 'a', name: '林' },
      { name: '陈', id: 'b', n: 1 },
    ]
    expect(await tableDigest(one)).toBe(await tableDigest(same))
    expect(await tableDigest([{ id: 'a', name: '林', n: 3 }, ...one.slice(0, 1)])).not.toBe(await tableDigest(one))
    const many = Array.from({ length: 1100 }, (_, at) => ({ id: String(at), n: at }))
    expect(await tableDigest(many)).toBe(await tableDigest(many.toReversed()))
    expect(await tableDigest(many.slice(1))).not.toBe(await tableDigest(many))
    expect(await tableDigest([])).toMatch(/^[0-9a-f]{64}$/)
  })
})
