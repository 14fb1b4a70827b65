import { describe, expect, it, vi } from 'vitest'
import { setPassword } from '../../../src/vault/change-slots.ts'
import { stationIdentity } from '../../../src/vault/station-identity.ts'
import { unlockWithPassword, unlockWithRecoveryKey } from '../../../src/vault/unlock.ts'
import { prepareSheet } from '../../../src/verbs/prepare-sheet.ts'
import { recordSheetOpened } from '../../../src/verbs/station/record-sheet-opened.ts'
import { renewRecoverySheet } from '../../../src/verbs/station/renew-recovery-sheet.ts'
import { fail } from '../../../src/domain/result.ts'
import { argon2, CHEAP } from '../vault/test-argon2.ts'
import { PASSWORD, reopen, testStation, type TestStation, value } from './test-station.ts'

const PLACES = ['站长办公室保险柜', ' 区社会事务救助中心 '] as const

/** A station whose second sheet is printed, and what each sheet does to it now. */
async function withNewSheet() {
  const station = await testStation()
  station.setDay('2026-12-01')
  const sheet = value(await prepareSheet(station))
  return { ...station, sheet, opens: () => opens(station, sheet.recoveryKey) }
}

async function opens({ store, recoveryKey }: TestStation, newKey: string) {
  const vault = await vaultOf({ store })
  const outcome = async (key: string) => {
    const unlocked = await unlockWithRecoveryKey(vault, key)
    return unlocked.ok ? 'opens' : unlocked.failure
  }
  return { old: await outcome(recoveryKey), new: await outcome(newKey) }
}

async function vaultOf({ store }: Pick<TestStation, 'store'>) {
  const meta = await store.readMeta()
  if (meta === null) throw new Error('no meta')
  return meta.vault
}

function sheetOf({ desk }: Pick<TestStation, 'desk'>) {
  return desk.workspace.state.station.get('station')?.recoverySheet
}

describe('a new recovery sheet', () => {
  it('has the next number and opens nothing while it is only printed', async () => {
    const { sheet, opens, ...station } = await withNewSheet()
    expect(sheet).toMatchObject({ serial: 2, madeOn: '2026-12-01' })
    expect(sheet.recoveryKey).not.toBe(station.recoveryKey)
    expect(await opens()).toEqual({ old: 'opens', new: 'wrongKey' })
    expect(sheetOf(station)).toEqual({ serial: 1, madeOn: '2026-11-23', places: ['', ''] })
  })

  it('takes the place of the old one when it is put in force', async () => {
    const { sheet, opens, ...station } = await withNewSheet()
    value(await sheet.putInForce(PLACES))
    expect(await opens()).toEqual({ old: 'wrongKey', new: 'opens' })
    expect(sheetOf(station)).toEqual({
      serial: 2,
      madeOn: '2026-12-01',
      places: ['站长办公室保险柜', '区社会事务救助中心'],
    })
    const opened = value(await reopen(station))
    expect(sheetOf({ desk: opened })?.serial).toBe(2)
    expect(value(await prepareSheet(station)).serial).toBe(3)
  })

  it('is what backups are encrypted to from then on, beside the station’s own key', async () => {
    const { sheet, store, keys } = await withNewSheet()
    const before = value(await stationIdentity(keys, await vaultOf({ store })))
    value(await sheet.putInForce(PLACES))
    const vault = await vaultOf({ store })
    const after = value(await stationIdentity(keys, vault))
    expect(after.identity).toBe(before.identity)
    expect(after.recipients).toEqual([before.recipients[0], vault.recovery.recipient])
    expect(after.recipients[1]).not.toBe(before.recipients[1])
  })

  it('leaves a password alone that was changed while the sheet was printed', async () => {
    const { sheet, store, keys } = await withNewSheet()
    const vault = await vaultOf({ store })
    const [slot] = vault.staff
    if (slot === undefined) throw new Error('no slot')
    const { staffId, account, initials, role } = slot
    const changed = '礁石灯塔六月的旧课本'
    const owner = { staffId, account, initials, role, password: changed }
    await store.keepVault(await setPassword(vault, keys, owner, argon2, CHEAP))
    value(await sheet.putInForce(PLACES))
    const now = await vaultOf({ store })
    expect((await unlockWithPassword(now, 'head', changed, argon2, CHEAP)).ok).toBe(true)
    expect((await unlockWithPassword(now, 'head', PASSWORD, argon2, CHEAP)).ok).toBe(false)
  })

  it('gives way to one that was put in force meanwhile', async () => {
    const { sheet, opens, ...station } = await withNewSheet()
    const other = value(await prepareSheet(station))
    value(await other.putInForce(PLACES))
    expect(await sheet.putInForce(PLACES)).toEqual(fail({ opens: 'old', failure: { kind: 'stale' } }))
    expect(await opens()).toEqual({ old: 'wrongKey', new: 'wrongKey' })
    expect((await unlockWithRecoveryKey(await vaultOf(station), other.recoveryKey)).ok).toBe(true)
  })

  it.each(['worker', 'supervisor', 'clerk'] as const)('is not for the %s to make', async (role) => {
    const { deskOf, store, keys } = await testStation()
    const refused = await prepareSheet({ store, keys, desk: deskOf(role) })
    expect(refused).toEqual(fail({ kind: 'notAllowed', roles: ['head'] }))
  })
})

describe('what goes wrong on the way', () => {
  it('before the vault file is stored, leaves the old sheet in force and on file', async () => {
    const { sheet, opens, ...station } = await withNewSheet()
    vi.spyOn(station.store, 'keepVault').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'))
    expect(await sheet.putInForce(PLACES)).toEqual(fail({ opens: 'old', failure: { kind: 'diskFull' } }))
    expect(await opens()).toEqual({ old: 'opens', new: 'wrongKey' })
    expect(sheetOf(station)?.serial).toBe(1)
    value(await sheet.putInForce(PLACES))
    expect(await opens()).toEqual({ old: 'wrongKey', new: 'opens' })
  })

  it('after it, leaves the new sheet in force; putting it in force again only writes the record', async () => {
    const { sheet, opens, ...station } = await withNewSheet()
    const keepVault = vi.spyOn(station.store, 'keepVault')
    vi.spyOn(station.desk, 'perform').mockResolvedValueOnce(fail({ kind: 'diskFull' }))
    expect(await sheet.putInForce(PLACES)).toEqual(fail({ opens: 'new', failure: { kind: 'diskFull' } }))
    expect(await opens()).toEqual({ old: 'wrongKey', new: 'opens' })
    expect(sheetOf(station)?.serial).toBe(1)
    value(await sheet.putInForce(PLACES))
    expect(keepVault).toHaveBeenCalledTimes(1)
    expect(sheetOf(station)?.serial).toBe(2)
  })
})

describe('the sheet on file', () => {
  it('remembers the day it opened the station, until a new one replaces it', async () => {
    const { sheet, ...station } = await withNewSheet()
    value(await station.desk.perform(recordSheetOpened, {}))
    expect(sheetOf(station)).toEqual({ serial: 1, madeOn: '2026-11-23', places: ['', ''], openedOn: '2026-12-01' })
    value(await sheet.putInForce(PLACES))
    expect(sheetOf(station)?.openedOn).toBeUndefined()
  })

  it.each([1, 3])('cannot be numbered %i after the first', async (serial) => {
    const { desk } = await testStation()
    const sheet = { serial, madeOn: '2026-11-23', places: ['', ''] satisfies [string, string] }
    expect(await desk.perform(renewRecoverySheet, sheet)).toEqual(fail({ kind: 'stale' }))
  })
})
