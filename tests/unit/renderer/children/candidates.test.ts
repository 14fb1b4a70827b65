import { describe, expect, it } from 'vitest'
import {
  findCandidates,
  type NewcomerEntry,
  type OnFile,
} from '../../../../src/renderer/features/children/candidates.ts'

const nothing: NewcomerEntry = { name: '', birthDate: '', idNumber: '', guardianPhone: '' }
const xiaoman: OnFile = {
  childId: 'c1',
  householdId: 'h1',
  name: '陈小满',
  formerName: '陈曼',
  birthDate: '2017-09-04',
  idNumber: '46010520170904002X',
  phones: ['13807550012', ''],
}
const SOUNDS: Readonly<Record<string, string>> = {
  陈小满: 'chenxiaoman',
  陈晓曼: 'chenxiaoman',
  陈曼: 'chenman',
  陈小谷: 'chenxiaogu',
}
const soundAlike = (one: string, other: string) => (SOUNDS[one] ?? one) === (SOUNDS[other] ?? other)
const find = (entry: Partial<NewcomerEntry>, on: readonly OnFile[] = [xiaoman]) =>
  findCandidates(on, { ...nothing, ...entry }, soundAlike).map(({ reasons, suggests }) => ({ reasons, suggests }))

describe('search before create', () => {
  it.each([
    ['nothing typed finds nobody', {}, []],
    ['a name alone finds nobody: many children share one', { name: '陈小满' }, []],
    ['the same ID number, however it is typed', { idNumber: '460105 20170904 002x' }, [['sameId', 'sameChild']]],
    [
      'the same sound and birth date, written with other characters',
      { name: '陈晓曼', birthDate: '2017-09-04' },
      [['sameSoundAndBirthDate', 'sameChild']],
    ],
    ['the former name counts', { name: '陈曼', birthDate: '2017-09-04' }, [['sameSoundAndBirthDate', 'sameChild']]],
    ['another birth date is another child', { name: '陈小满', birthDate: '2018-09-04' }, []],
    [
      'a guardian phone alone points to the household',
      { guardianPhone: '138-0755-0012' },
      [['samePhone', 'sameHousehold']],
    ],
    [
      'a sibling: same phone, other name and date',
      { name: '陈小谷', birthDate: '2020-05-01', guardianPhone: '13807550012' },
      [['samePhone', 'sameHousehold']],
    ],
    [
      'a twin: same phone and date, other name',
      { name: '陈小谷', birthDate: '2017-09-04', guardianPhone: '13807550012' },
      [['samePhone', 'sameHousehold']],
    ],
    [
      'same name and phone without a date is likely the same child',
      { name: '陈小满', guardianPhone: '13807550012' },
      [['sameNameAndPhone', 'sameChild']],
    ],
    [
      'same name and phone with another date is a sibling',
      { name: '陈小满', birthDate: '2020-01-01', guardianPhone: '13807550012' },
      [['samePhone', 'sameHousehold']],
    ],
  ] as const)('%s', (_rule, entry, expected) => {
    expect(find(entry)).toEqual(expected.map(([reason, suggests]) => ({ reasons: [reason], suggests })))
  })

  it('never matches empty numbers with each other', () => {
    const blank: OnFile = { ...xiaoman, idNumber: '', phones: [''], birthDate: '' }
    expect(find({ name: '陈小满', idNumber: ' ', guardianPhone: '-' }, [blank])).toEqual([])
  })

  it('lists likely the same child before those of the same household', () => {
    const sibling: OnFile = { ...xiaoman, childId: 'c2', name: '陈小谷', birthDate: '2020-05-01', idNumber: '' }
    const found = findCandidates(
      [sibling, xiaoman],
      { ...nothing, name: '陈小满', birthDate: '2017-09-04', guardianPhone: '13807550012' },
      soundAlike,
    )
    expect(found.map(({ onFile, suggests }) => [onFile.childId, suggests])).toEqual([
      ['c1', 'sameChild'],
      ['c2', 'sameHousehold'],
    ])
    expect(found[0]?.reasons).toEqual(['sameSoundAndBirthDate', 'sameNameAndPhone'])
  })
})
