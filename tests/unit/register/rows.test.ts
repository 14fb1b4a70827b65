import { describe, expect, it } from 'vitest'
import type { ChildOnFile } from '../../../src/register/find-duplicates.ts'
import { households } from '../../../src/register/group-households.ts'
import { rejectedSheet } from '../../../src/register/rejected-sheet.ts'
import { readSheetFile } from '../../../src/sheets/read-sheet-file.ts'
import { book } from '../sheets/make-workbook.ts'
import { factsIn, planOf, utf8 } from './plan.ts'

const HEAD = '姓名,性别,出生日期,身份证号,监护人,联系电话,困境类型,备注'
const list = (...rows: string[]) => planOf(utf8([HEAD, ...rows].join('\n')))
const onFile = (more: Partial<ChildOnFile>): ChildOnFile => ({
  childId: 'c-1',
  householdId: 'h-1',
  name: '陈小满',
  formerName: '',
  sex: '2',
  birthDate: '2015-03-09',
  idNumber: '',
  guardianName: '',
  phones: [],
  caseNumber: 'XH-2026-个-0001',
  ...more,
})

describe('a row', () => {
  it('without a name is not taken, and says so at the column of names', async () => {
    const { rejected, rows, accepted } = await list(',女,2015-03-09,,,,,', '  ,男,,,,,,', '无,男,,,,,,')
    expect({ rows, accepted }).toEqual({ rows: 3, accepted: 0 })
    expect(rejected).toEqual([2, 3, 4].map((row) => ({ row, field: '姓名', reason: '没有姓名' })))
  })

  it('with an alias alone is taken', async () => {
    expect(await planOf(utf8('姓名,代称,性别\n,无名氏2026-03号,男\n'))).toMatchObject({ accepted: 1, rejected: [] })
  })

  it('tells everything that is wrong at once', async () => {
    const { rejected } = await list(',女,2015-13-40,4.6E+17,,,,')
    expect(rejected).toMatchObject([{ row: 2, field: '出生日期' }])
    expect(rejected[0]?.reason).toMatch(/日期读不出.*；身份证号：.*；姓名：没有姓名/)
  })

  it('birth dates: in the future never, grown up with a warning, only a month with a warning', async () => {
    const { rejected, warnings, plan } = await list(
      '甲一,女,2030-01-01,,,,,',
      '乙二,女,1990-01-01,,,,,',
      '丙三,女,2015年3月,,,,,',
      '丁四,女,不详,,,,,',
    )
    expect(rejected).toMatchObject([{ row: 2, field: '出生日期', reason: '日期在今天之后' }])
    expect(warnings.map(({ row }) => row)).toEqual([3, 4])
    expect(factsIn(plan).map((facts) => facts['child.birthDate'])).toEqual(['1990-01-01', '2015-03-01', undefined])
    expect(plan.good[1]?.remarks).toEqual(['出生日期：2015年3月'])
  })

  it('an ID number fills what is not written, and is compared with what is', async () => {
    const { plan, warnings } = await list(
      '甲一,,,46010520150309123X,,,,',
      '乙二,,,460105201503091227,,,,',
      '丙三,男,2015-03-10,460105201503091243,,,,',
      '丁四,女,2015年3月,460105201503091489,,,,',
    )
    const [wrong, right, differs, month] = factsIn(plan)
    expect(warnings.filter(({ row }) => row === 2)).toMatchObject([{ field: '身份证号' }])
    expect(wrong?.['child.birthDate']).toBeUndefined()
    expect(right).toMatchObject({ 'child.idType': 'residentId' })
    expect(differs?.['child.birthDate']).toBe('2015-03-10')
    expect(warnings.filter(({ row }) => row === 4).length).toBeGreaterThan(0)
    expect(month?.['child.name']).toBe('丁四')
  })

  it('loses nothing: what is no code goes into the remark or into “other category”', async () => {
    const { plan, warnings } = await planOf(
      utf8('姓名,性别,民族,困境类型,月收入,备注,鞋码\n甲一,不男不女,火星族,家里漏雨,说不清,喜欢画画,33\n'),
    )
    expect(plan.good[0]?.remarks).toEqual(['性别：不男不女', '民族：火星族', '月收入：说不清', '备注：喜欢画画'])
    expect(factsIn(plan)[0]).toEqual({
      'child.name': '甲一',
      'child.categories': ['other'],
      'child.categoryOther': '家里漏雨',
    })
    expect(warnings.map(({ row, field }) => [row, field])).toEqual([
      [1, '鞋码'],
      [2, '性别'],
      [2, '民族'],
      [2, '困境类型'],
      [2, '月收入'],
    ])
  })

  it('names without the blanks between, telephones in full-width digits', async () => {
    const { plan } = await list(
      '陈 明,男,,,陈　大山,１３８００００００２１,,',
      '阿卜杜拉·买买提,男,,,,,,',
      'John  Smith,男,,,,,,',
    )
    expect(factsIn(plan).map((facts) => facts['child.name'])).toEqual(['陈明', '阿卜杜拉·买买提', 'John Smith'])
    expect(factsIn(plan)[0]).toMatchObject({ 'guardian.name': '陈大山', 'guardian.phone': '13800000021' })
  })

  it('a guardian with the relation in brackets', async () => {
    const { plan } = await list(
      '甲一,女,,,陈大山（父亲）,,,',
      '乙二,女,,,林阿婆(外婆),,,',
      '丙三,女,,,王五（电话不通）,,,',
    )
    expect(factsIn(plan).map((facts) => [facts['guardian.name'], facts['guardian.relation']])).toEqual([
      ['陈大山', '父亲'],
      ['林阿婆', '外婆'],
      ['王五（电话不通）', undefined],
    ])
  })

  it('2 MB in one cell is not taken', async () => {
    const { rejected } = await list(`甲一,男,,,${'字'.repeat(1_000_000)},,,`)
    expect(rejected).toMatchObject([{ row: 2, field: '监护人' }])
  })
})

describe('duplicates', () => {
  it('in the list: the same ID number, old and new, and the same sound with the same birth date', async () => {
    const { duplicates, accepted } = await list(
      '甲一,女,,460105201503091227,,,,',
      '甲乙,女,,460105201503091227,,,,',
      '丙三,男,,460105850309123,,,,',
      '丙三,男,,46010519850309123X,,,,',
      '陈小满,女,2015-03-09,,,,,',
      '陈晓曼,女,2015.3.9,,,,,',
      '戊五,,,,,,,',
      '戊五,,,,,,,',
    )
    expect(duplicates.map(({ row }) => row)).toEqual([3, 5, 7, 9])
    expect(accepted).toBe(4)
  })

  it('twins are two children, and so are two girls of one name with ID numbers of their own', async () => {
    const { duplicates, accepted } = await list(
      '林一诺,女,2015-03-09,,林阿婆,13900000031,,',
      '林一言,女,2015-03-09,,林阿婆,13900000031,,',
      '陈佳怡,女,2014-05-06,460105201405061228,,,,',
      '陈佳怡,女,2014-05-06,460105201405061447,,,,',
      '王雨,女,2013-01-02,,,,,',
      '王宇,男,2013-01-02,,,,,',
    )
    expect([duplicates, accepted]).toEqual([[], 6])
  })

  it('on file: by number, by sound and birth date; what is only close is said', async () => {
    const known = [
      onFile({}),
      onFile({ childId: 'c-2', name: '林一诺', idNumber: '460105201405061228', birthDate: '2014-05-06' }),
      onFile({ childId: 'c-3', name: '周可可', birthDate: '2012-01-01', phones: ['13900000031'] }),
    ]
    const bytes = utf8(
      [
        HEAD,
        '陈晓曼,女,2015-03-09,,,,,',
        '林一诺,女,,460105201405061228,,,,',
        '周小小,女,2016-02-03,,,13900000031,,',
      ].join('\n'),
    )
    const { duplicates, plan, warnings, accepted } = await planOf(bytes, known)
    expect(plan.duplicates.map(({ childId, by }) => [childId, by])).toEqual([
      ['c-1', 'sameName'],
      ['c-2', 'sameId'],
    ])
    expect(duplicates[0]?.why).toContain('XH-2026-个-0001')
    expect(accepted).toBe(1)
    expect(warnings.map(({ row }) => row)).toEqual([4])
    expect(warnings[0]?.reason).toContain('可能是一户')
  })
})

describe('households', () => {
  const home = (facts: Record<string, string>) => ({
    row: 1,
    facts,
    remarks: [],
    residentId: '',
    warnings: [],
    rejections: [],
  })
  it('are one for the same guardian at the same telephone, unless something is told differently', () => {
    const guardian = { 'guardian.name': '林阿婆', 'guardian.phone': '139 0000 0031' }
    const homes = [
      home({ ...guardian, 'household.address': '海风路1号' }),
      home({ 'guardian.name': '林阿婆', 'guardian.phone': '13900000031' }),
      home({ ...guardian, 'household.address': '海风路2号' }),
      home({ 'guardian.name': '林阿婆' }),
      home({ 'guardian.name': '林阿婆' }),
    ].map(households())
    expect(homes).toEqual([0, 0, 1, 2, 3])
  })

  it('share what stands in a cell merged over brothers and sisters', async () => {
    const bytes = await book(
      [
        ['姓名', '性别', '监护人', '联系电话'],
        ['林一诺', '女', '林阿婆', '13900000031'],
        ['林一言', '男'],
        ['周可可', '女', '', ''],
        [null, null, '第二监护人', ''],
      ],
      { merged: ['C2:C3', 'D2:D3', 'A4:A5', 'B4:B5'] },
    )
    const { plan, rows, warnings } = await planOf(bytes)
    expect(rows).toBe(3)
    expect(factsIn(plan)[1]).toMatchObject({
      'child.name': '林一言',
      'guardian.name': '林阿婆',
      'guardian.phone': '13900000031',
    })
    expect(warnings).toMatchObject([{ row: 5 }])
  })
})

describe('the rows that were not taken', () => {
  it('come back as they stand, with the reason and the row in front, and can be imported again', async () => {
    const bytes = utf8([HEAD, '陈小满,女,2015-13-40,,,,低保户,好', '林一诺,男,,,,,,', '林一诺,男,,,,,,'].join('\n'))
    const { plan } = await planOf(bytes)
    const file = await readSheetFile(bytes)
    const sheet = file.ok ? file.value.sheets[0] : undefined
    if (sheet === undefined) throw new Error('not read')
    const table = rejectedSheet(sheet, plan, 'zh')
    expect(table.map((row) => row.slice(0, 3))).toEqual([
      ['没收的原因', '原表行号', '姓名'],
      ['出生日期：日期读不出，或者没有这一天', '2', '陈小满'],
      ['和第 3 行 林一诺 姓名相同，没有能区分的内容', '4', '林一诺'],
    ])
    const mended = table.map((row) => row.join(',').replace('2015-13-40', '2015-03-09')).join('\n')
    expect(await planOf(utf8(mended))).toMatchObject({ accepted: 2, rejected: [] })
  })
})

describe('headings a worker has said before', () => {
  it('count more than what they look like', async () => {
    const remembered = { 花名: 'child.name', 姓名: '', 鞋码: 'remark', 错的: 'no.such.fact' }
    const { plan } = await planOf(utf8('花名,姓名,鞋码,性别,错的\n小星星,别人,33,女,x\n'), [], remembered)
    expect(plan.good).toMatchObject([{ facts: { 'child.name': '小星星', 'child.sex': '2' }, remarks: ['鞋码：33'] }])
  })
})
