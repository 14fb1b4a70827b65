import { describe, expect, it, vi } from 'vitest'
import { fail } from '../../../src/domain/result.ts'
import { unlockWithPassword } from '../../../src/vault/unlock.ts'
import { assignWorker } from '../../../src/verbs/children/assign-worker.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { addStaff } from '../../../src/verbs/staff/add-staff.ts'
import { removeStaff } from '../../../src/verbs/staff/remove-staff.ts'
import { resetStaffPassword } from '../../../src/verbs/staff/reset-staff-password.ts'
import { updateStaff } from '../../../src/verbs/staff/update-staff.ts'
import {
  addStaffMember,
  freshenSlot,
  givePassword,
  keepOwnPassword,
  mendSlots,
  removeStaffMember,
} from '../../../src/verbs/staff-slots.ts'
import { argon2, CHEAP } from '../vault/test-argon2.ts'
import { PASSWORD, reopen, testStation, value, type TestStation } from './test-station.ts'

const GIVEN = '码头上第三盏灯亮了'
const OWN = '稻田边的风车转了七圈'

function toolsOf(station: TestStation, desk = station.desk) {
  return { store: station.store, keys: station.keys, desk, argon2, argon2Choice: CHEAP }
}

async function vaultOf({ store }: Pick<TestStation, 'store'>) {
  const meta = await store.readMeta()
  if (meta === null) throw new Error('no meta')
  return meta.vault
}

/** What happens at the door with this name and password. */
async function door(station: TestStation, account: string, password: string) {
  const unlocked = await unlockWithPassword(await vaultOf(station), account, password, argon2, CHEAP)
  if (!unlocked.ok) return unlocked.failure
  const opened = await reopen(station, unlocked.value.staffId)
  return opened.ok ? 'opens' : 'no desk'
}

const NEW = { account: 'hy', name: '何屿', role: 'worker', phone: '' } as const

async function withNewWorker() {
  const station = await testStation()
  const { staffId } = value(await addStaffMember(toolsOf(station), { ...NEW, password: GIVEN }))
  const onFile = () => station.desk.workspace.state.staff.get(staffId)
  return { ...station, staffId, onFile }
}

describe('somebody new', () => {
  it('opens the station with the password given, and must change it', async () => {
    const station = await withNewWorker()
    expect(await door(station, 'hy', GIVEN)).toBe('opens')
    expect(station.onFile()).toMatchObject({ name: '何屿', active: true, mustChangePassword: true })
    const slot = (await vaultOf(station)).staff.find(({ account }) => account === 'hy')
    expect(slot).toMatchObject({ initials: 'HY', role: 'worker' })
  })

  it('is free of the duty once the password is their own, and the given one opens nothing', async () => {
    const station = await withNewWorker()
    const own = value(await reopen(station, station.staffId))
    value(await keepOwnPassword(toolsOf(station, own), OWN))
    expect(own.actor.mustChangePassword).toBe(false)
    expect(await door(station, 'hy', OWN)).toBe('opens')
    expect(await door(station, 'hy', GIVEN)).toBe('wrongPassword')
  })

  it('with the power cut after the slot of their own password: it opens, and they are asked for one once more', async () => {
    const station = await withNewWorker()
    const own = value(await reopen(station, station.staffId))
    vi.spyOn(own, 'perform').mockRejectedValueOnce(new Error('power cut'))
    await expect(keepOwnPassword(toolsOf(station, own), OWN)).rejects.toThrow('power cut')
    expect(await door(station, 'hy', GIVEN)).toBe('wrongPassword')
    expect(await door(station, 'hy', OWN)).toBe('opens')
    expect(value(await reopen(station, station.staffId)).actor.mustChangePassword).toBe(true)
  })

  it('gets no login name that somebody has or had', async () => {
    const station = await withNewWorker()
    const again = () => station.desk.perform(addStaff, { ...NEW, name: '黄莺' })
    expect(await again()).toEqual(fail({ kind: 'accountTaken' }))
    value(await removeStaffMember(toolsOf(station), { staffId: station.staffId, casesTo: null }))
    expect(await again()).toEqual(fail({ kind: 'accountTaken' }))
  })

  it('without a slot after a power cut can be given a password', async () => {
    const station = await testStation()
    vi.spyOn(station.store, 'changeVault').mockRejectedValueOnce(new Error('power cut'))
    const cut = await addStaffMember(toolsOf(station), { ...NEW, password: GIVEN })
    expect(cut).toMatchObject({ ok: false, failure: { kind: 'notStored' } })
    expect(await door(station, 'hy', GIVEN)).toBe('unknownAccount')
    const staffId = [...station.desk.workspace.state.staff.values()].find(({ account }) => account === 'hy')?.id ?? ''
    value(await givePassword(toolsOf(station), { staffId, password: GIVEN }))
    expect(await door(station, 'hy', GIVEN)).toBe('opens')
  })
})

describe('a forgotten password', () => {
  it('is replaced by one that must be changed', async () => {
    const station = await withNewWorker()
    value(await keepOwnPassword(toolsOf(station, value(await reopen(station, station.staffId))), OWN))
    const head = value(await reopen(station))
    value(await givePassword(toolsOf(station, head), { staffId: station.staffId, password: GIVEN }))
    expect(await door(station, 'hy', GIVEN)).toBe('opens')
    expect(await door(station, 'hy', OWN)).toBe('wrongPassword')
    expect(head.workspace.state.staff.get(station.staffId)?.mustChangePassword).toBe(true)
  })

  it('and one’s own in place of one’s own leave a line in the trail each', async () => {
    const station = await withNewWorker()
    const own = value(await reopen(station, station.staffId))
    value(await keepOwnPassword(toolsOf(station, own), OWN))
    value(await keepOwnPassword(toolsOf(station, own), GIVEN))
    const lines = [...own.workspace.state.trail.values()].flatMap(({ id, lines }) => (id === 'end' ? [] : lines))
    expect(lines.filter(({ detail }) => detail['verb'] === 'noteOwnPassword')).toHaveLength(2)
  })

  it('with the power cut before the slot: the old one opens, and must be changed', async () => {
    const station = await withNewWorker()
    vi.spyOn(station.store, 'changeVault').mockRejectedValueOnce(new Error('power cut'))
    const cut = await givePassword(toolsOf(station), { staffId: station.staffId, password: OWN })
    expect(cut.ok).toBe(false)
    expect(await door(station, 'hy', GIVEN)).toBe('opens')
    expect(station.onFile()?.mustChangePassword).toBe(true)
  })

  it('is not how the head changes the head’s own', async () => {
    const { desk, staff } = await testStation()
    expect(await desk.perform(resetStaffPassword, { staffId: staff.head.id })).toEqual(fail({ kind: 'oneself' }))
  })
})

describe('somebody who leaves', () => {
  it('opens nothing, their cases are another’s, and the keys are to be renewed', async () => {
    const station = await withNewWorker()
    const { desk, staffId, staff } = station
    const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
    value(await desk.perform(assignWorker, { childId, workerId: staffId }))
    const leave = (casesTo: string | null) => removeStaffMember(toolsOf(station), { staffId, casesTo })
    expect(await leave(null)).toEqual(fail({ kind: 'casesToHandOver', count: 1 }))
    expect(await leave(staff.clerk.id)).toEqual(fail({ kind: 'notFound', what: 'staff' }))
    expect(await leave(staffId)).toEqual(fail({ kind: 'notFound', what: 'staff' }))
    expect(await door(station, 'hy', GIVEN)).toBe('opens')
    value(await leave(staff.worker.id))
    expect(await door(station, 'hy', GIVEN)).toBe('unknownAccount')
    const { state } = desk.workspace
    expect(state.children.get(childId)?.workerId).toBe(staff.worker.id)
    expect(state.staff.get(staffId)?.active).toBe(false)
    expect(state.station.get('station')?.keysToRenewSince).toMatch(/^2026-11-23T/)
  })

  it('with the power cut before the slot: no desk opens, and the next opening takes the slot away', async () => {
    const station = await withNewWorker()
    vi.spyOn(station.store, 'changeVault').mockRejectedValueOnce(new Error('power cut'))
    const cut = await removeStaffMember(toolsOf(station), { staffId: station.staffId, casesTo: null })
    expect(cut.ok).toBe(false)
    expect(await door(station, 'hy', GIVEN)).toBe('no desk')
    value(await mendSlots(toolsOf(station, value(await reopen(station)))))
    expect(await door(station, 'hy', GIVEN)).toBe('unknownAccount')
    expect(await door(station, 'head', PASSWORD)).toBe('opens')
  })

  it('is never the last head, nor oneself', async () => {
    const { desk, staff } = await testStation()
    const leave = (staffId: string) => desk.perform(removeStaff, { staffId, casesTo: null })
    const become = (staffId: string, role: 'head' | 'worker') =>
      desk.perform(updateStaff, { staffId, name: '某人', role, phone: '', casesTo: null })
    expect(await leave(staff.head.id)).toEqual(fail({ kind: 'lastHead' }))
    expect(await become(staff.head.id, 'worker')).toEqual(fail({ kind: 'lastHead' }))
    value(await become(staff.worker.id, 'head'))
    expect(await leave(staff.head.id)).toEqual(fail({ kind: 'oneself' }))
    value(await leave(staff.worker.id))
    expect(await leave(staff.worker.id)).toEqual(fail({ kind: 'notFound', what: 'staff' }))
  })

  it('a worker who becomes clerk hands the cases over in the same step', async () => {
    const { desk, staff } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
    value(await desk.perform(assignWorker, { childId, workerId: staff.worker.id }))
    const change = (casesTo: string | null) =>
      desk.perform(updateStaff, { staffId: staff.worker.id, name: '苏禾', role: 'clerk', phone: '', casesTo })
    expect(await change(null)).toEqual(fail({ kind: 'casesToHandOver', count: 1 }))
    expect(desk.workspace.state.staff.get(staff.worker.id)?.role).toBe('worker')
    value(await change(staff.otherWorker.id))
    expect(desk.workspace.state.children.get(childId)?.workerId).toBe(staff.otherWorker.id)
  })
})

describe('the slot at the next unlocking', () => {
  const DEARER = { parameters: { ...CHEAP.parameters, iterations: 2 }, floor: CHEAP.parameters }

  it('is wrapped anew when the cost of new slots has risen, and opens with the same password', async () => {
    const station = await withNewWorker()
    const own = value(await reopen(station, station.staffId))
    const tools = { ...toolsOf(station, own), argon2Choice: DEARER }
    const opened = await unlockWithPassword(await vaultOf(station), 'hy', GIVEN, argon2, DEARER)
    expect(opened.ok).toBe(true)
    expect(value(await freshenSlot(tools, GIVEN))).toBe('renewed')
    const slot = (await vaultOf(station)).staff.find(({ account }) => account === 'hy')
    expect(slot?.argon2.iterations).toBe(2)
    expect(await door(station, 'hy', GIVEN)).toBe('opens')
    expect(value(await freshenSlot(tools, GIVEN))).toBe('fresh')
  })

  it('never comes over a password that was changed while it was being wrapped', async () => {
    const station = await withNewWorker()
    const own = value(await reopen(station, station.staffId))
    const tools = { ...toolsOf(station, own), argon2Choice: DEARER }
    const slowly: typeof argon2 = async (...input) => {
      value(await keepOwnPassword(toolsOf(station, own), OWN))
      return argon2(...input)
    }
    value(await freshenSlot({ ...tools, argon2: slowly }, GIVEN))
    expect(await door(station, 'hy', OWN)).toBe('opens')
    expect(await door(station, 'hy', GIVEN)).toBe('wrongPassword')
  })

  it('below the floor is refused, whatever the password', async () => {
    const station = await withNewWorker()
    const floor = { ...CHEAP.parameters, iterations: 2 }
    const opened = await unlockWithPassword(await vaultOf(station), 'hy', GIVEN, argon2, { parameters: floor, floor })
    expect(opened).toEqual(fail('weakParameters'))
  })

  it('learns the role and the initials the head has changed without knowing the password', async () => {
    const station = await withNewWorker()
    const { staffId } = station
    const change = { staffId, name: '何明屿', role: 'supervisor', phone: '', casesTo: null } as const
    value(await station.desk.perform(updateStaff, change))
    const slot = async () => (await vaultOf(station)).staff.find(({ account }) => account === 'hy')
    expect(await slot()).toMatchObject({ initials: 'HY', role: 'worker' })
    const own = value(await reopen(station, staffId))
    // The record counts from the start.
    expect(own.actor.role).toBe('supervisor')
    expect(value(await freshenSlot(toolsOf(station, own), GIVEN))).toBe('renewed')
    expect(await slot()).toMatchObject({ initials: 'HMY', role: 'supervisor' })
    expect(await door(station, 'hy', GIVEN)).toBe('opens')
  })
})
