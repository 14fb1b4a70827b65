import { describe, expect, it } from 'vitest'
import { changedIn, changesIn, type ListedChange } from '../../../src/storage/change-list.ts'
import { fileSteps } from '../../../src/storage/file-history.ts'
import { History } from '../../../src/storage/history.ts'
import { moveChild } from '../../../src/verbs/children/move-child.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import { localDay } from '../../../src/verbs/clock.ts'
import { testStation, value } from '../verbs/test-station.ts'

const dayOf = (at: string) => localDay(new Date(at))

async function withFamily() {
  const station = await testStation('2026-10-20')
  const { desk, store, keys } = station
  const facts = { 'child.name': '林一诺', 'child.school': '海风小学', 'household.community': '星光社区' }
  const elder = value(await desk.perform(registerChild, { facts }))
  const younger = value(
    await desk.perform(registerChild, { facts: { 'child.name': '林一鸣' }, householdId: elder.householdId }),
  )
  const list = async (month: string): Promise<readonly ListedChange[]> => {
    const { state } = desk.workspace
    const history = new History(store, keys)
    const histories = []
    for (const child of changedIn(state, month, dayOf)) {
      const own = value(await history.of('children', child.id))
      const home = value(await history.of('households', child.householdId))
      histories.push({ child, steps: fileSteps(own.versions, home.versions) })
    }
    return changesIn(state, histories, month, dayOf)
  }
  return { ...station, elder, younger, list }
}

describe('the change list of a month', () => {
  it('has what changed in it, with before, after, day and source, and nothing that was only verified again', async () => {
    const { desk, elder, setDay, list } = await withFamily()
    setDay('2026-11-03')
    const { childId } = elder
    value(await desk.perform(updateFacts, { childId, facts: { 'child.name': '林一诺' } }))
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海湾小学' }, source: '学校' }))
    const rows = await list('2026-11')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      community: '星光社区',
      on: '2026-11-03',
      change: {
        what: 'fact',
        key: 'child.school',
        from: { value: '海风小学' },
        to: { value: '海湾小学', source: '学校' },
      },
    })
  })

  it('says a fact of the household once, for all its children', async () => {
    const { desk, elder, setDay, list } = await withFamily()
    setDay('2026-11-03')
    value(await desk.perform(updateFacts, { childId: elder.childId, facts: { 'household.monthlyIncome': 2400 } }))
    const rows = await list('2026-11')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.children.map(({ caseNumber }) => caseNumber.slice(-1))).toEqual(['1', '2'])
  })

  it('lists files that were opened, and moves with their day and reason, in the month they were entered', async () => {
    const { desk, elder, setDay, list } = await withFamily()
    setDay('2026-11-03')
    const move = {
      childId: elder.childId,
      kind: 'status',
      to: 'movedAway',
      on: '2026-10-30',
      basis: '迁往邻市',
    } as const
    value(await desk.perform(moveChild, move))
    expect((await list('2026-10')).map(({ change }) => change.what)).toEqual(['registered', 'registered'])
    const [row, ...more] = await list('2026-11')
    expect(more).toEqual([])
    expect(row).toMatchObject({
      on: '2026-10-30',
      change: { what: 'status', from: 'registered', to: 'movedAway', basis: '迁往邻市' },
    })
    expect(await list('2026-12')).toEqual([])
  })

  it('finds a fact that was taken off too', async () => {
    const { desk, elder, setDay, list } = await withFamily()
    setDay('2026-11-03')
    value(await desk.perform(updateFacts, { childId: elder.childId, facts: { 'child.school': '' } }))
    expect((await list('2026-11'))[0]).toMatchObject({ on: '2026-11-03', change: { key: 'child.school', to: null } })
  })
})
