import { describe, expect, it, vi } from 'vitest'
import { readRestored, textsOf } from '../../../src/storage/compare-backup.ts'
import { replaceAll } from '../../../src/storage/replace-all.ts'
import { perTable, type WorkspaceState } from '../../../src/storage/tables.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { reopen, testStation, value } from '../verbs/test-station.ts'

const AT = '2026-11-23T06:00:00.000Z'

function plain(state: WorkspaceState) {
  return perTable((table) => JSON.parse(JSON.stringify([...state[table].values()])) as unknown[])
}

async function stationBeforeAndAfter() {
  const station = await testStation()
  const { desk, store, keys } = station
  value(await desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
  const before = plain(desk.workspace.state)
  value(await desk.perform(registerChild, { facts: { 'child.name': '吴一帆' } }))
  const meta = await store.readMeta()
  if (meta === null) throw new Error('no meta')
  const swap = (tables: typeof before, schemaVersion?: number) =>
    replaceAll(
      store,
      keys,
      { vault: meta.vault, language: 'zh', tables, ...(schemaVersion === undefined ? {} : { schemaVersion }) },
      { why: 'restored', staffId: desk.actor.id, at: AT, over: true, reason: '误删了一份档案' },
    )
  return { ...station, before, after: plain(desk.workspace.state), swap }
}

describe('a backup in the place of the station that is there', () => {
  it('is there as a whole and merged with nothing, also after the next start; who and why stand in the journal', async () => {
    const { before, swap, store, keys, desk } = await stationBeforeAndAfter()
    value(await swap(before))
    const opened = value(await reopen({ store, keys }))
    expect(textsOf(opened.workspace.state)).toEqual(textsOf(value(readRestored(before, 2))))
    const last = await store.journal.entry(keys, store.journal.head?.seq ?? 0)
    expect(last).toMatchObject({
      entry: { kind: 'replaced', why: 'restored', staffId: desk.actor.id, reason: '误删了一份档案' },
    })
  })

  it('can be gone back on: the state kept before is there again, record for record', async () => {
    const { before, after, swap, store, keys } = await stationBeforeAndAfter()
    value(await swap(before))
    value(await swap(after))
    const opened = value(await reopen({ store, keys }))
    expect(textsOf(opened.workspace.state)).toEqual(textsOf(value(readRestored(after, 2))))
  })

  it('may be of an older version of the records: they are brought to this one, for looking and for the swap', async () => {
    const { before, swap, store, keys } = await stationBeforeAndAfter()
    const [station] = before.station as { settings: Record<string, unknown> }[]
    const added = ['offerBackupOnQuit', 'rehearseEveryDays']
    const settings = Object.fromEntries(
      Object.entries(station?.settings ?? {}).filter(([name]) => !added.includes(name)),
    )
    const old = { ...before, station: [{ ...station, settings }] }
    expect(readRestored(old, 2)).toEqual({ ok: false, failure: 'station' })
    expect(value(readRestored(old, 1)).station.get('station')?.settings.rehearseEveryDays).toBe(30)
    value(await swap(old, 1))
    const opened = value(await reopen({ store, keys }))
    expect(opened.workspace.state.station.get('station')?.settings.offerBackupOnQuit).toBe(true)
  })

  it('is in place once the journal has it, though the database has no room for the rows: they follow', async () => {
    const { before, swap, store, keys } = await stationBeforeAndAfter()
    const refused = vi.spyOn(store, 'write').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'))
    const done = await swap(before)
    expect(refused).toHaveBeenCalledOnce()
    expect(done.ok).toBe(true)
    const opened = value(await reopen({ store, keys }))
    expect(textsOf(opened.workspace.state)).toEqual(textsOf(value(readRestored(before, 2))))
  })

  it('is refused with a record of no known shape, and everything is as before', async () => {
    const { before, after, swap, store, keys } = await stationBeforeAndAfter()
    expect(await swap({ ...before, children: [{ id: 'x' }] })).toMatchObject({
      ok: false,
      failure: { kind: 'badRecord' },
    })
    const opened = value(await reopen({ store, keys }))
    expect(textsOf(opened.workspace.state)).toEqual(textsOf(value(readRestored(after, 2))))
  })
})
