import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, it } from 'vitest'
import type { SnapshotLook } from '../../../src/contract/station-folder.ts'
import { closeSegment } from '../../../src/storage/close-segment.ts'
import { findStation } from '../../../src/storage/find-station.ts'
import { openStation } from '../../../src/storage/open-station.ts'
import { needlessSnapshots, snapshotDue } from '../../../src/storage/snapshot-plan.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { saveDraft } from '../../../src/verbs/documents/save-draft.ts'
import { startDocument } from '../../../src/verbs/documents/start-document.ts'
import { NO_TOOLS, testStation, value, type TestStation } from '../verbs/test-station.ts'

const NOW = new Date('2026-11-23T12:00:00.000Z')

async function typing(saves: number): Promise<{ station: TestStation; documentId: string }> {
  const station = await testStation()
  const { childId } = value(await station.desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
  const { documentId } = value(await station.desk.perform(startDocument, { childId, formCode: 'F05' }))
  for (let at = 1; at <= saves; at += 1) {
    value(await station.desk.perform(saveDraft, { documentId, values: { conclusion: '夜'.repeat(at) } }))
  }
  return { station, documentId }
}

async function close(station: TestStation) {
  const meta = await station.store.readMeta()
  if (meta === null) throw new Error('no meta')
  return value(await closeSegment(station.store, station.keys, meta, NOW))
}

describe('closing a file of the journal', () => {
  it('keeps the last of what was typed in one sitting, and says which entries are erased', async () => {
    const { station, documentId } = await typing(6)
    const closed = await close(station)
    // The first stays too: the trail's line that this paper is being written went in with it.
    expect(closed?.pruned).toHaveLength(4)
    const last = station.files.frames.at(-1)?.seq ?? 0
    const read = await station.store.journal.entry(station.keys, last)
    if (read?.kind !== 'entry' || read.entry.kind !== 'closed') throw new Error('not closed')
    expect(read.entry.pruned).toEqual(closed?.pruned)
    const versions = read.entry.index[`documents/${documentId}`] ?? []
    // Started, the first and the last of the six.
    expect(versions).toHaveLength(3)
    expect(Object.keys(read.entry.index).filter((key) => key.startsWith('trail/'))).toEqual([])
    for (const seq of closed?.pruned ?? []) {
      expect(station.files.frames.find((frame) => frame.seq === seq)?.body).toBeNull()
    }
  })

  it('keeps what stands before a pause, before another act and of another person', async () => {
    const { station, documentId } = await typing(3)
    station.setDay('2026-11-24')
    value(await station.desk.perform(saveDraft, { documentId, values: { conclusion: '第二天' } }))
    const closed = await close(station)
    // The second of the first day only; the first holds a line of the trail, the last stands before a pause of a day.
    expect(closed?.pruned).toHaveLength(1)
  })

  it('leaves a station that is built again from the journal as it was', async () => {
    const { station } = await typing(5)
    const before = station.desk.workspace.state
    await close(station)
    station.store.close()
    await Dexie.delete(station.store.name)
    const found = value(await findStation(station.files.files, station.store.name))
    if (found.meta === null) throw new Error('no meta')
    const { workspace, report } = value(await openStation(found.store, station.keys, found.meta, true, NO_TOOLS))
    expect(report.missing).toEqual([])
    expect(workspace.state).toEqual(before)
  })
})

describe('snapshots on this PC', () => {
  const at = (daysAgo: number, hours = 0): SnapshotLook => ({
    name: `xingchen-backup-${String(daysAgo)}-${String(hours)}.age`,
    bytes: 1,
    writtenAt: new Date(NOW.getTime() - daysAgo * 86_400_000 - hours * 3_600_000).toISOString(),
    slots: null,
  })

  it.each([
    ['none yet', [], 0, true],
    ['one of this morning', [at(0, 3)], 0, false],
    ['one of yesterday', [at(1)], 0, true],
    ['a long journal file', [at(0, 1)], 65 * 2 ** 20, true],
  ] as const)('are due or not: %s', (_, snapshots, bytes, due) => {
    expect(snapshotDue(snapshots, bytes, NOW)).toBe(due)
  })

  it('thin out to the latest three and one for each of five weeks; others’ are never touched', () => {
    const daily = Array.from({ length: 60 }, (_, day) => at(day, 1))
    const special = { ...at(50), name: 'before-restore-2026-10-04.age' }
    const gone = new Set(needlessSnapshots([...daily, special], NOW))
    const kept = [...daily, special].filter(({ name }) => !gone.has(name)).map(({ name }) => name)
    expect(kept).toEqual([
      ...[0, 1, 2, 6, 13, 20, 27, 34].map((day) => at(day, 1).name),
      'before-restore-2026-10-04.age',
    ])
  })
})
