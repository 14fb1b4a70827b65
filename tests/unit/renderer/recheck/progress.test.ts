import { describe, expect, it } from 'vitest'
import { compareWithFile, nextGroup } from '../../../../src/renderer/features/recheck/progress.ts'

const fact = (value: string | string[]) => ({ value, verifiedOn: '2025-11-23', documentId: null })

describe('the order of a recheck', () => {
  it('goes on behind the group that was answered, and comes back to those left out', () => {
    expect(nextGroup({}, null)).toBe('identity')
    expect(nextGroup({ identity: 'same' }, 'identity')).toBe('category')
    expect(nextGroup({ economy: 'same' }, 'economy')).toBe('identity')
    expect(nextGroup({ identity: 'same', category: 'notReached', health: 'changed' }, null)).toBe('school')
  })

  it('ends when every group has an answer', () => {
    const all = ['identity', 'category', 'health', 'school', 'father', 'mother', 'guardian', 'home', 'economy']
    expect(nextGroup(Object.fromEntries(all.map((group) => [group, 'same' as const])), 'home')).toBeNull()
  })
})

describe('what was written against the file', () => {
  const facts = { 'child.school': fact('海风小学'), 'child.health': fact(['ill']) }
  const keys = ['child.school', 'child.grade', 'child.health'] as const

  it('is the same when nobody changed it; what is not known is not verified', () => {
    expect(compareWithFile(keys, {}, facts)).toEqual({ same: ['child.school', 'child.health'], changed: {} })
    const written = { 'child.school': '海风小学 ', 'child.grade': '', 'child.health': ['ill'] }
    expect(compareWithFile(keys, written, facts)).toEqual({ same: ['child.school', 'child.health'], changed: {} })
  })

  it('is changed when it reads otherwise, also when it was taken off', () => {
    const written = { 'child.school': '', 'child.grade': '四年级', 'child.health': ['healthy'] }
    expect(compareWithFile(keys, written, facts)).toEqual({ same: [], changed: written })
  })
})
