import { columnName } from '../../../src/sheets/column-name.ts'
import { writeZip, type ZipPart } from '../../../src/sheets/write-zip.ts'
import { encodeXml } from '../../../src/sheets/xml.ts'

/** A cell as a program may write it: words, a number, or XML of its own. */
export type RawCell = string | number | null | { readonly xml: string }

export interface RawSheet {
  readonly name?: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly rows: readonly (readonly RawCell[])[]
  /** A1:C1. */
  readonly merged?: readonly string[]
  /** From 1. */
  readonly hiddenColumns?: readonly number[]
  readonly hiddenRows?: readonly number[]
}

export interface RawBook {
  readonly sheets: readonly RawSheet[]
  readonly date1904?: boolean
  /** Parts put in besides, or in the place of others. */
  readonly parts?: readonly ZipPart[]
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Style 1 shows a day by format 14, style 2 by one of its own (yyyy"年"m"月"d"日"), style 3 is an amount. */
const STYLES = `<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="#,##0.00&quot;days&quot;"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>`

/** A number shown as a day. */
export function dayCell(serial: number, style: 1 | 2 = 1): RawCell {
  return { xml: `<c r="@" s="${style}"><v>${serial}</v></c>` }
}

/** An .xlsx file as Excel writes it: shared strings, numbers bare. */
export async function makeWorkbook({
  sheets,
  date1904 = false,
  parts = [],
}: RawBook): Promise<Uint8Array<ArrayBuffer>> {
  const strings: string[] = []
  const own: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      text: `<Types><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/></Types>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, state }, at) =>
            `<sheet name="${name ?? `Sheet${at + 1}`}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships>${sheets
        .map(
          (_, at) =>
            `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/styles.xml', text: STYLES },
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, text: sheetXml(sheet, strings) })),
  ]
  const shared = {
    name: 'xl/sharedStrings.xml',
    text: `<sst ${MAIN}>${strings.map((text) => `<si><t xml:space="preserve">${encodeXml(text)}</t></si>`).join('')}</sst>`,
  }
  const replaced = new Set(parts.map(({ name }) => name))
  return writeZip([...[...own, shared].filter(({ name }) => !replaced.has(name)), ...parts])
}

/** One visible sheet. */
export function book(rows: RawSheet['rows'], more: Omit<RawSheet, 'rows'> = {}): Promise<Uint8Array<ArrayBuffer>> {
  return makeWorkbook({ sheets: [{ rows, ...more }] })
}

function sheetXml({ rows, merged = [], hiddenColumns = [], hiddenRows = [] }: RawSheet, strings: string[]): string {
  const cols = hiddenColumns.map((column) => `<col min="${column}" max="${column}" hidden="1"/>`).join('')
  const data = rows.map((row, at) => {
    const cells = row.map((cell, column) => cellXml(cell, `${columnName(column)}${at + 1}`, strings)).join('')
    return cells === '' ? '' : `<row r="${at + 1}"${hiddenRows.includes(at + 1) ? ' hidden="1"' : ''}>${cells}</row>`
  })
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return `<worksheet ${MAIN}>${cols === '' ? '' : `<cols>${cols}</cols>`}<sheetData>${data.join('')}</sheetData>${merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}</worksheet>`
}

function cellXml(cell: RawCell, address: string, strings: string[]): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${address}"><v>${String(cell)}</v></c>`
  if (typeof cell === 'object') return cell.xml.replace('r="@"', `r="${address}"`)
  strings.push(cell)
  return `<c r="${address}" t="s"><v>${strings.length - 1}</v></c>`
}
