import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { CaseFileModel } from '../../../src/contract/case-file.ts'
import { withExampleDrawings } from '../../../src/forms/example-drawings.ts'
import { exampleValues } from '../../../src/forms/example.ts'
import { formByCode } from '../../../src/forms/forms.ts'
import { renderPaper } from '../../../src/papers/render-paper.ts'
import { faces, formModel, HEAD, infoOf, pagesOf, print, rowsOf } from './bench.ts'

type Item = CaseFileModel['items'][number]
type Attachment = Extract<Item['paper'], { kind: 'attachment' }>

/** A grey JPEG of 2 × 1 pixels. */
const JPEG = new Uint8Array(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
    'base64',
  ),
)
const sheets = (pages: number, of = pages): Attachment['sheets'] =>
  Array.from({ length: pages }, (_, i) => ({ page: i + 1, pages: of, jpeg: JPEG, width: 1654, height: 2339 }))

function paper(formCode: string, title: string, change: Partial<Item> = {}): Item {
  const definition = formByCode(formCode)
  if (definition === null) throw new Error(`no ${formCode}`)
  const values = withExampleDrawings(definition, exampleValues(definition))
  return { title, on: '2026-11-23', remark: '', paper: formModel(formCode, values), ...change }
}

function attachment(title: string, change: Partial<Attachment> = {}): Item {
  return {
    title,
    on: '2026-11-24',
    remark: '附件',
    paper: { kind: 'attachment', sheets: sheets(1), trouble: null, ...change },
  }
}

const TREE: Item = {
  title: '家庭结构图',
  on: '2026-11-28',
  remark: '',
  paper: {
    kind: 'drawing',
    drawing: 'familyTree',
    rows: [
      { id: 'self', name: '陈小满' },
      { id: 'x', name: '王秋月', relation: '祖母' },
    ],
    stationName: HEAD.stationName,
    caseNumber: HEAD.caseNumber,
    drawnOn: '2026-11-28',
    drawnBy: '吴知远',
  },
}

function caseFile(items: readonly Item[], change: Partial<CaseFileModel> = {}): CaseFileModel {
  return {
    kind: 'caseFile',
    stationName: HEAD.stationName,
    caseNumber: HEAD.caseNumber,
    alias: '小满',
    openedOn: '2026-05-12',
    closedOn: '',
    filedBy: '林一诺',
    items: [...items],
    leftOut: [],
    drafts: 0,
    partlySeen: false,
    ...change,
  }
}

const squeezed = (text: string | undefined) => (text ?? '').replaceAll(/\s/gu, '')

/** Rows of the contents as a reader copies them out: number, title, day and pages. */
function contentsOf(pages: readonly string[]): string {
  return squeezed(pages.filter((page) => squeezed(page).includes('卷内文件目录')).join(''))
}

/** The number in the corner of each page; `null` where there is none. */
function cornersOf(bytes: Uint8Array, count: number): readonly (number | null)[] {
  return Array.from({ length: count }, (_, i) => {
    const read = (x: number, y: number, width: number) =>
      execFileSync(
        'pdftotext',
        [
          ...['-f', String(i + 1), '-l', String(i + 1), '-r', '72'],
          ...['-x', String(x), '-y', String(y), '-W', String(width), '-H', '20', '-', '-'],
        ],
        { input: bytes, encoding: 'utf8' },
      ).trim()
    const corner = [read(480, 15, 80), read(795, 535, 40)].find((text) => /^\d+$/u.test(text))
    return corner === undefined ? null : Number(corner)
  })
}

describe('A case file on paper', () => {
  const items = [
    paper('F02', '接案登记表'),
    paper('F03', '服务与个人信息处理知情同意书'),
    paper('F01', '困境儿童及家庭基本信息登记表'),
    paper('F05', '预估表'),
    TREE,
    paper('F08', '服务计划书（一人一策）第1版', { remark: '现行' }),
    paper('F11', '转介函〔2026〕12号（含存根、回执）', { remark: '回执未到' }),
    attachment('户口本', { sheets: sheets(3) }),
    attachment('出生证明'),
  ]

  it('says in its contents on which page each paper stands, and the page says so too', async () => {
    const printed = await print(caseFile(items))
    const pages = pagesOf(printed.bytes)
    expect(pages).toHaveLength(printed.pages)
    const corners = cornersOf(printed.bytes, printed.pages)
    // Cover, contents, then every page counted through, then the closing sheet.
    const counted = corners.slice(2, -1)
    expect(corners.slice(0, 2)).toEqual([null, null])
    expect(corners.at(-1)).toBeNull()
    expect(counted).toEqual(counted.map((_, i) => i + 1))
    const rows = rowsOf(printed.bytes)
    const onFirst = [
      '接案登记表',
      '知情同意书',
      '基本信息登记表',
      '预估表',
      '家庭结构图',
      '服务计划书',
      '〔2026〕12号',
      '户口本（第1页，共3页）',
      '出生证明',
    ]
    let expected = 1
    for (const [i, { title }] of items.entries()) {
      const row = rows.find((line) => new RegExp(`^\\s*${String(i + 1)}\\s+${title}\\s+2026年`, 'u').test(line)) ?? ''
      const [, first, last = first] = /日\s+(\d+)(?:–(\d+))?(?:\s|$)/u.exec(row) ?? []
      expect(Number(first), title).toBe(expected)
      expect(squeezed(pages[corners.indexOf(expected)]), title).toContain(onFirst[i])
      expected = Number(last) + 1
    }
    expect(expected - 1).toBe(counted.length)
    expect(squeezed(pages[0])).toContain(`${String(counted.length)}页`)
    expect(squeezed(pages[0])).toContain('9件')
    expect(squeezed(pages.at(-1))).toContain(`本卷共9件、${String(counted.length)}页`)
  })

  it('has a neutral cover with the alias, and no name in its properties', async () => {
    const printed = await print(caseFile([paper('F02', '接案登记表')], { closedOn: '2026-11-25' }))
    const cover = squeezed(pagesOf(printed.bytes)[0])
    for (const words of [
      '个案服务卷宗',
      '秀英街道社会工作站',
      '个案编号',
      '儿童代称',
      '建档日期',
      '结案日期',
      '保管期限',
      '检查人',
      'XY-2026-个-0037',
      '小满',
      '2026年5月12日',
      '2026年11月25日',
      '林一诺',
    ])
      expect(cover).toContain(words)
    expect(cover).not.toContain('困境儿童')
    expect(infoOf(printed.bytes)).toMatch(/Title:\s+F23\n/u)
  })

  it('has a sheet that lies across among upright ones', async () => {
    const printed = await print(caseFile([paper('F02', '接案登记表'), TREE, attachment('出生证明')]))
    const sizes = execFileSync('pdfinfo', ['-f', '1', '-l', String(printed.pages), '-'], {
      input: printed.bytes,
      encoding: 'utf8',
    })
      .split('\n')
      .filter((line) => /^Page\s+\d+ size/u.test(line))
      .map((line) => (/: +841/u.test(line) ? 'across' : 'upright'))
    expect(sizes).toEqual(['upright', 'upright', 'upright', 'across', 'upright', 'upright'])
  })

  it('names in contents and closing sheet what could not be printed, and does not count it', async () => {
    const printed = await print(
      caseFile([
        attachment('坏了的照片', { sheets: [], trouble: 'damaged' }),
        attachment('丢了的扫描件', { sheets: [], trouble: 'missing' }),
        attachment('厚厚一本', { sheets: [], trouble: 'apart' }),
        attachment('后半本坏了', { sheets: sheets(2, 5), trouble: 'partly' }),
        attachment('看不了', { sheets: [], trouble: 'unreadable' }),
        attachment('好的'),
      ]),
    )
    const pages = pagesOf(printed.bytes)
    const contents = contentsOf(pages)
    expect(contents).toContain('—文件损坏未印入')
    expect(contents).toContain('—找不到文件未印入')
    expect(contents).toContain('1–2只印出前2页')
    const closing = squeezed(pages.at(-1))
    expect(closing).toContain('本卷共2件、3页')
    expect(closing).toContain('目录第1件“坏了的照片”：文件损坏，未印入本卷。')
    expect(closing).toContain('目录第3件“厚厚一本”：页数太多，另册，未印入本卷。')
    expect(closing).toContain('目录第4件“后半本坏了”：只印出前2页，后面打不开。')
    expect(closing).toContain('目录第5件“看不了”：打不开，未印入本卷。')
    expect(squeezed(pages[0])).toContain('2件')
  })

  it('says what was left out, which drafts there are, and that not all may be seen', async () => {
    const plain = squeezed(pagesOf((await print(caseFile([TREE]))).bytes).at(-1))
    expect(plain).not.toMatch(/未装入|草稿|受限/u)
    const printed = await print(caseFile([TREE], { leftOut: ['letters', 'attachments'], drafts: 2, partlySeen: true }))
    const closing = squeezed(pagesOf(printed.bytes).at(-1))
    expect(closing).toContain('未装入：转介函、附件。')
    expect(closing).toContain('没写完的草稿2份')
    expect(closing).toContain('受限文书另行保管')
  })

  it('lists hundreds of items over as many pages of contents as it takes, long titles whole', async () => {
    const long = '县人民医院出院小结和检查报告复印件'.repeat(6)
    const many = Array.from({ length: 70 }, (_, i) => attachment(i === 40 ? long : `第${String(i + 1)}份材料`))
    const printed = await print(caseFile(many))
    const pages = pagesOf(printed.bytes)
    const contents = contentsOf(pages)
    expect(contents).toContain('卷内文件目录（续）')
    for (const { title } of many) expect(contents).toContain(title)
    expect(cornersOf(printed.bytes, printed.pages).filter((corner) => corner !== null)).toHaveLength(70)
  })

  it('without anything in it is cover, empty contents and closing sheet', async () => {
    const printed = await print(caseFile([], { alias: '' }))
    expect(printed.pages).toBe(3)
    expect(squeezed(pagesOf(printed.bytes)[0])).toContain('0件')
  })

  it('is refused when no face has a character, naming the paper it stands in', async () => {
    const item = paper('F02', '接案登记表')
    const refused = await renderPaper(caseFile([TREE, item, attachment('\u{e123}')]), faces)
    expect(refused).toMatchObject({ kind: 'refused', reason: { kind: 'missingGlyphs' } })
    expect(JSON.stringify(refused)).toContain('items[2].title')
    const broken = await renderPaper(caseFile([attachment('\u{e123}', { sheets: [], trouble: 'damaged' })]), faces)
    const missing = [{ field: 'items[0].title', characters: '\u{e123}' }]
    expect(broken).toMatchObject({ reason: { kind: 'missingGlyphs', missing } })
    const unknown = await renderPaper(
      caseFile([{ ...item, paper: formModel('F02', {}, { formVersion: '1999.1' }) }]),
      faces,
    )
    expect(unknown).toMatchObject({ kind: 'refused', reason: { kind: 'unknownForm', formVersion: '1999.1' } })
  })
})
