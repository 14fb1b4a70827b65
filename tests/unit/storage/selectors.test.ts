import { describe, expect, it } from 'vitest'
import { childRows } from '../../../src/storage/selectors/children.ts'
import { monthsBefore } from '../../../src/storage/selectors/facts.ts'
import { assignWorker } from '../../../src/verbs/children/assign-worker.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { testStation, value } from '../verbs/test-station.ts'

describe('the list of children', () => {
  it('has one row a child, in the order of case numbers, with what is known', async () => {
    const { desk, staff, setDay } = await testStation('2026-03-12')
    const first = value(
      await desk.perform(registerChild, {
        facts: {
          'child.name': '陈小满',
          'child.formerName': '陈满妹',
          'child.sex': '2',
          'child.birthDate': '2017-09-04',
          'child.categories': ['unattended'],
          'guardian.name': '符阿莲',
          'guardian.phone': '19900000021',
          'father.phone': '19900000021',
          'mother.phone': '19900000022',
          'household.community': '海风社区',
        },
      }),
    )
    setDay('2026-11-23')
    value(
      await desk.perform(registerChild, { facts: { 'child.alias': '无名氏 2026-03号' }, workerId: staff.worker.id }),
    )
    const rows = childRows(desk.workspace.state, '2026-11-23')
    expect(rows.map(({ name, caseNumber, workerName }) => [name, caseNumber, workerName])).toEqual([
      ['陈小满', 'XH-2026-个-0001', '吴知远'],
      ['无名氏 2026-03号', 'XH-2026-个-0002', '苏禾'],
    ])
    expect(rows[0]).toMatchObject({
      childId: first.childId,
      formerName: '陈满妹',
      sex: '2',
      age: 9,
      categories: ['unattended'],
      householdId: first.householdId,
      community: '海风社区',
      guardianName: '符阿莲',
      guardianPhone: '19900000021',
      phones: ['19900000021', '19900000022'],
      riskLevel: null,
      phase: 'intake',
      oldestVerifiedOn: '2026-03-12',
    })
    expect(rows[1]).toMatchObject({ age: null, guardianName: '', phones: [] })
  })

  it('is remembered for a day, and made anew when a table it reads from changes', async () => {
    const { desk, staff } = await testStation()
    const { childId } = value(
      await desk.perform(registerChild, { facts: { 'child.name': '陈小满', 'child.birthDate': '2017-11-24' } }),
    )
    const before = childRows(desk.workspace.state, '2026-11-23')
    expect(childRows(desk.workspace.state, '2026-11-23')).toBe(before)
    expect(childRows(desk.workspace.state, '2026-11-24').map(({ age }) => age)).toEqual([9])
    expect(before.map(({ age }) => age)).toEqual([8])
    value(await desk.perform(assignWorker, { childId, workerId: staff.worker.id }))
    expect(childRows(desk.workspace.state, '2026-11-23')[0]?.workerName).toBe('苏禾')
  })
})

describe('the term of a fact', () => {
  it.each([
    ['2026-11-23', 12, '2025-11-23'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2024-03-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2023-02-28'],
    ['2026-01-15', 2, '2025-11-15'],
    ['2026-12-31', 6, '2026-06-30'],
  ])('%s less %i months is %s', (today, months, limit) => {
    expect(monthsBefore(today, months)).toBe(limit)
  })
})
