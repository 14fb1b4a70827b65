import { describe, expect, it } from 'vitest'
import type { Child } from '../../../src/domain/records.ts'
import { assignWorker } from '../../../src/verbs/children/assign-worker.ts'
import { changeCategories } from '../../../src/verbs/children/change-categories.ts'
import { moveChild } from '../../../src/verbs/children/move-child.ts'
import { recheckFacts } from '../../../src/verbs/children/recheck-facts.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import { revertRecord } from '../../../src/verbs/history/revert-record.ts'
import { testStation, value } from './test-station.ts'

async function withChild(facts: Record<string, unknown> = {}) {
  const station = await testStation('2026-11-23')
  const { desk } = station
  const { childId } = value(
    await desk.perform(registerChild, { facts: { 'child.name': '林一诺', 'child.birthDate': '2009-01-05', ...facts } }),
  )
  const child = (): Child => {
    const found = desk.workspace.state.children.get(childId)
    if (found === undefined) throw new Error('no child')
    return found
  }
  return { ...station, childId, child }
}

describe('a fact', () => {
  it('says where it was read, and loses the words when the next one says nothing', async () => {
    const { desk, childId, child } = await withChild()
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海风小学' }, source: '学校' }))
    expect(child().facts['child.school']).toEqual({
      value: '海风小学',
      verifiedOn: '2026-11-23',
      documentId: null,
      source: '学校',
    })
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海湾小学' } }))
    expect(child().facts['child.school']).not.toHaveProperty('source')
  })
})

describe('another status of a parent', () => {
  const alive = { 'father.status': ['normal'], 'father.statusSince': '2020-03-01', 'father.statusProof': '户口簿' }
  it('takes the day and the proof of the former with it', async () => {
    const { desk, childId, child } = await withChild(alive)
    const told = () => {
      const household = desk.workspace.state.households.get(child().householdId)
      return (['father.status', 'father.statusSince', 'father.statusProof'] as const).map(
        (key) => household?.facts[key]?.value,
      )
    }
    value(await desk.perform(updateFacts, { childId, facts: { 'father.status': ['normal'] } }))
    expect(told()).toEqual([['normal'], '2020-03-01', '户口簿'])
    value(await desk.perform(updateFacts, { childId, facts: { 'father.status': ['missing'] } }))
    expect(told()).toEqual([['missing'], undefined, undefined])
    const facts = { 'father.status': ['dead'], 'father.statusSince': '2026-05-04' }
    value(await desk.perform(updateFacts, { childId, facts }))
    expect(told()).toEqual([['dead'], '2026-05-04', undefined])
  })
})

describe('recheckFacts', () => {
  it('gives the day to what is the same, the new value to what changed, and leaves the rest as stale as it was', async () => {
    const { desk, childId, child, setDay } = await withChild({ 'child.school': '海风小学', 'child.grade': '三年级' })
    setDay('2027-11-30')
    value(
      await desk.perform(recheckFacts, {
        childId,
        same: ['child.name', 'child.allergy'],
        changed: { 'child.grade': '四年级' },
        verifiedOn: '2027-11-29',
        source: '家访',
      }),
    )
    const { facts } = child()
    expect(facts['child.name']).toMatchObject({ value: '林一诺', verifiedOn: '2027-11-29', source: '家访' })
    expect(facts['child.grade']).toMatchObject({ value: '四年级', verifiedOn: '2027-11-29' })
    expect(facts['child.school']).toMatchObject({ verifiedOn: '2026-11-23' })
    expect(facts).not.toHaveProperty('child.allergy')
  })

  it('is not of a day to come', async () => {
    const { desk, childId } = await withChild()
    const input = { childId, same: ['child.name' as const], changed: {}, verifiedOn: '2026-11-24', source: '' }
    expect(await desk.perform(recheckFacts, input)).toMatchObject({ ok: false, failure: { kind: 'badInput' } })
  })
})

describe('changeCategories', () => {
  const span = (code: string, since: string | null, until: string | null = null, basis = '') => ({
    code,
    since,
    until,
    basis,
  })

  it('keeps several at once, and the fact says those that hold, with the option they stand under', async () => {
    const { desk, childId, child } = await withChild()
    const spans = [
      span('ownDisability', '2024-03-01', null, '琼残字〔2024〕7号'),
      span('leftBehind', '2025-01-01', '2026-06-30', '母亲回乡'),
      span('familyMinimumLiving', '2026-02-01'),
    ]
    value(await desk.perform(changeCategories, { childId, spans }))
    expect(child().facts['child.categories']?.value).toEqual([
      'ownDifficulty',
      'ownDisability',
      'familyDifficulty',
      'familyMinimumLiving',
    ])
    expect(child().categorySpans).toContainEqual(span('ownDifficulty', '2024-03-01'))
    expect(child().categorySpans).toContainEqual(span('leftBehind', '2025-01-01', '2026-06-30', '母亲回乡'))
  })

  it('takes the fact off when none holds any more', async () => {
    const { desk, childId, child } = await withChild({ 'child.categories': ['orphan'] })
    value(await desk.perform(changeCategories, { childId, spans: [span('orphan', null, '2026-11-01')] }))
    expect(child().facts).not.toHaveProperty('child.categories')
  })

  it.each([
    ['a day to come', [span('orphan', '2026-11-24')]],
    ['an end before the beginning', [span('orphan', '2026-11-02', '2026-11-01')]],
    ['an end to come', [span('orphan', '2026-11-02', '2026-12-01')]],
    ['one twice at a time', [span('orphan', '2026-01-01'), span('orphan', '2026-02-01')]],
    ['a word that is no category', [span('nobody', null)]],
  ])('refuses %s', async (_, spans) => {
    const { desk, childId } = await withChild()
    expect(await desk.perform(changeCategories, { childId, spans })).toMatchObject({
      ok: false,
      failure: { kind: 'badInput' },
    })
  })

  it('lets one begin again after it ended', async () => {
    const { desk, childId } = await withChild()
    const spans = [span('orphan', '2024-01-01', '2025-01-01'), span('orphan', '2026-01-01')]
    expect((await desk.perform(changeCategories, { childId, spans })).ok).toBe(true)
  })

  it('and the fact stay one when an older version is put back', async () => {
    const { desk, childId, child } = await withChild({ 'child.categories': ['orphan'] })
    value(await desk.perform(changeCategories, { childId, spans: [span('orphan', null, '2026-11-01')] }))
    const fact = { value: ['orphan'], verifiedOn: '2026-11-23', documentId: null }
    value(await desk.perform(revertRecord, { what: 'facts', childId, seq: 1, facts: { 'child.categories': fact } }))
    expect(
      child()
        .categorySpans.filter(({ until }) => until === null)
        .map(({ code }) => code),
    ).toEqual(['orphan'])
  })
})

describe('moveChild', () => {
  const move = (childId: string, to: string, on = '2026-11-23') =>
    ({ childId, kind: 'status', to, on, basis: '照派出所证明' }) as never

  it('changes the status on a day and for a reason', async () => {
    const { desk, childId, child, staff } = await withChild()
    value(await desk.perform(moveChild, move(childId, 'inService', '2026-11-20')))
    expect(child().status).toBe('inService')
    expect(child().moves).toEqual([
      {
        kind: 'status',
        from: 'registered',
        to: 'inService',
        on: '2026-11-20',
        basis: '照派出所证明',
        byStaffId: staff.head.id,
        at: new Date('2026-11-23T12:00:00').toISOString(),
      },
    ])
  })

  it.each(['deceased', 'transferred', 'movedAway'])('%s ends the categories that hold', async (to) => {
    const { desk, childId, child } = await withChild({ 'child.categories': ['orphan'] })
    value(await desk.perform(moveChild, move(childId, to)))
    expect(child().categorySpans).toEqual([{ code: 'orphan', since: null, until: '2026-11-23', basis: '' }])
    expect(child().facts).not.toHaveProperty('child.categories')
  })

  it('closing a case leaves them', async () => {
    const { desk, childId, child } = await withChild({ 'child.categories': ['orphan'] })
    value(await desk.perform(moveChild, move(childId, 'closed')))
    expect(child().facts['child.categories']?.value).toEqual(['orphan'])
  })

  it.each([
    ['a day to come', {}, 'inService', '2026-11-24', 'future'],
    ['18 before the birthday', { 'child.birthDate': '2008-11-24' }, 'cameOfAge', '2026-11-23', 'notEighteen'],
    ['18 without a birth date', { 'child.birthDate': '' }, 'cameOfAge', '2026-11-23', 'notEighteen'],
  ])('refuses %s', async (_, facts, to, on, why) => {
    const { desk, childId } = await withChild(facts)
    const failure = { kind: 'moveRefused', why }
    expect(await desk.perform(moveChild, move(childId, to, on))).toEqual({ ok: false, failure })
  })

  it('comes of age on the birthday itself', async () => {
    const { desk, childId, child } = await withChild({ 'child.birthDate': '2008-11-23' })
    value(await desk.perform(moveChild, move(childId, 'cameOfAge')))
    expect(child().status).toBe('cameOfAge')
  })

  it('never goes back before the last move of its kind', async () => {
    const { desk, childId } = await withChild()
    value(await desk.perform(moveChild, move(childId, 'inService', '2026-11-20')))
    expect(await desk.perform(moveChild, move(childId, 'closed', '2026-11-19'))).toMatchObject({
      failure: { kind: 'moveRefused', why: 'beforeLast' },
    })
  })

  it('back on the register is the head’s', async () => {
    const { desk, deskOf, childId, child, staff } = await withChild()
    value(await desk.perform(moveChild, move(childId, 'closed')))
    value(await desk.perform(assignWorker, { childId, workerId: staff.worker.id }))
    expect(await deskOf('worker').perform(moveChild, move(childId, 'registered'))).toMatchObject({
      failure: { kind: 'notAllowed', roles: ['head'] },
    })
    value(await desk.perform(moveChild, move(childId, 'registered')))
    expect(child().status).toBe('registered')
  })

  it('goes from one population to another, but not off the register', async () => {
    const { desk, childId, child } = await withChild()
    const input = { childId, kind: 'population', to: 'troubledFamily', on: '2026-11-23', basis: '退出名册' } as const
    value(await desk.perform(moveChild, input))
    expect([child().population, child().moves.at(-1)?.from]).toEqual(['troubledFamily', 'registered'])
    value(await desk.perform(moveChild, move(childId, 'deceased')))
    expect(await desk.perform(moveChild, { ...input, to: 'registered' })).toMatchObject({
      failure: { kind: 'moveRefused', why: 'offRegister' },
    })
  })

  it('needs a reason', async () => {
    const { desk, childId } = await withChild()
    const input = { childId, kind: 'status', to: 'closed', on: '2026-11-23', basis: ' ' } as const
    expect(await desk.perform(moveChild, input)).toMatchObject({ failure: { kind: 'badInput' } })
  })
})
