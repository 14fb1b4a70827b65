import { describe, expect, it } from 'vitest'
import { backupDue, knownMedia, nextMediumNumber, rehearsalDue } from '../../../src/storage/selectors/backups.ts'
import { recordBackup } from '../../../src/verbs/backups/record-backup.ts'
import { recordRehearsal } from '../../../src/verbs/backups/record-rehearsal.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { testStation, value, type TestStation } from '../verbs/test-station.ts'

const A_BACKUP = { medium: '蓝色', fileName: 'a.age', bytes: 1, sha256: 'ab', counts: {} }

async function backUp({ desk }: TestStation, mediumNumber?: string): Promise<void> {
  value(await desk.perform(recordBackup, { ...A_BACKUP, ...(mediumNumber === undefined ? {} : { mediumNumber }) }))
}

describe('the days of backup and rehearsal', () => {
  it('an empty station owes nothing; the first child makes a backup due the same day', async () => {
    const { desk } = await testStation('2026-11-23')
    expect(backupDue(desk.workspace.state, '2026-11-23')).toBeNull()
    value(await desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
    expect(backupDue(desk.workspace.state, '2026-11-23')).toEqual({ last: null, on: '2026-11-23', daysLeft: 0 })
  })

  it.each([
    ['2026-11-23', 7],
    ['2026-11-29', 1],
    ['2026-11-30', 0],
    ['2026-12-02', -2],
  ])('a weekly backup of the 23rd leaves, on %s, %i days', async (today, daysLeft) => {
    const station = await testStation('2026-11-23')
    await backUp(station)
    expect(backupDue(station.desk.workspace.state, today)).toMatchObject({ on: '2026-11-30', daysLeft })
  })

  it('counts rehearsals from the first backup, then from the last one; one that went wrong is due at once', async () => {
    const station = await testStation('2026-11-01')
    const { desk, setDay } = station
    expect(rehearsalDue(desk.workspace.state, '2026-11-01')).toBeNull()
    await backUp(station)
    setDay('2026-11-20')
    await backUp(station)
    expect(rehearsalDue(desk.workspace.state, '2026-11-21')).toEqual({ last: null, on: '2026-12-01', daysLeft: 10 })
    const rehearse = async (outcome: 'same' | 'older' | 'differs' | 'unreadable') =>
      value(
        await desk.perform(recordRehearsal, {
          fileName: 'a.age',
          madeAt: '2026-11-20T04:00:00.000Z',
          outcome,
          details: [],
          sentence: '',
        }),
      )
    const days: Record<string, unknown> = {}
    for (const outcome of ['differs', 'same', 'unreadable', 'older'] as const) {
      setDay(`2026-11-2${String(Object.keys(days).length)}`)
      await rehearse(outcome)
      days[outcome] = rehearsalDue(desk.workspace.state, '2026-11-24')?.on
    }
    expect(days).toEqual({
      differs: '2026-11-20',
      same: '2026-12-21',
      unreadable: '2026-11-22',
      older: '2026-12-23',
    })
  })

  it('numbers sticks in turn and remembers the last entry of each', async () => {
    const station = await testStation('2026-11-01')
    const { desk, setDay } = station
    expect(nextMediumNumber(desk.workspace.state)).toBe('01')
    await backUp(station)
    expect(nextMediumNumber(desk.workspace.state)).toBe('01')
    await backUp(station, '01')
    await backUp(station, '09')
    setDay('2026-11-08')
    await backUp(station, '01')
    expect(nextMediumNumber(desk.workspace.state)).toBe('10')
    expect(knownMedia(desk.workspace.state).get('01')?.at.slice(0, 10)).toBe('2026-11-08')
  })
})
