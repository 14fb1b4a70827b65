import { describe, expect, it } from 'vitest'
import { readSheetFile } from '../../../src/sheets/read-sheet-file.ts'
import { writeZip } from '../../../src/sheets/write-zip.ts'
import { encodeGbk, encodeUtf16 } from '../sheets/encode-gb18030.ts'
import { book, dayCell, makeWorkbook, type RawCell } from '../sheets/make-workbook.ts'
import { factsIn, planOf, utf8 } from './plan.ts'

const LIST = '姓名,性别,出生日期\n陈小满,女,2015-03-09\n林一诺,男,2014-05-06\n'

/** Files as stations have them; each is read whole, and says what was wrong with it. */
describe('encodings', () => {
  it.each([
    ['UTF-8', utf8(LIST), 'utf-8'],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${LIST}`), 'utf-8'],
    ['GBK, as Excel writes CSV on a Chinese PC', encodeGbk(LIST), 'gb18030'],
    ['UTF-16 little endian', encodeUtf16(LIST, 'le'), 'utf-16le'],
    ['UTF-16 big endian', encodeUtf16(LIST, 'be'), 'utf-16be'],
    ['UTF-16 without a mark', encodeUtf16(LIST, 'le', false), 'utf-16le'],
    ['Excel’s “Unicode text”: UTF-16 and tabs', encodeUtf16(LIST.replaceAll(',', '\t'), 'le'), 'utf-16le'],
  ])('%s', async (_, bytes, encoding) => {
    const report = await planOf(bytes)
    expect(report).toMatchObject({ encoding, headerRow: 1, rows: 2, accepted: 2, rejected: [] })
    expect(factsIn(report.plan)[0]).toMatchObject({ 'child.name': '陈小满', 'child.sex': '2' })
  })

  it('GB18030 holds characters GBK has not', async () => {
    // 㐂 is four bytes: 0x8139 0xEF35… written by hand.
    const name = Uint8Array.of(0x81, 0x39, 0xee, 0x39)
    const before = encodeGbk('姓名,性别\n陈')
    const after = encodeGbk(',女\n')
    const { plan } = await planOf(Uint8Array.from([...before, ...name, ...after]))
    expect(factsIn(plan)[0]?.['child.name']).toBe(`陈${new TextDecoder('gb18030').decode(name)}`)
  })
})

describe('CSV as it comes', () => {
  it.each([
    ['semicolons', '姓名;性别\n陈小满;女\n', 1, 1],
    ['tabs', '姓名\t性别\n陈小满\t女\n', 1, 1],
    ['old Mac line breaks', '姓名,性别\r陈小满,女\r', 1, 1],
    ['no line break at the end', '姓名,性别\n陈小满,女', 1, 1],
    ['sep= in the first line', 'sep=;\n姓名;性别\n陈小满;女\n', 2, 1],
    ['blank rows, which count as Excel counts them', '\n\n姓名,性别\n\n陈小满,女\n,,\n林一诺,男\n', 3, 2],
    ['line breaks and commas in a field', '姓名,"性\n别",备注\n陈小满,女,"一,二\n三"\n', 1, 1],
    ['a quotation mark nobody closes', '姓名,备注\n陈小满,"很好\n林一诺,也好\n', 1, 2],
    ['more fields than headings', '姓名,性别\n陈小满,女,多出来\n', 1, 1],
    ['a title above', '2026年困境儿童花名册\n单位：星湖街道,,日期：2026年11月\n姓名,性别\n陈小满,女\n', 3, 1],
  ])('%s', async (_, text, headerRow, accepted) => {
    expect(await planOf(utf8(text))).toMatchObject({ headerRow, accepted, rejected: [] })
  })

  it('numbers held as text by ="…", quoted or not', async () => {
    const text = '姓名,监护人电话,就读学校\n陈小满,="13807550012","=""海风小学"""\n'
    const { plan, warnings } = await planOf(utf8(text))
    expect(factsIn(plan)[0]).toMatchObject({ 'guardian.phone': '13807550012', 'child.school': '海风小学' })
    expect(warnings).toEqual([])
  })
})

describe('workbooks as they come', () => {
  const head: readonly RawCell[] = ['姓名', '性别', '出生日期', '身份证号']

  it('a title over merged cells stands above the headings', async () => {
    const bytes = await book(
      [['星湖街道困境儿童信息表'], ['填报单位：'], [...head], ['陈小满', '女', '2015.3.9', '']],
      {
        merged: ['A1:D1', 'A2:D2'],
      },
    )
    expect(await planOf(bytes)).toMatchObject({ headerRow: 3, rows: 1, accepted: 1 })
  })

  it('headings of two rows: 监护人 over 姓名 and 电话', async () => {
    const bytes = await book(
      [
        ['序号', '姓名', '性别', '监护人信息', null, null, '备注'],
        [null, null, null, '姓名', '身份证号', '联系电话', null],
        [1, '陈小满', '女', '陈大山', '460105198001011234', 13800000021, ''],
      ],
      { merged: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:F1', 'G1:G2'] },
    )
    const { plan, rows, accepted } = await planOf(bytes)
    expect({ rows, accepted }).toEqual({ rows: 1, accepted: 1 })
    expect(factsIn(plan)[0]).toEqual({
      'child.name': '陈小满',
      'child.sex': '2',
      'guardian.name': '陈大山',
      'guardian.phone': '13800000021',
    })
  })

  it('the same in a CSV, which knows no merged cells', async () => {
    const { plan } = await planOf(
      utf8('序号,姓名,性别,监护人,,备注\n,,,姓名,电话,\n1,陈小满,女,陈大山,13800000021,好\n'),
    )
    expect(factsIn(plan)[0]).toMatchObject({
      'child.name': '陈小满',
      'guardian.name': '陈大山',
      'guardian.phone': '13800000021',
    })
  })

  it('groups in a row above the headings', async () => {
    const bytes = await book(
      [
        ['儿童', null, null, '监护人', null, '备注'],
        ['姓名', '性别', '出生年月', '姓名', '电话', '备注'],
        ['陈小满', '女', '2015年3月9日', '陈大山', '13800000021', ''],
      ],
      { merged: ['A1:C1', 'D1:E1'] },
    )
    const { plan, headerRow } = await planOf(bytes)
    expect(headerRow).toBe(2)
    expect(factsIn(plan)[0]).toMatchObject({
      'child.name': '陈小满',
      'guardian.name': '陈大山',
      'guardian.phone': '13800000021',
    })
  })

  it('hidden columns and rows are read, and said', async () => {
    const bytes = await book([[...head], ['陈小满', '女', '2015-03-09', ''], ['林一诺', '男', '2014-05-06', '']], {
      hiddenColumns: [3],
      hiddenRows: [3],
    })
    const report = await planOf(bytes)
    expect(report.accepted).toBe(2)
    expect(report.warnings).toMatchObject([
      { row: 1, field: '出生日期' },
      { row: 3, field: '' },
    ])
  })

  it('days as Excel keeps them: by the cell’s format, in both calendars', async () => {
    const rows = [
      [...head],
      ['陈小满', '女', dayCell(42072)],
      ['林一诺', '男', dayCell(41765, 2)],
      ['周可可', '女', 42072],
    ]
    const { plan } = await planOf(await book(rows))
    expect(factsIn(plan).map((facts) => facts['child.birthDate'])).toEqual(['2015-03-09', '2014-05-06', '2015-03-09'])
    const mac = await planOf(
      await makeWorkbook({ sheets: [{ rows: [[...head], ['陈小满', '女', dayCell(40610)]] }], date1904: true }),
    )
    expect(factsIn(mac.plan)[0]?.['child.birthDate']).toBe('2015-03-09')
  })

  it('a formula has the value it was saved with; without one, or gone wrong, it is said', async () => {
    const cell = (xml: string): RawCell => ({ xml })
    const bytes = await book([
      [...head],
      [
        cell('<c r="@" t="str"><f>A1&amp;B1</f><v>陈小满</v></c>'),
        '女',
        cell('<c r="@" s="1"><f>TODAY()</f><v>42072</v></c>'),
        '',
      ],
      ['林一诺', cell('<c r="@" t="e"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v></c>'), cell('<c r="@"><f>B9</f></c>'), ''],
      [cell('<c r="@" t="e"><v>#REF!</v></c>'), '男', '', ''],
    ])
    const { plan, warnings, rejected } = await planOf(bytes)
    expect(factsIn(plan)).toEqual([
      { 'child.name': '陈小满', 'child.sex': '2', 'child.birthDate': '2015-03-09' },
      { 'child.name': '林一诺' },
    ])
    expect(warnings.map(({ row, field }) => [row, field])).toEqual([
      [3, '性别'],
      [3, '出生日期'],
    ])
    expect(rejected).toMatchObject([{ row: 4, field: '姓名' }])
  })

  it('inline strings, rich text, how words sound, and escapes', async () => {
    const bytes = await makeWorkbook({
      sheets: [
        {
          rows: [
            [...head],
            [
              { xml: '<c r="@" t="inlineStr"><is><r><t>陈</t></r><r><t>小满</t></r></is></c>' },
              { xml: '<c r="@" t="s"><v>0</v></c>' },
            ],
          ],
        },
      ],
      parts: [
        {
          name: 'xl/sharedStrings.xml',
          text: '<sst><si><t>女</t><rPh><t>nv</t></rPh></si><si><t>x</t></si><si><t>x</t></si><si><t>x</t></si></sst>',
        },
        {
          name: 'xl/worksheets/sheet1.xml',
          text: '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>性别</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:r><x:t>陈</x:t></x:r><x:r><x:t>小&#28385;_x000D_</x:t></x:r></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        },
      ],
    })
    expect(factsIn((await planOf(bytes)).plan)).toEqual([{ 'child.name': '陈小满', 'child.sex': '2' }])
  })

  it('the list is found among other sheets; a hidden one only when no other is a list', async () => {
    const list = { name: '名单', rows: [[...head], ['陈小满', '女', '', '']] }
    const visible = await makeWorkbook({
      sheets: [
        { name: '说明', rows: [['请先看说明']] },
        {
          name: '旧表',
          state: 'hidden',
          rows: [
            [...head, '民族'],
            ['旧的', '男', '', '', '汉'],
          ],
        },
        list,
      ],
    })
    expect(await planOf(visible)).toMatchObject({ sheet: '名单', accepted: 1 })
    const onlyHidden = await makeWorkbook({
      sheets: [
        { name: '说明', rows: [['请看']] },
        { ...list, state: 'veryHidden' },
      ],
    })
    expect(await planOf(onlyHidden)).toMatchObject({ sheet: '名单', accepted: 1 })
  })

  it('sums, headings again, names of communities, examples and notes are no children', async () => {
    const bytes = await book(
      [
        ['序号', '姓名', '性别', '备注'],
        ['例', '张三', '男', '示例'],
        ['海风社区'],
        [1, '陈小满', '女', ''],
        ['小 计', '1人', '', ''],
        ['二、石头村'],
        [2, '林一诺', '男', ''],
        ['序号', '姓名', '性别', '备注'],
        [3, '周可可', '女', ''],
        [4],
        [],
        ['合计：', '3', '', ''],
        ['填表人：何文', '', '审核：', ''],
        ['注：本表一式两份'],
      ],
      { merged: ['A3:D3'] },
    )
    const { rows, accepted, rejected, warnings } = await planOf(bytes)
    expect({ rows, accepted, rejected }).toEqual({ rows: 3, accepted: 3, rejected: [] })
    expect(warnings.map(({ row }) => row)).toEqual([2, 3, 5, 6, 8, 12, 13, 14])
  })

  it('wrong types: numbers, truth and days in the place of names', async () => {
    const bytes = await book([
      [...head],
      [12345, '女'],
      [{ xml: '<c r="@" t="b"><v>1</v></c>' }, '男'],
      [dayCell(42072), '女'],
      ['陈小满', 3],
    ])
    const { rejected, accepted, warnings } = await planOf(bytes)
    expect(rejected.map(({ row, field }) => [row, field])).toEqual([
      [2, '姓名'],
      [3, '姓名'],
      [4, '姓名'],
    ])
    expect(accepted).toBe(1)
    expect(warnings).toMatchObject([{ row: 5, field: '性别' }])
  })

  it('12,000 rows', async () => {
    const rows = Array.from({ length: 12_000 }, (_, at): RawCell[] => [
      `测试${String.fromCodePoint(0x4e00 + (at % 5000))}${String.fromCodePoint(0x4e00 + Math.floor(at / 50))}`,
      at % 2 === 0 ? '女' : '男',
      `20${String(10 + (at % 14))}-0${String((at % 9) + 1)}-1${String(at % 10)}`,
      '',
    ])
    const report = await planOf(await book([[...head], ...rows]))
    expect(report.rows).toBe(12_000)
    expect(report.accepted + report.duplicates.length).toBe(12_000)
  })
})

describe('files that are not opened', () => {
  const failureOf = async (bytes: Uint8Array<ArrayBuffer>) => {
    const read = await readSheetFile(bytes)
    return read.ok ? 'read' : read.failure
  }
  const ole = (words: string) =>
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(508).fill(0), ...encodeUtf16(words, 'le', false)])

  it('empty ones, and those with nothing in them', async () => {
    expect(await failureOf(new Uint8Array())).toBe('empty')
    expect(await failureOf(utf8('\uFEFF\r\n ,, \r\n'))).toBe('empty')
    expect(await failureOf(await book([[]]))).toBe('empty')
  })

  it('a workbook with a password is told from one of before 2007', async () => {
    expect(await failureOf(ole('EncryptedPackage'))).toBe('password')
    expect(await failureOf(ole('Workbook'))).toBe('oldExcel')
  })

  it('macros, by the type or by what is inside', async () => {
    const rows = [['姓名'], ['陈小满']]
    const byType = await makeWorkbook({
      sheets: [{ rows }],
      parts: [
        {
          name: '[Content_Types].xml',
          text: '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        },
      ],
    })
    expect(await failureOf(byType)).toBe('macros')
    const inside = await makeWorkbook({ sheets: [{ rows }], parts: [{ name: 'xl/vbaProject.bin', text: 'x' }] })
    expect(await failureOf(inside)).toBe('macros')
  })

  it('.xlsb, .docx, .ods and other ZIP files', async () => {
    const typed = (type: string) =>
      writeZip([
        { name: '[Content_Types].xml', text: `<Types><Override PartName="/x" ContentType="${type}"/></Types>` },
      ])
    expect(await failureOf(await typed('application/vnd.ms-excel.sheet.binary.main'))).toBe('binaryExcel')
    expect(
      await failureOf(await typed('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml')),
    ).toBe('notASheet')
    expect(
      await failureOf(await writeZip([{ name: 'mimetype', text: 'application/vnd.oasis.opendocument.spreadsheet' }])),
    ).toBe('notASheet')
  })

  it('pictures, PDFs, pages of the web under the name of a sheet, and noise', async () => {
    expect(await failureOf(utf8('%PDF-1.7'))).toBe('notASheet')
    expect(await failureOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0))).toBe('notASheet')
    expect(await failureOf(utf8('<html><table><tr><td>姓名</td></tr></table></html>'))).toBe('webPage')
    expect(await failureOf(Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at % 13) * 31) % 256))).toBe(
      'notASheet',
    )
  })

  it('cut off or changed', async () => {
    const whole = await book([
      ['姓名', '性别'],
      ['陈小满', '女'],
    ])
    expect(await failureOf(whole.slice(0, whole.length - 30))).toBe('damaged')
    expect(await failureOf(whole.slice(0, 200))).toBe('damaged')
    let refused = 0
    for (let at = 40; at < whole.length; at += 97) {
      const broken = whole.slice()
      broken[at] = (broken[at] ?? 0) ^ 0xff
      if ((await failureOf(broken)) !== 'read') refused += 1
    }
    expect(refused).toBeGreaterThan(5)
  })

  it('a zip bomb by its own word, before anything is unpacked', async () => {
    const dense = await makeWorkbook({
      sheets: [{ rows: [['姓名']] }],
      parts: [{ name: 'xl/worksheets/sheet1.xml', text: '0'.repeat(40 * 1024 * 1024) }],
    })
    expect(dense.byteLength).toBeLessThan(200_000)
    expect(await failureOf(dense)).toBe('bomb')
  })

  it('a zip bomb that lies about its size is stopped where its word ends', async () => {
    const bytes = await makeWorkbook({
      sheets: [{ rows: [['姓名']] }],
      parts: [{ name: 'xl/worksheets/sheet1.xml', text: '0'.repeat(8 * 1024 * 1024) }],
    })
    const view = new DataView(bytes.buffer)
    // The directory: every size that is too large is made small.
    for (let at = 0; at < bytes.length - 46; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 8 * 1024 * 1024)
        view.setUint32(at + 24, 1000, true)
    }
    expect(await failureOf(bytes)).toBe('bomb')
  })

  it('no headings anywhere', async () => {
    await expect(planOf(utf8('甲,乙\n丙,丁\n'))).rejects.toThrow('no headings')
  })
})
