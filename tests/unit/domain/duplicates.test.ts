import { describe, expect, it } from 'vitest'
import {
  buildDuplicateIndex,
  candidatesFor,
  entryOfFile,
  type NewcomerEntry,
  type OnFile,
} from '../../../src/domain/duplicates.ts'

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
const find = (entry: Partial<NewcomerEntry>, on: readonly OnFile[] = [xiaoman]) =>
  candidatesFor(buildDuplicateIndex(on), { ...nothing, ...entry }).map(({ reasons, suggests }) => ({
    reasons,
    suggests,
  }))

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
    ['the former name counts', { name: '陈曼', birthDate: '2017-09-04' }, [['otherNameAndBirthDate', 'sameChild']]],
    [
      'the name on file is the former name of the newcomer',
      { name: '李一诺', formerName: '陈晓满', birthDate: '2017-09-04' },
      [['otherNameAndBirthDate', 'sameChild']],
    ],
    [
      'surname and given name turned round',
      { name: '小满陈', birthDate: '2017-09-04' },
      [['sameSoundAndBirthDate', 'sameChild']],
    ],
    ['day and month swapped', { name: '陈小满', birthDate: '2017-04-09' }, [['sameNameNearBirthDate', 'sameChild']]],
    [
      'the lunar date filed as the date',
      { name: '陈小满', birthDate: '2017-07-14' },
      [['sameNameNearBirthDate', 'sameChild']],
    ],
    ['only the month known', { name: '陈小满', birthDate: '2017-09-01' }, [['sameNameNearBirthDate', 'sameChild']]],
    ['one digit of the number mistyped', { idNumber: '46010520170904003X' }, [['nearId', 'sameChild']]],
    ['one digit of the number left out', { idNumber: '4601052017090402X' }, [['nearId', 'sameChild']]],
    ['two digits of the number swapped', { idNumber: '46010520170940002X' }, [['nearId', 'sameChild']]],
    ['the old number of 15 digits', { idNumber: '460105170904002' }, [['sameIdOldForm', 'sameChild']]],
    ['another surname, born on the same day elsewhere', { name: '李小满', birthDate: '2017-09-04' }, []],
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
      'the same sound and phone with another date is a sibling',
      { name: '陈晓曼', birthDate: '2020-01-01', guardianPhone: '13807550012' },
      [['samePhone', 'sameHousehold']],
    ],
    [
      'the very same name and phone with another date: no two siblings have one name',
      { name: '陈小满', birthDate: '2020-01-01', guardianPhone: '13807550012' },
      [['sameNameAndPhone', 'sameChild']],
    ],
  ] as const)('%s', (_rule, entry, expected) => {
    expect(find(entry)).toEqual(expected.map(([reason, suggests]) => ({ reasons: [reason], suggests })))
  })

  it('two right numbers that differ are two children, unless the very same name has the same phone', () => {
    const known: OnFile = { ...xiaoman, idNumber: '460105201709040020' }
    const other = { name: '陈小满', birthDate: '2017-09-04', idNumber: '110105201709040020' }
    expect(find(other, [known])).toEqual([])
    expect(find({ ...other, guardianPhone: '13807550012' }, [known])).toMatchObject([{ suggests: 'sameChild' }])
    expect(find({ ...other, idNumber: '110105201709040021' }, [known])).toMatchObject([{ suggests: 'sameChild' }])
  })

  it('boy and girl with names that only sound alike are two children', () => {
    const known: OnFile = { ...xiaoman, sex: '1' }
    const twin = { name: '陈晓曼', birthDate: '2017-09-04', sex: '2', guardianPhone: '13807550012' }
    expect(find(twin, [known])).toEqual([{ reasons: ['samePhone'], suggests: 'sameHousehold' }])
    expect(find({ ...twin, sex: '1' }, [known])).toMatchObject([{ suggests: 'sameChild' }])
  })

  it('the same name with the same guardian, whatever else is written', () => {
    const known: OnFile = { ...xiaoman, guardianName: '黄阿妹' }
    expect(find({ name: '陈小满', birthDate: '2016-01-02', guardianName: '黄阿妹' }, [known])).toEqual([
      { reasons: ['sameNameAndGuardian'], suggests: 'sameChild' },
    ])
    expect(find({ name: '陈晓曼', birthDate: '2016-01-02', guardianName: '黄阿妹' }, [known])).toEqual([])
  })

  it('finds a file among the others as it finds a newcomer', () => {
    const again: OnFile = { ...xiaoman, childId: 'c2', idNumber: '', phones: [] }
    const found = candidatesFor(buildDuplicateIndex([xiaoman, again]), entryOfFile(again))
    expect(found.map(({ onFile }) => onFile.childId)).toEqual(['c1', 'c2'])
  })

  it('another surname after a divorce, at the same phone', () => {
    const renamed = { name: '李小满', birthDate: '2017-09-04', guardianPhone: '13807550012' }
    expect(find(renamed)).toEqual([{ reasons: ['sameGivenNameAndBirthDate', 'samePhone'], suggests: 'sameChild' }])
  })

  it('never matches empty numbers with each other', () => {
    const blank: OnFile = { ...xiaoman, idNumber: '', phones: [''], birthDate: '' }
    expect(find({ name: '陈小满', idNumber: ' ', guardianPhone: '-' }, [blank])).toEqual([])
  })

  it('lists likely the same child before those of the same household', () => {
    const sibling: OnFile = { ...xiaoman, childId: 'c2', name: '陈小谷', birthDate: '2020-05-01', idNumber: '' }
    const found = candidatesFor(buildDuplicateIndex([sibling, xiaoman]), {
      ...nothing,
      name: '陈小满',
      birthDate: '2017-09-04',
      guardianPhone: '13807550012',
    })
    expect(found.map(({ onFile, suggests }) => [onFile.childId, suggests])).toEqual([
      ['c1', 'sameChild'],
      ['c2', 'sameHousehold'],
    ])
    expect(found[0]?.reasons).toEqual(['sameSoundAndBirthDate', 'sameNameAndPhone'])
  })

  it('does not ask again whether two files are one child once somebody has said no', () => {
    const entry = { name: '陈晓曼', birthDate: '2017-09-04' }
    expect(find(entry)).toHaveLength(1)
    expect(find({ ...entry, notSameAs: ['c2'] })).toHaveLength(1)
    expect(find({ ...entry, notSameAs: ['c1'] })).toEqual([])
  })
})
