import { describe, expect, it } from 'vitest'
import { encodeGbk } from '../sheets/encode-gb18030.ts'
import { dayCell, makeWorkbook, type RawCell } from '../sheets/make-workbook.ts'
import { factsIn, planOf, utf8 } from './plan.ts'

/** A cell with XML of its own. */
function cell(xml: string): RawCell {
  return { xml }
}

/** Lists that are not wrong, only odd: what somebody meant by them is still there. */
describe('lists laid out oddly', () => {
  it('a title above, a row of units below the headings, sums and signatures at the end', async () => {
    const report = await planOf(
      utf8(
        '2026年第三季度星湖街道花名册,,,,\n填报单位：星湖街道社工站,,填报日期：2026年11月1日,,\n序号,姓名,出生日期,月收入,监护人\n,,（年/月/日）,（元）,\n1,陈小满,2015/3/9,1200,黄阿妹\n,合计,1人,1200,\n填表人：王某,,审核人：李某,,\n',
      ),
    )
    expect(report).toMatchObject({ headerRow: 3, rows: 1, accepted: 1, rejected: [] })
    expect(report.warnings.map(({ row, reason }) => [row, reason])).toEqual([
      [4, '单位行，没有导入'],
      [6, '合计行，没有导入'],
      [7, '表下的说明，没有导入'],
    ])
  })

  it('notes, brackets and line breaks in the headings', async () => {
    const { plan } = await planOf(
      utf8(
        '"姓名\n（必填）",性别(男/女),出生日期【格式：2015-01-01】,身份证号码*,现住址（详细到门牌号）,监护人姓名（父母或其他）,"与儿童关系\n（父/母/祖父母）",联系电话（手机）,就读学校（全称）,年级/班,困境类型（可多选）\n陈小满,女,2015-03-09,,海风路1号,黄阿妹,祖母,13800000001,海风小学,三年级2班,"低保户、留守"\n',
      ),
    )
    expect(plan.columns.columns.filter(({ target }) => target === null)).toEqual([])
    expect(factsIn(plan)[0]).toMatchObject({
      'child.name': '陈小满',
      'household.address': '海风路1号',
      'guardian.name': '黄阿妹',
      'guardian.relation': '祖母',
      'guardian.phone': '13800000001',
      'child.grade': '三年级2班',
    })
  })

  it('another table below: its title is no child, and its rows come back with a reason', async () => {
    const report = await planOf(
      utf8(
        '姓名,性别,出生日期\n陈小满,女,2015-03-09\n,,\n志愿者名单,,\n姓名,电话,服务时长\n刘备,13800000001,20\n关羽,13800000002,30\n',
      ),
    )
    expect(factsIn(report.plan).map((facts) => facts['child.name'])).toEqual(['陈小满'])
    expect(report.rejected).toEqual(
      [6, 7].map((row) => ({ row, field: '', reason: '这一行在另一张表里（表头在第 5 行），列和上面的不一样' })),
    )
  })

  it('the same headings again, under a title of their own: the list goes on', async () => {
    const { plan, rejected } = await planOf(
      utf8('姓名,性别,出生日期\n陈小满,女,2015-03-09\n留守儿童名单,,\n姓名,性别,出生日期\n周可可,女,2016-03-09\n'),
    )
    expect(factsIn(plan).map((facts) => facts['child.name'])).toEqual(['陈小满', '周可可'])
    expect(rejected).toEqual([])
  })

  it('another table beside it: its telephone numbers are nobody’s of this list', async () => {
    const { plan } = await planOf(
      utf8(
        '姓名,性别,出生日期,,姓名,电话\n陈小满,女,2015-03-09,,志愿者甲,13800000001\n林一诺,男,2014-05-06,,志愿者乙,13800000002\n',
      ),
    )
    expect(factsIn(plan)[0]).toEqual({ 'child.name': '陈小满', 'child.sex': '2', 'child.birthDate': '2015-03-09' })
  })

  it('an empty first sheet and one of explanations before the list', async () => {
    const bytes = await makeWorkbook({
      sheets: [
        { name: '封面', rows: [] },
        { name: '说明', rows: [['填表说明'], ['1. 请认真填写']] },
        {
          name: '名单',
          rows: [
            ['姓名', '性别'],
            ['陈小满', '女'],
          ],
        },
        {
          name: '旧',
          state: 'hidden',
          rows: [
            ['姓名', '性别', '民族'],
            ['旧一', '女', '汉'],
          ],
        },
      ],
    })
    expect(factsIn((await planOf(bytes)).plan).map((facts) => facts['child.name'])).toEqual(['陈小满'])
  })
})

describe('cells written oddly', () => {
  it('rich text, inline strings, phonetic runs, formulas and days with a time', async () => {
    const bytes = await makeWorkbook({
      sheets: [
        {
          rows: [
            [
              cell('<c r="@" t="inlineStr"><is><t>姓名</t></is></c>'),
              cell('<c r="@" t="inlineStr"><is><r><t>身份</t></r><r><t xml:space="preserve">证号 </t></r></is></c>'),
              '出生日期',
              '性别',
            ],
            [
              cell(
                '<c r="@" t="inlineStr"><is><t>陈小满</t><rPh sb="0" eb="1"><t>チン</t></rPh><phoneticPr fontId="1"/></is></c>',
              ),
              cell(
                '<c r="@" t="inlineStr"><is><r><t>110105</t></r><r><rPr><color rgb="FFFF0000"/></rPr><t>194912310</t></r><r><t>02x</t></r></is></c>',
              ),
              cell('<c r="@" s="1"><v>18263.5</v></c>'),
              cell('<c r="@" t="str"><f>IF(1,"女","男")</f><v>女</v></c>'),
            ],
            ['林一诺', '', cell('<c r="@" t="d"><v>2015-03-09T00:00:00</v></c>'), '男'],
          ],
        },
      ],
    })
    const { plan } = await planOf(bytes)
    expect(factsIn(plan)).toMatchObject([
      {
        'child.name': '陈小满',
        'child.idNumber': '11010519491231002X',
        'child.birthDate': '1949-12-31',
        'child.sex': '2',
      },
      { 'child.name': '林一诺', 'child.birthDate': '2015-03-09', 'child.sex': '1' },
    ])
  })

  it('days counted from 1904, shown as days or as bare numbers', async () => {
    const rows = [
      ['姓名', '出生日期'],
      ['陈小满', dayCell(40_610)],
      ['林一诺', 40_610],
      ['周可可', '2015.3.9'],
    ]
    const { plan } = await planOf(await makeWorkbook({ date1904: true, sheets: [{ rows }] }))
    expect(factsIn(plan).map((facts) => facts['child.birthDate'])).toEqual(['2015-03-09', '2015-03-09', '2015-03-09'])
  })

  it.each([
    ['a blank behind', '11010519491231002X '],
    ['full-width digits and a full-width x', '１１０１０５１９４９１２３１００２ｘ'],
    ['a small x', '11010519491231002x'],
    ['blanks between', '110105 19491231 002X'],
    ['hyphens', '110105-19491231-002X'],
    ['an apostrophe', "'11010519491231002X"],
  ])('an ID number with %s', async (_, written) => {
    const { plan } = await planOf(utf8(`姓名,身份证号\n陈小满,${written}\n`))
    expect(factsIn(plan)[0]?.['child.idNumber']).toBe('11010519491231002X')
  })

  it('GBK with semicolons, because there are commas in the addresses', async () => {
    const { plan, encoding } = await planOf(
      encodeGbk('姓名;现住址;监护人\n陈小满;海口市秀英区,向荣路1号;黄阿妹\n林一诺;海口市,龙华区;林阿婆\n'),
    )
    expect(encoding).toBe('gb18030')
    expect(factsIn(plan).map((facts) => facts['household.address'])).toEqual([
      '海口市秀英区,向荣路1号',
      '海口市,龙华区',
    ])
  })
})

describe('children written twice, and children who are two', () => {
  it('one child in five spellings is one', async () => {
    const report = await planOf(
      utf8(
        '姓名,性别,出生日期,监护人\n陈小满,女,2015-03-09,黄阿妹\n陈晓满,女,2015.3.9,黄阿妹\n陈 小 满,女,2015年3月9日,黄阿妹\n陈小满（满满）,女,2015-03-09,黄阿妹\n陳小滿,女,20150309,\n',
      ),
    )
    expect([report.accepted, report.duplicates.map(({ row }) => row)]).toEqual([1, [3, 4, 5, 6]])
  })

  it('twins, also of one sound and of the same guardian, and two of one name with other ID numbers are two each', async () => {
    const report = await planOf(
      utf8(
        '姓名,性别,出生日期,身份证号,监护人,联系电话\n林一诺,女,2016-05-05,,林阿婆,13900000002\n林一言,女,2016-05-05,,林阿婆,13900000002\n周某（大）,男,2016-05-05,,周父,13900000003\n周某（小）,男,2016-05-05,,周父,13900000003\n吴悦,女,2016-06-06,,吴父,13900000004\n吴跃,男,2016-06-06,,吴父,13900000004\n王子涵,女,2015-01-01,110105201501010027,王甲,\n王子涵,女,2015-01-01,110105201501010043,王乙,\n',
      ),
    )
    expect([report.accepted, report.duplicates]).toEqual([8, []])
  })

  it('what stands in brackets behind a name is kept, and a former name is one', async () => {
    const { plan } = await planOf(
      utf8('姓名,性别\n陈小满（满满）,女\n林一诺(曾用名：林诺),女\n无名氏（2026-03号）,男\n'),
    )
    expect(factsIn(plan)).toMatchObject([
      { 'child.name': '陈小满' },
      { 'child.name': '林一诺', 'child.formerName': '林诺' },
      { 'child.name': '无名氏（2026-03号）' },
    ])
    expect(plan.good[0]?.remarks).toEqual(['姓名：陈小满（满满）'])
  })
})
