import { columnName } from './column-name.ts'
import { safeText } from './safe-text.ts'
import { writeZip } from './write-zip.ts'
import { encodeXml } from './xml.ts'

export interface WorkbookWish {
  /** At most 31 characters, none of : \ / ? * [ ]. */
  readonly sheetName: string
  /** The first row is the headings. */
  readonly rows: readonly (readonly string[])[]
  /** Characters of each column; as wide as its words without it. */
  readonly widths?: readonly number[]
}

/**
 * An .xlsx file with one sheet. Every cell is text, so that Excel turns no ID number into 4.6E+17 and runs no formula;
 * the headings stay in sight and can be filtered. It names no author and no time.
 */
export async function writeWorkbook({ sheetName, rows, widths }: WorkbookWish): Promise<Uint8Array<ArrayBuffer>> {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const last = `${columnName(columns - 1)}${Math.max(1, rows.length)}`
  const cols = Array.from({ length: columns }, (_, index) => {
    const width = widths?.[index] ?? widthOf(rows, index)
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1" style="1"/>`
  }).join('')
  const sheet =
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ` +
    `activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>` +
    rows.map((row, index) => rowXml(row, index)).join('') +
    `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`
  return writeZip([
    { name: '[Content_Types].xml', text: CONTENT_TYPES },
    { name: '_rels/.rels', text: relations([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      text: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${encodeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    },
    { name: 'xl/styles.xml', text: STYLES },
    { name: 'xl/worksheets/sheet1.xml', text: sheet },
  ])
}

function rowXml(row: readonly string[], index: number): string {
  const cells = row.map((text, column) =>
    text === ''
      ? ''
      : `<c r="${columnName(column)}${index + 1}" s="${index === 0 ? 2 : 1}" t="inlineStr"><is><t xml:space="preserve">${encodeXml(safeText(text))}</t></is></c>`,
  )
  return `<row r="${index + 1}">${cells.join('')}</row>`
}

/** A Chinese character is two wide; looked at are the first rows. */
function widthOf(rows: readonly (readonly string[])[], column: number): number {
  const words = rows.slice(0, 200).map((row) => row[column] ?? '')
  const longest = Math.max(
    ...words.map((word) => Array.from(word).reduce((sum, one) => sum + (one > '\u00ff' ? 2 : 1), 0)),
  )
  return Math.min(48, Math.max(8, longest + 2))
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const rows = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${rows.join('')}</Relationships>`
}

const CONTENT_TYPES =
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
  '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
  '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'

/** Style 1: text (format 49), at the top, with line breaks; style 2: the same in bold for the headings. */
const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
