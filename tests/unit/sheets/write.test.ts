import { describe, expect, it } from 'vitest'
import { columnIndex, columnName } from '../../../src/sheets/column-name.ts'
import { crc32 } from '../../../src/sheets/crc32.ts'
import { dayOfSerial, showsDay } from '../../../src/sheets/excel-date.ts'
import { readSheetFile } from '../../../src/sheets/read-sheet-file.ts'
import { safeText } from '../../../src/sheets/safe-text.ts'
import { writeCsv } from '../../../src/sheets/write-csv.ts'
import { writeWorkbook } from '../../../src/sheets/write-workbook.ts'

const ROWS = [
  ['姓名', '备注', '证件号码'],
  ['陈小满', '第一行\n第二行 "好" & <坏>', '460105201503091227'],
  ['林𬱖', '', '=1+1'],
]

async function readBack(bytes: Uint8Array<ArrayBuffer>) {
  const read = await readSheetFile(bytes)
  if (!read.ok) throw new Error(read.failure)
  const [sheet] = read.value.sheets
  return (sheet?.rows ?? []).map(({ cells }) => [0, 1, 2].map((column) => cells.get(column)?.text ?? ''))
}

describe('what is written', () => {
  const expected = ROWS.map((row) => row.map((text) => (text === '=1+1' ? "'=1+1" : text)))

  it('as a workbook is read back, and the same in is the same out', async () => {
    const bytes = await writeWorkbook({ sheetName: '儿童名单', rows: ROWS })
    expect(await readBack(bytes)).toEqual(expected)
    expect(await writeWorkbook({ sheetName: '儿童名单', rows: ROWS })).toEqual(bytes)
  })

  it('as CSV begins with a byte order mark and is read back', async () => {
    const bytes = writeCsv(ROWS)
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(await readBack(bytes)).toEqual(expected)
  })

  it.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', ' =1', '\t=1', '＝1+1', '\r=1'])('%j runs nowhere', (words) =>
    expect(safeText(words)).toBe(`'${words}`),
  )
  it.each(['陈小满', '+86 138-0000-0021', '0898-66660000', '-', '1-2', ''])('%j stays as it is', (words) =>
    expect(safeText(words)).toBe(words),
  )
})

describe('the small parts', () => {
  it('CRC-32 of the standard’s own example', () =>
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926))

  it('columns', () => {
    for (const [index, name] of [
      [0, 'A'],
      [25, 'Z'],
      [26, 'AA'],
      [701, 'ZZ'],
      [702, 'AAA'],
    ] as const) {
      expect(columnName(index)).toBe(name)
      expect(columnIndex(`${name}7`)).toBe(index)
    }
  })

  it('days of Excel', () => {
    expect([1, 59, 61, 36526, 42072.75].map((serial) => dayOfSerial(serial))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2000-01-01',
      '2015-03-09',
    ])
    expect([0, -1, Number.NaN, 200_000].map((serial) => dayOfSerial(serial))).toEqual([null, null, null, null])
  })

  it.each([
    [14, undefined, true],
    [2, undefined, false],
    [176, 'yyyy"年"m"月"', true],
    [176, '[$-804]yyyy\\-mm\\-dd;@', true],
    [176, '0.00E+00', false],
    [176, '#,##0.00"days"', false],
    [176, 'General', false],
    [176, '[Red]0', false],
  ] as const)('number format %s %s', (id, code, shows) => expect(showsDay(id, code)).toBe(shows))
})
