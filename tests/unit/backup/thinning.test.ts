import { describe, expect, it } from 'vitest'
import { needlessBackups } from '../../../src/backup/thinning.ts'

const TODAY = '2026-11-23'
const file = (day: string, minute = '0900', serial = '') => `xingchen-backup-${day}-${minute}${serial}.age`

describe('thinning', () => {
  it.each([
    ['nothing', [], []],
    ['one, however old', [file('2020-01-01')], []],
    [
      'today: the last three stay',
      ['0800', '0900', '1000', '1100', '1200'].map((minute) => file(TODAY, minute)),
      [file(TODAY, '0800'), file(TODAY, '0900')],
    ],
    [
      'two within a minute: the second is the newer one',
      [file('2026-11-20', '0900'), file('2026-11-20', '0900', '-2'), file(TODAY)],
      [file('2026-11-20', '0900')],
    ],
    [
      'the last month: one a day, the last of it',
      [file('2026-11-22', '0800'), file('2026-11-22', '1700'), file('2026-10-23', '0800'), file('2026-10-23', '1700')],
      [file('2026-10-23', '0800'), file('2026-11-22', '0800')],
    ],
    [
      'before that: one a month, the last of it, for ever',
      [file('2026-10-22'), file('2026-10-05'), file('2026-09-30'), file('2026-09-01'), file('2019-03-03')],
      [file('2026-09-01'), file('2026-10-05')],
    ],
    [
      'a clock that was wrong: a day to come is kept as a day',
      [file('2031-01-01'), file('2031-01-02'), file(TODAY)],
      [],
    ],
    [
      'other names are never counted or removed',
      ['holiday.age', 'before-restore-2020-01-01-0900.age', file(TODAY)],
      [],
    ],
  ])('%s', (_rule, names, gone) => {
    expect(needlessBackups(names, TODAY)).toEqual(gone)
    expect(needlessBackups([...names].reverse(), TODAY)).toEqual(gone)
  })

  it('three years of one backup a day leave three, a month of days and the months; thinning again takes nothing', () => {
    const day = (back: number) => new Date(Date.parse(TODAY) - back * 86_400_000).toISOString().slice(0, 10)
    let names = Array.from({ length: 1096 }, (_, back) => file(day(back)))
    const newest = file(TODAY)
    const gone = new Set(needlessBackups(names, TODAY))
    names = names.filter((name) => !gone.has(name))
    expect(names).toContain(newest)
    expect(names).toHaveLength(1 + 31 + 36)
    expect(needlessBackups(names, TODAY)).toEqual([])
  })

  it('never takes the one that was just made, though its name looks old: a free name, or a clock set back', () => {
    const later = ['-2', '-3', '-4'].map((serial) => file(TODAY, '0900', serial))
    const made = file(TODAY, '0900')
    expect(needlessBackups([made, ...later], TODAY)).toEqual([made])
    expect(needlessBackups([made, ...later], TODAY, made)).toEqual([])
    const setBack = file('2026-10-01')
    expect(needlessBackups([setBack, file('2026-10-22'), file(TODAY)], TODAY, setBack)).toEqual([])
  })
})
