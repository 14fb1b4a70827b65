import { describe, expect, test } from 'vitest'
import { EMPTY_STATION, stationProblems } from '../../../src/renderer/features/first-run/entries.ts'
import { waitAfter } from '../../../src/renderer/app/wait-after.ts'

describe('the letterhead', () => {
  const good = { ...EMPTY_STATION, name: '秀英街道社会工作站', letterCode: '秀街社工转', caseCode: 'XY' }
  test('needs a name, a letter code and a beginning of case numbers, and no more', () => {
    expect(stationProblems(EMPTY_STATION)).toEqual(['name', 'letterCode', 'caseCode'])
    expect(stationProblems(good)).toEqual([])
  })
  test.each(['秀街〔2026〕', '秀 街', '秀街1', ''])(
    'a letter code is no “%s”: it must not be taken for the number',
    (letterCode) => {
      expect(stationProblems({ ...good, letterCode })).toEqual(['letterCode'])
    },
  )
})

test('wrong passwords make the next try wait longer, and never longer than a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 50].map(waitAfter)).toEqual([0, 0, 2, 4, 8, 16, 32, 60, 60])
})
