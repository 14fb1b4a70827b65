import { describe, expect, it } from 'vitest'
import { childRows, siblingsOf } from '../../../src/storage/selectors/children.ts'
import { factsOf, factText } from '../../../src/storage/selectors/facts.ts'
import { assignWorker } from '../../../src/verbs/children/assign-worker.ts'
import { changeChildStatus } from '../../../src/verbs/children/change-child-status.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import { startDocument } from '../../../src/verbs/documents/start-document.ts'
import { testStation, value } from './test-station.ts'

const known = {
  'child.name': ' 陈小满 ',
  'child.birthDate': '2017-09-04',
  'child.sex': '2',
  'guardian.name': '符阿莲',
  'guardian.phone': '19900000021',
} as const

describe('registerChild', () => {
  it('makes household, child and a draft of F01 that is filled with what is known', async () => {
    const { desk, staff } = await testStation()
    const { childId, householdId, documentId } = value(await desk.perform(registerChild, { facts: known }))
    const { children, households, documents } = desk.workspace.state
    expect(children.get(childId)).toEqual({
      id: childId,
      caseNumber: 'XH-2026-个-0001',
      householdId,
      workerId: staff.head.id,
      population: 'registered',
      status: 'registered',
      categorySpans: [],
      moves: [],
      facts: {
        'child.name': { value: '陈小满', verifiedOn: '2026-11-23', documentId: null },
        'child.birthDate': { value: '2017-09-04', verifiedOn: '2026-11-23', documentId: null },
        'child.sex': { value: '2', verifiedOn: '2026-11-23', documentId: null },
      },
      createdAt: new Date('2026-11-23T12:00:00').toISOString(),
    })
    expect(Object.keys(households.get(householdId)?.facts ?? {})).toEqual(['guardian.name', 'guardian.phone'])
    const draft = documents.get(documentId)
    expect(draft).toMatchObject({ childId, formCode: 'F01', status: 'draft', authorId: staff.head.id, outcome: null })
    expect(draft?.values).toMatchObject({ name: '陈小满', guardianPhone: '19900000021', registeredOn: '2026-11-23' })
  })

  it('puts a brother or sister into the household on file', async () => {
    const { desk } = await testStation()
    const first = value(await desk.perform(registerChild, { facts: known }))
    const second = value(
      await desk.perform(registerChild, {
        facts: { 'child.name': '陈小谷', 'guardian.phone': '19900000099' },
        householdId: first.householdId,
      }),
    )
    expect(second.householdId).toBe(first.householdId)
    const { state } = desk.workspace
    expect(state.households.size).toBe(1)
    expect(siblingsOf(state, first.childId).map(({ id }) => id)).toEqual([second.childId])
    expect(state.documents.get(second.documentId)?.values).toMatchObject({ guardianName: '符阿莲' })
    // The new number of the guardian stands in the draft of the first child as well.
    expect(state.documents.get(first.documentId)?.values).toMatchObject({ guardianPhone: '19900000099' })
  })

  it('needs a name, or an alias for a child without one', async () => {
    const { desk } = await testStation()
    const nameless = await desk.perform(registerChild, { facts: { 'child.name': '  ', 'child.sex': '1' } })
    expect(nameless).toMatchObject({ ok: false, failure: { kind: 'badInput' } })
    expect(desk.workspace.state.children.size).toBe(0)
    value(await desk.perform(registerChild, { facts: { 'child.alias': '无名氏 2026-03号' } }))
    expect(childRows(desk.workspace.state, '2026-11-23')[0]?.name).toBe('无名氏 2026-03号')
  })

  it('refuses a value that is not of its fact’s shape', async () => {
    const { desk } = await testStation()
    const wrong = await desk.perform(registerChild, { facts: { ...known, 'child.birthDate': '2017-02-30' } })
    expect(wrong).toMatchObject({
      ok: false,
      failure: { kind: 'badInput', problems: [{ path: 'facts.child.birthDate' }] },
    })
  })

  it('refuses a household that is not on file', async () => {
    const { desk } = await testStation()
    const result = await desk.perform(registerChild, { facts: known, householdId: 'nowhere' })
    expect(result).toEqual({ ok: false, failure: { kind: 'notFound', what: 'household' } })
  })

  it('counts case numbers anew each year, after the highest one given', async () => {
    const { desk, setDay } = await testStation('2025-12-31')
    const numbers: (string | undefined)[] = []
    const register = async () => {
      const { childId } = value(await desk.perform(registerChild, { facts: known }))
      numbers.push(desk.workspace.state.children.get(childId)?.caseNumber)
    }
    await register()
    await register()
    setDay('2026-01-01')
    await register()
    await register()
    expect(numbers).toEqual(['XH-2025-个-0001', 'XH-2025-个-0002', 'XH-2026-个-0001', 'XH-2026-个-0002'])
  })

  it('gives each of several at once a number of its own', async () => {
    const { desk } = await testStation()
    const names = ['甲', '乙', '丙', '丁', '戊']
    await Promise.all(names.map((name) => desk.perform(registerChild, { facts: { 'child.name': name } })))
    const numbers = [...desk.workspace.state.children.values()].map(({ caseNumber }) => caseNumber)
    expect(new Set(numbers).size).toBe(5)
  })

  it('leaves the case with a worker who registers, and with the head when a clerk does', async () => {
    const { desk, deskOf, staff } = await testStation()
    const own = value(await deskOf('worker').perform(registerChild, { facts: known }))
    const clerks = value(await deskOf('clerk').perform(registerChild, { facts: known }))
    const { children } = desk.workspace.state
    expect(children.get(own.childId)?.workerId).toBe(staff.worker.id)
    expect(children.get(clerks.childId)?.workerId).toBe(staff.head.id)
    const forAnother = await deskOf('worker').perform(registerChild, { facts: known, workerId: staff.otherWorker.id })
    expect(forAnother).toEqual({ ok: false, failure: { kind: 'notAllowed', roles: ['head', 'clerk'] } })
    const toSupervisor = await desk.perform(registerChild, { facts: known, workerId: staff.supervisor.id })
    expect(toSupervisor).toEqual({ ok: false, failure: { kind: 'notFound', what: 'staff' } })
  })
})

describe('updateFacts', () => {
  it('writes child and household apart, each with the day it was verified; an empty value takes the fact off', async () => {
    const { desk, setDay } = await testStation()
    const { childId, householdId } = value(await desk.perform(registerChild, { facts: known }))
    setDay('2027-02-01')
    const facts = { 'child.school': '海风小学', 'guardian.phone': '', 'guardian.name': '符阿莲' } as const
    value(await desk.perform(updateFacts, { childId, facts, verifiedOn: '2027-01-30' }))
    const { children, households } = desk.workspace.state
    expect(children.get(childId)?.facts['child.school']).toEqual({
      value: '海风小学',
      verifiedOn: '2027-01-30',
      documentId: null,
    })
    expect(children.get(childId)?.facts['child.name']?.verifiedOn).toBe('2026-11-23')
    expect(households.get(householdId)?.facts).toEqual({
      'guardian.name': { value: '符阿莲', verifiedOn: '2027-01-30', documentId: null },
    })
  })

  it('refuses a day that is still to come', async () => {
    const { desk } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: known }))
    const result = await desk.perform(updateFacts, { childId, facts: {}, verifiedOn: '2026-11-24' })
    expect(result).toMatchObject({ ok: false, failure: { kind: 'badInput', problems: [{ path: 'verifiedOn' }] } })
  })

  it('reaches open drafts where nobody has written anything else', async () => {
    const { desk } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: known }))
    const { documentId } = value(await desk.perform(startDocument, { childId, formCode: 'F02' }))
    value(await desk.perform(updateFacts, { childId, facts: { 'child.name': '陈小蛮' } }))
    expect(desk.workspace.state.documents.get(documentId)?.values).toMatchObject({ childName: '陈小蛮' })
    expect(factText(factsOf(desk.workspace.state, childId), 'child.name')).toBe('陈小蛮')
  })
})

describe('changeChildStatus and assignWorker', () => {
  it('change that and nothing else', async () => {
    const { desk, staff } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: known }))
    const before = desk.workspace.state.children.get(childId)
    value(await desk.perform(changeChildStatus, { childId, status: 'inService' }))
    value(await desk.perform(assignWorker, { childId, workerId: staff.worker.id }))
    expect(desk.workspace.state.children.get(childId)).toEqual({
      ...before,
      status: 'inService',
      workerId: staff.worker.id,
      moves: [expect.objectContaining({ kind: 'status', from: 'registered', to: 'inService', on: '2026-11-23' })],
    })
  })

  it('write nothing when nothing changes', async () => {
    const { desk } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: known }))
    const before = desk.workspace.state
    value(await desk.perform(changeChildStatus, { childId, status: 'registered' }))
    expect(desk.workspace.state).toBe(before)
  })

  it('give a case only to those who may lead one', async () => {
    const { desk, staff } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: known }))
    for (const workerId of [staff.clerk.id, staff.supervisor.id, 'nobody']) {
      const result = await desk.perform(assignWorker, { childId, workerId })
      expect(result).toEqual({ ok: false, failure: { kind: 'notFound', what: 'staff' } })
    }
  })
})
