import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../src/domain/facts.ts'
import {
  clearChoices,
  differingFields,
  takenFields,
  undecided,
  type MergeFile,
} from '../../../src/renderer/features/merge/merge-fields.ts'
import { mergedFactWords } from '../../../src/renderer/features/merge/merged-fact-words.ts'
import { i18n } from '../../../src/renderer/app/i18n.ts'
import { rowOf } from './children/row.ts'

const fact = (value: string | string[]) => ({ value, verifiedOn: '2026-01-01', documentId: null })
const file = (id: string, householdId: string, own: Facts, home: Facts): MergeFile => ({
  child: { ...rowOf({ childId: id }).child, householdId, facts: own, workerId: id },
  household: { id: householdId, facts: home, createdAt: '2026-01-01T00:00:00Z' },
})
const kept = file(
  'a',
  'h1',
  { 'child.name': fact('陈小满'), 'child.school': fact('') },
  { 'guardian.name': fact('黄阿妹') },
)
const gone = file(
  'b',
  'h2',
  { 'child.name': fact('陈晓满'), 'child.school': fact('海风小学'), 'child.sex': fact('2') },
  { 'guardian.name': fact('黄阿妹'), 'guardian.phone': fact('13807550021') },
)

describe('two files compared', () => {
  const pairs = differingFields(kept, gone)

  it('differ where they do not say the same; what is up to a person stands first', () => {
    expect(pairs.map(({ field }) => field)).toEqual([
      'workerId',
      'child.name',
      'child.sex',
      'child.school',
      'guardian.phone',
    ])
  })

  it('need no choice where only one says anything', () => {
    const choices = clearChoices(pairs)
    expect(choices).toEqual({ 'child.sex': 'gone', 'child.school': 'gone', 'guardian.phone': 'gone' })
    expect(undecided(pairs, choices).map(({ field }) => field)).toEqual(['workerId', 'child.name'])
  })

  it('give the fields in which the one that goes is right', () => {
    expect(takenFields(pairs, { ...clearChoices(pairs), workerId: 'kept', 'child.name': 'gone' })).toEqual([
      'child.name',
      'child.sex',
      'child.school',
      'guardian.phone',
    ])
  })

  it('share the household of brothers and sisters: it is no question', () => {
    const sibling = { child: gone.child, household: { ...kept.household, facts: gone.household.facts } }
    expect(differingFields(kept, sibling).map(({ field }) => field)).not.toContain('guardian.phone')
  })
})

describe('a field of two files in words', () => {
  const [zh, en] = [i18n.getFixedT('zh-CN'), i18n.getFixedT('en')]
  const members = { ...fact(''), value: [{ name: '黄阿妹' }, { name: '陈建国' }] }

  it('of the household says how many people, and who; of categories which', () => {
    expect(mergedFactWords(zh, 'household.members', members, 'zh')).toBe('2 人 · 黄阿妹 · 陈建国')
    expect(mergedFactWords(en, 'household.members', members, 'en')).toBe('2 people · 黄阿妹 · 陈建国')
    expect(mergedFactWords(zh, 'child.categories', fact(['9']), 'zh')).not.toContain('人')
    expect(mergedFactWords(en, 'child.categories', fact(['9']), 'en')).not.toContain('1 person')
    expect(mergedFactWords(zh, 'child.school', fact('海风小学'), 'zh')).toBe('海风小学')
  })
})
