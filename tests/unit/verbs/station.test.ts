import { describe, expect, it } from 'vitest'
import { commit } from '../../../src/storage/commit.ts'
import { TABLE_NAMES } from '../../../src/storage/tables.ts'
import { unlockWithPassword, unlockWithRecoveryKey } from '../../../src/vault/unlock.ts'
import { recordBackup } from '../../../src/verbs/backups/record-backup.ts'
import { changeChildStatus } from '../../../src/verbs/children/change-child-status.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { foundStation, prepareStation, type FoundStationInput } from '../../../src/verbs/found-station.ts'
import { fail } from '../../../src/domain/result.ts'
import { USUAL_SETTINGS } from '../../../src/verbs/station/station-input.ts'
import { updateStation } from '../../../src/verbs/station/update-station.ts'
import { argon2, CHEAP } from '../vault/test-argon2.ts'
import { BY_TEST, emptyStore, PASSWORD, reopen, testStation, value } from './test-station.ts'

const input: FoundStationInput = {
  station: { name: '秀英街道社会工作站', letterCode: '秀街社工转' },
  head: { account: 'head', name: '单知远', password: PASSWORD },
  language: 'zh',
}

describe('founding a station', () => {
  it('makes station, head and vault; what was not asked has its usual value', async () => {
    const store = await emptyStore()
    const { desk } = value(await foundStation(input, { store, argon2, argon2Choice: CHEAP }))
    expect(desk.workspace.state.station.get('station')).toMatchObject({
      name: '秀英街道社会工作站',
      letterCode: '秀街社工转',
      caseCode: 'XY',
      settings: USUAL_SETTINGS,
    })
    expect(desk.actor).toMatchObject({ account: 'head', name: '单知远', role: 'head', active: true })
    const meta = await store.readMeta()
    expect(meta).toMatchObject({ stationName: '秀英街道社会工作站', lastBackup: null, language: 'zh' })
    expect(meta?.vault.staff.map(({ account, initials, staffId }) => [account, initials, staffId])).toEqual([
      ['head', 'SZY', desk.actor.id],
    ])
  })

  it('stores nothing before the recovery sheet is proven', async () => {
    const store = await emptyStore()
    const prepared = value(await prepareStation(input, { store, argon2, argon2Choice: CHEAP }))
    expect(prepared.recoveryKey).toMatch(/^AGE-SECRET-KEY-1/)
    expect(await store.readMeta()).toBeNull()
    for (const table of TABLE_NAMES) expect(await store.table(table).count()).toBe(0)
    value(await prepared.found())
    expect(await store.readMeta()).not.toBeNull()
    expect(await prepared.found()).toEqual(fail({ kind: 'stationExists' }))
  })

  it('refuses where a station exists', async () => {
    const { store } = await testStation()
    expect(await foundStation(input, { store, argon2, argon2Choice: CHEAP })).toEqual(fail({ kind: 'stationExists' }))
  })

  it.each([
    ['station.name', { ...input, station: { ...input.station, name: ' ' } }],
    ['station.letterCode', { ...input, station: { ...input.station, letterCode: '转〔2026〕' } }],
    ['station.caseCode', { ...input, station: { ...input.station, caseCode: 'X-Y' } }],
    ['head.account', { ...input, head: { ...input.head, account: '站长' } }],
    ['head.name', { ...input, head: { ...input.head, name: '' } }],
  ])('refuses a wrong %s by its place', async (path, wrong) => {
    const store = await emptyStore()
    const result = await foundStation(wrong, { store, argon2, argon2Choice: CHEAP })
    expect(result).toMatchObject({ ok: false, failure: { kind: 'badInput', problems: [{ path }] } })
    expect(await store.readMeta()).toBeNull()
  })
})

describe('opening the desk', () => {
  it('goes by the password to its staff member, and by the recovery key to the head', async () => {
    const { store, desk, recoveryKey } = await testStation()
    value(await desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
    const meta = await store.readMeta()
    if (meta === null) throw new Error('no meta')
    const byPassword = value(await unlockWithPassword(meta.vault, 'head', PASSWORD, argon2, CHEAP))
    const opened = value(await reopen({ store, keys: byPassword.keys }, byPassword.staffId))
    expect(opened.workspace.state).toEqual(desk.workspace.state)
    const keys = value(await unlockWithRecoveryKey(meta.vault, recoveryKey))
    const recovered = value(await reopen({ store, keys }))
    expect(recovered.actor.role).toBe('head')
    expect(recovered.workspace.state).toEqual(desk.workspace.state)
  })

  it('refuses who is not on file or no longer active', async () => {
    const { store, keys, desk, staff } = await testStation()
    expect(await reopen({ store, keys }, 'nobody')).toEqual(
      fail({ kind: 'verb', failure: { kind: 'notFound', what: 'staff' } }),
    )
    const gone = { ...staff.worker, active: false }
    value(await commit(store, keys, desk.workspace, [{ table: 'staff', id: gone.id, value: gone }], BY_TEST))
    const refused = await reopen({ store, keys }, gone.id)
    expect(refused).toEqual(fail({ kind: 'verb', failure: { kind: 'notAllowed', roles: ['head'] } }))
  })
})

describe('several verbs at once', () => {
  it('are stored together, each seeing what the one before has made', async () => {
    const { desk, store } = await testStation()
    const childId = value(
      await desk.performAll((perform, read) => {
        const registered = perform(registerChild, { facts: { 'child.name': '陈小满' } })
        if (!registered.ok) return registered
        expect(read().children.size).toBe(1)
        expect(desk.workspace.state.children.size).toBe(0)
        const changed = perform(changeChildStatus, { childId: registered.value.childId, status: 'inService' })
        return changed.ok ? { ok: true, value: registered.value.childId } : changed
      }),
    )
    expect(desk.workspace.state.children.get(childId)?.status).toBe('inService')
    // One entry of the journal for all of them.
    expect((await store.table('children').get(childId))?.rev).toBe(store.journal.head?.seq)
  })

  it('leave nothing behind when one of them is refused', async () => {
    const { desk, store } = await testStation()
    const before = desk.workspace.state
    const result = await desk.performAll((perform) => {
      const registered = perform(registerChild, { facts: { 'child.name': '陈小满' } })
      return registered.ok ? perform(changeChildStatus, { childId: 'nobody', status: 'closed' }) : registered
    })
    expect(result).toEqual(fail({ kind: 'notFound', what: 'child' }))
    expect(desk.workspace.state).toBe(before)
    expect(await store.table('children').count()).toBe(0)
  })

  it('leave the desk usable when the work throws', async () => {
    const { desk } = await testStation()
    await expect(
      desk.performAll(() => {
        throw new Error('a mistake of the program')
      }),
    ).rejects.toThrow('a mistake')
    value(await desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
  })
})

describe('updateStation and recordBackup', () => {
  it('change the letterhead, also where the unlock screen reads it', async () => {
    const { desk, store } = await testStation()
    const before = desk.workspace.state.station.get('station')
    if (before === undefined) throw new Error('no station')
    const { id, createdAt, ...written } = before
    value(await desk.perform(updateStation, { ...written, name: '新名字社工站', phone: ' 0000-7654321 ' }))
    expect(desk.workspace.state.station.get('station')).toEqual({
      ...written,
      id,
      createdAt,
      name: '新名字社工站',
      phone: '0000-7654321',
    })
    expect((await store.readMeta())?.stationName).toBe('新名字社工站')
  })

  it('enter a backup with who and when', async () => {
    const { desk, store, staff } = await testStation()
    const backup = { medium: '蓝色U盘', fileName: 'a.age', bytes: 7, sha256: 'ab', counts: { children: 3 } }
    const { backupId } = value(await desk.perform(recordBackup, backup))
    const at = new Date('2026-11-23T12:00:00').toISOString()
    expect(desk.workspace.state.backups.get(backupId)).toEqual({
      id: backupId,
      at,
      byStaffId: staff.head.id,
      ...backup,
    })
    expect((await store.readMeta())?.lastBackup).toEqual({ at, medium: '蓝色U盘', counts: { children: 3 } })
  })
})
