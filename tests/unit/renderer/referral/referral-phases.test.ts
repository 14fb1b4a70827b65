import { expect, test } from 'vitest'
import type { Referral, ReferralState } from '../../../../src/domain/records.ts'
import { referralPhases } from '../../../../src/renderer/features/referral/referral-phases.ts'

function after(...states: readonly ReferralState[]): Pick<Referral, 'state' | 'steps'> {
  const steps = states.map((state, at) => ({ state, on: `2026-11-${String(at + 10)}`, byStaffId: 'a', note: '' }))
  return { state: states.at(-1) ?? 'drafted', steps }
}

function standing(...states: readonly ReferralState[]): Record<string, string> {
  return Object.fromEntries(referralPhases(after(...states)).map(({ phase, state }) => [phase, state]))
}

test('a draft is at the beginning', () => {
  expect(standing('drafted')).toMatchObject({ drafted: 'now', issued: 'ahead', closed: 'ahead' })
})

test('a step nobody entered is not shown as done, even when a later one is', () => {
  expect(standing('drafted', 'issued', 'accepted')).toMatchObject({
    drafted: 'done',
    issued: 'done',
    delivered: 'ahead',
    accepted: 'now',
    firstService: 'ahead',
  })
})

test('退回 stands where 受理 would', () => {
  const returned = referralPhases(after('drafted', 'issued', 'delivered', 'returned')).find(
    ({ phase }) => phase === 'accepted',
  )
  expect(returned).toMatchObject({ state: 'now', returned: true, on: '2026-11-13' })
})

test('关闭 is done, not under way', () => {
  expect(standing('drafted', 'issued', 'closed')).toMatchObject({ issued: 'done', accepted: 'ahead', closed: 'done' })
})
