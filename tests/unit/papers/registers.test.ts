import { describe, expect, it } from 'vitest'
import type { PrintModel } from '../../../src/contract/print-model.ts'
import { infoOf, pagesOf, print, rowsOf, textOf, without } from './bench.ts'

type Model<Kind extends PrintModel['kind']> = Extract<PrintModel, { kind: Kind }>

const HEAD = {
  stationName: '秀英街道社会工作站',
  from: '2026-01-01',
  to: '2026-11-23',
  printedOn: '2026-11-23',
  printedBy: '吴知远 · 站长',
}
const REASON = '苏禾请病假，替她接家长电话，家长问下周家访的时间和要带的材料'

const register = (entries: Model<'accessRegister'>['entries']): Model<'accessRegister'> => ({
  kind: 'accessRegister',
  ...HEAD,
  entries,
})
const ENTRIES: Model<'accessRegister'>['entries'] = [
  {
    ...{ on: '2026-03-02', act: 'look', words: REASON, by: '何屿', mediumNumber: '' },
    scope: { caseNumber: 'XY-2026-个-0007', what: '' },
  },
  {
    ...{ on: '2026-03-09', act: 'savePdf', words: '', by: '苏禾', mediumNumber: '' },
    scope: { caseNumber: 'XY-2026-个-0008', what: '服务计划' },
  },
  {
    ...{ on: '2026-04-13', act: 'copyAttachment', words: '', by: '苏禾', mediumNumber: '' },
    scope: { caseNumber: 'XY-2026-个-0009', what: '附件“出生证明”' },
  },
  {
    ...{ on: '2026-05-04', act: 'backup', words: '蓝色U盘', by: '吴知远', mediumNumber: 'U-03' },
    scope: { children: 61, documents: 417 },
  },
  {
    ...{ on: '2026-06-01', act: 'lookIntoBackup', words: 'xingchen-backup-20260504.age', by: '吴知远' },
    ...{ mediumNumber: '', scope: { caseNumber: '', what: '' } },
  },
  {
    ...{
      on: '2026-06-02',
      act: 'restore',
      words: '恢复成 2026年5月4日 9:10 的备份，事由：误删了一份档案',
      by: '吴知远',
    },
    ...{ mediumNumber: '', scope: { caseNumber: '', what: '' } },
  },
]

/** Every text a model holds but days, which are printed in words. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) || value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (['kind', 'act'].includes(key) ? [] : stringsOf(inner)))
}

function expectAll(model: PrintModel, text: string): void {
  const strings = stringsOf(model)
  expect(strings.length).toBeGreaterThan(5)
  for (const words of strings) expect(text).toContain(without(words))
}

describe('F25, the register of looks, exports and backups', () => {
  it('lies across, has a row for each with every word, and room for what is written by hand', async () => {
    const model = register(ENTRIES)
    const { bytes, pages } = await print(model)
    expect(pages).toBe(1)
    expect(infoOf(bytes)).toMatch(/Page size:\s+841\.89 x 595\.276/)
    expect(infoOf(bytes)).not.toContain('何屿')
    const text = textOf(bytes)
    // The station's name stands in the running head, which is left out of the text.
    expectAll({ ...model, stationName: '' }, text)
    for (const head of ['日期', '事由', '范围', '人', '审批人', '介质编号', '归还/销毁']) expect(text).toContain(head)
    expect(text).toContain('全站：61名儿童，417份文书')
    expect(text).toContain('2026年3月2日')
    expect(text).toContain('期间：2026年1月1日至2026年11月23日')
  })

  it('goes on over the pages with its heads on each, page numbers, and no row left out', async () => {
    const many = Array.from({ length: 90 }, (_, at) => {
      const entry = ENTRIES[at % ENTRIES.length]
      if (entry === undefined) throw new Error('no entry')
      return { ...entry, words: `${entry.words}第${String(at + 1)}次。` }
    })
    const { bytes, pages } = await print(register(many))
    expect(pages).toBeGreaterThan(4)
    const sheets = pagesOf(bytes)
    expect(sheets).toHaveLength(pages)
    for (const [at, sheet] of sheets.entries()) {
      expect(without(sheet)).toContain(`第${String(at + 1)}页`)
      for (const head of ['审批人', '介质编号', '归还/销毁']) expect(without(sheet)).toContain(head)
    }
    const all = without(sheets.join(''))
    for (const [at, { act }] of many.entries()) {
      // A saved PDF has no words of its own.
      if (act === 'savePdf' || act === 'copyAttachment') continue
      expect(all).toContain(`第${String(at + 1)}次。`)
    }
  })

  it('is a sheet to write on when nothing was looked into or taken out', async () => {
    const { bytes, pages } = await print(register([]))
    expect(pages).toBe(1)
    expect(textOf(bytes)).toContain('归还/销毁')
  })
})

const COUNTS = {
  ...{ opened: 41, openedOutside: 2, changed: 317, printed: 58, exported: 3 },
  ...{ backedUp: 46, rehearsed: 11, restored: 1, refused: 4, wrongPasswords: 7 },
}
const NOTHING = {
  ...{ opened: 0, openedOutside: 0, changed: 0, printed: 0, exported: 0 },
  ...{ backedUp: 0, rehearsed: 0, restored: 0, refused: 0, wrongPasswords: 0 },
}
const REPORT: Model<'accessReport'> = {
  kind: 'accessReport',
  ...HEAD,
  begunOn: '2026-02-03',
  staff: [
    { name: '吴知远', role: '站长', counts: COUNTS },
    { name: '苏禾', role: '社工', counts: { ...NOTHING, opened: 100, printed: 20 } },
    { name: '何屿', role: '社工', counts: { ...NOTHING, opened: 23, printed: 5 } },
    { name: '软件', role: '', counts: NOTHING },
  ],
  papers: [
    { what: '服务计划', printed: 31, exported: 2 },
    { what: '年度合规审计表', printed: 1, exported: 0 },
  ],
  outside: [
    { on: '2026-03-02', by: '何屿', caseNumber: 'XY-2026-个-0007', words: REASON },
    { on: '2026-09-14', by: '何屿', caseNumber: 'XY-2026-个-0012', words: '督导抽查' },
  ],
  refusals: [{ on: '2026-04-07', by: '文静', caseNumber: 'XY-2026-个-0001', words: '想签发转介函，没有这个权' }],
  check: {
    words: '从第 1 条到第 812 条都对得上，没有改过，也没有少。',
    at: '2026年11月23日 9:10',
    by: '吴知远 · 站长',
  },
}

describe('the yearly compliance audit', () => {
  it('has every figure, sums by person and by role, the reasons, the verification and room to sign', async () => {
    const { bytes } = await print(REPORT)
    expect(infoOf(bytes)).toMatch(/Page size:\s+595\.276 x 841\.89/)
    const text = textOf(bytes)
    expectAll({ ...REPORT, stationName: '', printedBy: '' }, text)
    for (const figure of Object.values(COUNTS)) expect(text).toContain(String(figure))
    // 41 + 100 + 23 files opened; the two workers together 123.
    const rows = rowsOf(bytes).join(' ').replaceAll(/\s+/gu, ' ')
    expect(rows).toContain('合计 — 164 2 317 83 3 46 11 1 4 7')
    expect(rows).toContain('社工 2 123 0 0 25 0 0 0 0 0 0')
    for (const words of [
      '第三十六条、第三十七条',
      '填表人（签名）',
      '站长（签名）',
      '督导（签名）',
      '操作记录自2026年2月3日起',
    ])
      expect(text).toContain(words)
  })

  it('says so where there is nothing to tell', async () => {
    const empty = { ...REPORT, begunOn: '', papers: [], outside: [], refusals: [] }
    const text = textOf((await print(empty)).bytes)
    for (const words of ['还没有操作记录', '没有打印和导出。', '0次没有。']) expect(text).toContain(words)
  })

  it('loses nothing in a year of many looks and refusals', async () => {
    const many = (words: string) =>
      Array.from({ length: 60 }, (_, at) => ({
        ...{ on: '2026-03-02', by: '何屿', caseNumber: `XY-2026-个-${String(at).padStart(4, '0')}` },
        words: `${words}${String(at)}号。${REASON}`,
      }))
    const { bytes, pages } = await print({ ...REPORT, outside: many('看'), refusals: many('拒') })
    expect(pages).toBeGreaterThan(3)
    const text = textOf(bytes, '未成年人个人信息处理年度合规审计表')
    for (let at = 0; at < 60; at += 1)
      for (const words of ['看', '拒']) expect(text).toContain(`${words}${String(at)}号。`)
  })

  it('never leaves the signatures alone on a page', async () => {
    for (let count = 1; count <= 6; count += 1) {
      const some = REPORT.outside.slice(0, 1)
      const outside = Array.from({ length: count }, () => some).flat()
      const last = pagesOf((await print({ ...REPORT, outside })).bytes).at(-1) ?? ''
      expect(last).toContain('站长（签名）')
      expect(without(last)).toContain('都对得上')
    }
  })
})

describe('the list of the trail', () => {
  it('has every line that is given, over as many pages as it takes', async () => {
    const rows = Array.from({ length: 120 }, (_, at) => ({
      ...{ seq: at + 1, at: '2026年11月23日 9:10', by: '吴知远', caseNumber: 'XY-2026-个-0037' },
      what: `打印服务计划，${String(at + 1)} 页`,
    }))
    const { bytes, pages } = await print({ kind: 'trailList', ...HEAD, rows })
    expect(pages).toBeGreaterThan(3)
    const text = textOf(bytes, '操作记录单')
    for (const { seq } of rows) expect(text).toContain(`打印服务计划，${String(seq)}页`)
    expect(text).toContain('共120条')
    expect(infoOf(bytes)).not.toContain('吴知远')
  })
})

describe('the change list', () => {
  const row = {
    children: '林一诺、林一鸣',
    caseNumbers: 'XY-2026-个-0007、XY-2026-个-0008',
    what: '现住地址',
    from: '秀英街道星河路12号3栋402室',
    to: '秀英街道海风里7号2栋101室，随祖父母同住',
    on: '2026-11-03',
    source: '家访',
  }
  const model = (sections: Model<'changeList'>['sections']): Model<'changeList'> => ({
    kind: 'changeList',
    stationName: '秀英街道社会工作站',
    month: '2026-11',
    printedOn: '2026-11-30',
    printedBy: '吴知远 · 站长',
    sections,
  })

  it('lies across, a table for each community, and names nobody a child in difficulty', async () => {
    const sections = [
      { community: '星光社区', rows: [row] },
      { community: '', rows: [{ ...row, what: '就读学校' }] },
    ]
    const printed = await print(model(sections))
    const text = textOf(printed.bytes)
    for (const words of ['儿童信息变更清单', '星光社区', '没有写社区', '就读学校', '2026年11月3日', '共2处']) {
      expect(text).toContain(words)
    }
    expect(text).toContain(without(row.to))
    expect(text).not.toContain('困境')
    expect(infoOf(printed.bytes)).toMatch(/^Title: +change-list$/mu)
    expect(infoOf(printed.bytes)).toMatch(/841\.\d+ x 595\.\d+/u)
  })

  it('prints every row of a long month over several pages', async () => {
    const rows = Array.from({ length: 80 }, (_, at) => ({ ...row, to: `第${String(at)}处改动` }))
    const printed = await print(model([{ community: '星光社区', rows }]))
    const text = textOf(printed.bytes)
    expect(printed.pages).toBeGreaterThan(2)
    for (const { to } of rows) expect(text).toContain(to)
  })

  it('says so when nothing changed', async () => {
    expect(textOf((await print(model([]))).bytes)).toContain('这个月没有变更')
  })
})

describe('the roster', () => {
  const child = (at: number): Model<'roster'>['groups'][number]['rows'][number] => ({
    // Not 0037: the number in the foot of the other papers, which textOf leaves out.
    caseNumber: `XY-2026-个-${String(at + 100).padStart(4, '0')}`,
    name: `陈小满${'甲乙丙丁戊己庚辛壬癸'.charAt(at % 10)}`,
    sex: '女',
    birthDate: '2017-09-04',
    idNumber: '460105********0021',
    categories: '家庭困境 低保',
    guardian: '黄阿妹（外祖母）',
    phones: '138 0755 0012',
    address: `海口市秀英区海风街${at}号，从菜市场后门进去左手第二栋`,
    school: '海风小学，三年级2班',
    worker: '苏禾',
  })
  const rows = (from: number, count: number) => Array.from({ length: count }, (_, at) => child(from + at))
  const model: Model<'roster'> = {
    kind: 'roster',
    stationName: HEAD.stationName,
    printedOn: HEAD.printedOn,
    printedBy: HEAD.printedBy,
    scope: '在册的全部儿童',
    groups: [
      { title: '海风社区', rows: rows(1, 40) },
      { title: '长堤社区', rows: rows(41, 3) },
    ],
  }

  it('lies across, with every word of every child, heads and page numbers on each page, groups on their own', async () => {
    const { bytes, pages } = await print(model)
    expectAll({ ...model, stationName: '' }, textOf(bytes))
    const { groups } = model
    const texts = pagesOf(bytes)
    expect(texts.length).toBe(pages)
    expect(pages).toBeGreaterThan(2)
    for (const [at, text] of texts.entries()) {
      expect(without(text)).toContain('个案编号')
      expect(without(text)).toContain(`第${String(at + 1)}页`)
    }
    expect(texts.filter((text) => without(text).includes('长堤社区')).length).toBe(1)
    expect(without(texts.at(-1) ?? '')).not.toContain(without(groups[0]?.rows.at(-1)?.address ?? 'x'))
    expect(infoOf(bytes).replaceAll(/\s+/g, ' ')).toMatch(/Page size: 841\.\d+ x 595/)
  })
})
