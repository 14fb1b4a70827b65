import { beforeAll, describe, expect, it } from 'vitest'
import { buildNameEntry } from '../../../src/domain/names.ts'
import { makeSample } from '../../../src/renderer/tasks/sample/make-sample.ts'
import { Random } from '../../../src/renderer/tasks/sample/random.ts'
import { childRows } from '../../../src/storage/selectors/children.ts'
import { loadWorkspace } from '../../../src/storage/load-workspace.ts'
import { trailLines } from '../../../src/storage/trail.ts'
import type { WorkspaceState } from '../../../src/storage/tables.ts'
import { unlockWithPassword } from '../../../src/vault/unlock.ts'
import { argon2, CHEAP } from '../vault/test-argon2.ts'
import { emptyStore, PASSWORD, value } from './test-station.ts'

const TODAY = '2026-11-23'

async function madeWith(seed: number, children: number, names: readonly string[] = []) {
  const store = await emptyStore()
  const { desk, keys } = value(
    await makeSample(
      { children, years: 2, seed, password: PASSWORD, names },
      { store, argon2, argon2Choice: CHEAP, today: TODAY, onProgress: () => undefined },
    ),
  )
  return { store, keys, state: desk.workspace.state }
}

function withoutSeals(state: WorkspaceState) {
  const lines = trailLines(state.trail).map((line) => ({ ...line, mac: '', before: '' }))
  return { ...state, trail: lines }
}

function names(state: WorkspaceState): readonly string[] {
  return childRows(state, TODAY).map(({ name }) => name)
}

describe('a synthetic station', () => {
  let made: Awaited<ReturnType<typeof madeWith>>
  beforeAll(async () => {
    made = await madeWith(7, 40)
  })

  it('has the children asked for, in families, and papers of every form', () => {
    const { state } = made
    expect(state.children.size).toBe(40)
    expect(state.households.size).toBeLessThan(40)
    expect(new Set([...state.documents.values()].map(({ formCode }) => formCode))).toEqual(
      new Set(['F01', 'F02', 'F05', 'F06', 'F08', 'F11']),
    )
  })

  it('is mostly finished and signed: what the generator writes passes the checks of the forms', () => {
    const statuses = [...made.state.documents.values()].map(({ status }) => status)
    expect(statuses.filter((status) => status === 'draft').length).toBeLessThan(statuses.length * 0.1)
    expect(statuses.filter((status) => status === 'signed').length).toBeGreaterThan(statuses.length * 0.7)
  })

  it('gives case and letter numbers in the order of time, each once', () => {
    const { children, referrals } = made.state
    const byTime = [...children.values()].map((child) => `${child.createdAt} ${child.caseNumber}`).sort()
    const caseNumbers = byTime.map((line) => line.split(' ')[1])
    expect(caseNumbers).toEqual([...caseNumbers].sort())
    expect(new Set(caseNumbers).size).toBe(caseNumbers.length)
    const letters = [...referrals.values()].flatMap(({ number }) => number?.text ?? [])
    expect(letters.length).toBeGreaterThan(0)
    expect(new Set(letters).size).toBe(letters.length)
  })

  it('writes nothing into the future', () => {
    const days = [...made.state.documents.values()].flatMap(({ updatedAt, signedOn }) => [updatedAt, signedOn ?? ''])
    for (const day of days) expect(day < `${TODAY}T`).toBe(true)
  })

  it('is the same for the same seed, and opens again as it was made', async () => {
    const again = await madeWith(7, 40)
    // Seals are of the station's own keys, and each station has others.
    expect(withoutSeals(again.state)).toEqual(withoutSeals(made.state))
    const opened = await loadWorkspace(again.store, again.keys)
    expect(opened.damaged).toEqual([])
    expect(opened.state).toEqual(again.state)
  })

  it('has somebody of each role when asked for, past their first opening, and every second child is the worker’s', async () => {
    const store = await emptyStore()
    const wish = { children: 6, years: 1, seed: 7, password: PASSWORD, names: [], staff: true }
    const tools = { store, argon2, argon2Choice: CHEAP, today: TODAY, onProgress: () => undefined }
    const { state } = value(await makeSample(wish, tools)).desk.workspace
    const staff = [...state.staff.values()]
    expect(staff.map(({ role }) => role)).toEqual(['head', 'worker', 'supervisor', 'clerk'])
    expect(staff.some(({ mustChangePassword }) => mustChangePassword)).toBe(false)
    const led = [...state.children.values()].map(({ workerId }) => state.staff.get(workerId)?.role)
    expect(led.filter((role) => role === 'worker')).toHaveLength(3)
    const meta = await store.readMeta()
    for (const { account, id } of staff) {
      const opened = meta === null ? null : await unlockWithPassword(meta.vault, account, PASSWORD, argon2, CHEAP)
      expect(opened).toMatchObject({ ok: true, value: { staffId: id } })
    }
  })

  it('differs with another seed', async () => {
    const other = await madeWith(8, 10)
    expect(names(other.state)).not.toEqual(names(made.state).slice(0, 10))
  })

  it('uses the given names first, one child each, whatever they hold', async () => {
    const given = ['单小雨', '曾晓', '曾阳', '䶮𬱖', '阿依古丽·买买提', '王'.repeat(60), '😀', '欧阳小川']
    const { state } = await madeWith(3, 12, given)
    expect(state.children.size).toBe(12)
    for (const name of given) expect(names(state).filter((one) => one === name)).toHaveLength(1)
  })

  it('refuses a store that holds a station', async () => {
    const { store } = await madeWith(1, 1)
    const wish = { children: 1, years: 1, seed: 1, password: PASSWORD, names: [] }
    const tools = { store, argon2, argon2Choice: CHEAP, today: TODAY, onProgress: () => undefined }
    expect(await makeSample(wish, tools)).toEqual({ ok: false, failure: { kind: 'stationExists' } })
  })

  it('can be searched: every name gives an entry', () => {
    for (const row of childRows(made.state, TODAY))
      expect(buildNameEntry({ id: row.childId, name: row.name }).persons).not.toEqual([])
  })
})

describe('its random numbers', () => {
  it('are the same for a seed, differ between seeds, and stay in range', () => {
    const draw = (seed: string) => {
      const random = new Random(seed)
      return Array.from({ length: 200 }, () => random.int(1, 6))
    }
    expect(draw('a')).toEqual(draw('a'))
    expect(draw('a')).not.toEqual(draw('b'))
    expect(new Set(draw('a'))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  })

  it('follow the weights', () => {
    const random = new Random('weights')
    const drawn = Array.from({ length: 4000 }, () =>
      random.weighted([
        ['often', 3],
        ['seldom', 1],
      ]),
    )
    const share = drawn.filter((one) => one === 'often').length / drawn.length
    expect(share).toBeGreaterThan(0.71)
    expect(share).toBeLessThan(0.79)
  })
})
