import { fail, succeed, type Result } from '../domain/result.ts'
import { columnIndex } from './column-name.ts'
import { dayOfSerial, showsDay } from './excel-date.ts'
import { readZip, type ZipParts } from './read-zip.ts'
import { MOST_CELLS, type Cell, type Merged, type Sheet, type SheetFailure, type SheetRow } from './sheet.ts'
import { readXml } from './xml.ts'

/**
 * The sheets of an .xlsx file (ECMA-376, SpreadsheetML) as far as a list of people needs them: values as the file has
 * them, all digits of long numbers, days by their number format, the value a formula had when the file was saved, merged
 * cells, and what is hidden. Nothing in the file is computed or run.
 */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<Result<readonly Sheet[], SheetFailure>> {
  const zip = readZip(bytes)
  if (!zip.ok) return zip
  const parts = zip.value
  const kind = await kindOf(parts)
  if (!kind.ok) return kind
  const workbook = await partText(parts, kind.value)
  if (!workbook.ok) return workbook
  const folder = folderOf(kind.value)
  const relations = await readRelations(parts, kind.value)
  if (!relations.ok) return relations
  const book = readBook(workbook.value ?? '')
  if (book === null) return fail('damaged')
  const target = (type: string) => [...relations.value.values()].find((one) => one.type.endsWith(`/${type}`))?.target
  const shared = await optional(parts, target('sharedStrings'), folder, readSharedStrings, [])
  if (!shared.ok) return shared
  const styles = await optional(parts, target('styles'), folder, readDayStyles, new Set<number>())
  if (!styles.ok) return styles
  const known = { shared: shared.value, dayStyles: styles.value, since1904: book.since1904 }
  const sheets: Sheet[] = []
  let cells = 0
  for (const { name, hidden, relation } of book.sheets) {
    const found = relations.value.get(relation)
    // A sheet of charts has no cells.
    if (found?.type.endsWith('/worksheet') !== true) continue
    const xml = await partText(parts, resolved(folder, found.target))
    if (!xml.ok) return xml
    if (xml.value === null) return fail('damaged')
    const sheet = readSheet(xml.value, { ...known, name, hidden, room: MOST_CELLS - cells })
    if (typeof sheet === 'string') return fail(sheet)
    cells += sheet.rows.reduce((sum, row) => sum + row.cells.size, 0)
    sheets.push(sheet)
  }
  return succeed(sheets)
}

/** The part that holds the workbook, or why this ZIP file is none of ours. */
async function kindOf(parts: ZipParts): Promise<Result<string, SheetFailure>> {
  const types = await partText(parts, '[Content_Types].xml')
  if (!types.ok) return types
  if (types.value === null) return fail('notASheet')
  const macros = /macroEnabled|vbaProject/i.test(types.value) || parts.names.some((name) => /vbaProject/i.test(name))
  if (macros) return fail('macros')
  if (/sheet\.binary/i.test(types.value)) return fail('binaryExcel')
  const books: string[] = []
  const read = readXml(types.value, {
    open: (name, attributes) => {
      if (name !== 'Override') return
      const { PartName, ContentType } = Object.fromEntries(attributes())
      if (/spreadsheetml\.(sheet|template)\.main/.test(ContentType ?? ''))
        books.push((PartName ?? '').replace(/^\//, ''))
    },
    close: () => undefined,
    text: () => undefined,
  })
  if (!read) return fail('damaged')
  if (books[0] !== undefined) return succeed(books[0])
  return parts.names.includes('xl/workbook.xml') ? succeed('xl/workbook.xml') : fail('notASheet')
}

interface Relation {
  readonly type: string
  readonly target: string
}

async function readRelations(
  parts: ZipParts,
  book: string,
): Promise<Result<ReadonlyMap<string, Relation>, 'damaged' | 'bomb'>> {
  const name = book.replace(/([^/]*)$/, '_rels/$1.rels')
  const xml = await partText(parts, name)
  if (!xml.ok) return xml
  const relations = new Map<string, Relation>()
  const read = readXml(xml.value ?? '', {
    open: (element, attributes) => {
      if (element !== 'Relationship') return
      const { Id = '', Type = '', Target = '' } = Object.fromEntries(attributes())
      relations.set(Id, { type: Type, target: Target })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return read && relations.size > 0 ? succeed(relations) : fail('damaged')
}

interface Book {
  readonly since1904: boolean
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly relation: string }[]
}

function readBook(xml: string): Book | null {
  let since1904 = false
  const sheets: { name: string; hidden: boolean; relation: string }[] = []
  const read = readXml(xml, {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes().get('date1904') ?? '')
      if (name !== 'sheet') return
      const found = attributes()
      const relation = [...found].find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const state = found.get('state') ?? 'visible'
      sheets.push({ name: found.get('name') ?? '', hidden: state !== 'visible', relation })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return read ? { since1904, sheets } : null
}

/** Strings the cells point to. What is said about how a word sounds (`rPh`) is no part of it. */
function readSharedStrings(xml: string): readonly string[] | null {
  const strings: string[] = []
  let [words, inText, inSound] = ['', false, false]
  const read = readXml(xml, {
    open: (name) => {
      if (name === 'si') words = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') inSound = true
    },
    close: (name) => {
      if (name === 'si') strings.push(unescaped(words))
      else if (name === 't') inText = false
      else if (name === 'rPh') inSound = false
    },
    text: (text) => {
      if (inText && !inSound) words += text
    },
  })
  return read ? strings : null
}

/** Which cell styles show a day. */
function readDayStyles(xml: string): ReadonlySet<number> | null {
  const codes = new Map<number, string>()
  const days = new Set<number>()
  let [inStyles, style] = [false, 0]
  const read = readXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        const found = attributes()
        codes.set(Number(found.get('numFmtId')), found.get('formatCode') ?? '')
      } else if (name === 'cellXfs') inStyles = true
      else if (name === 'xf' && inStyles) {
        const id = Number(attributes().get('numFmtId') ?? '0')
        if (showsDay(id, codes.get(id))) days.add(style)
        style += 1
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inStyles = false
    },
    text: () => undefined,
  })
  return read ? days : null
}

interface SheetContext {
  readonly name: string
  readonly hidden: boolean
  readonly shared: readonly string[]
  readonly dayStyles: ReadonlySet<number>
  readonly since1904: boolean
  /** How many cells it may have. */
  readonly room: number
}

function readSheet(xml: string, context: SheetContext): Sheet | 'damaged' | 'tooManyCells' {
  const rows: SheetRow[] = []
  const merged: Merged[] = []
  const hiddenColumns = new Set<number>()
  let row = { number: 0, hidden: false, cells: new Map<number, Cell>() }
  let cell = { column: -1, type: '', style: 0, formula: false, value: '' }
  let [inValue, inSound, count] = [false, false, 0]
  const read = readXml(xml, {
    open: (name, attributes) => {
      switch (name) {
        case 'row': {
          const found = attributes()
          row = {
            number: Number(found.get('r') ?? row.number + 1),
            hidden: ['1', 'true'].includes(found.get('hidden') ?? ''),
            cells: new Map(),
          }
          cell = { ...cell, column: -1 }
          break
        }
        case 'c': {
          const found = attributes()
          const address = found.get('r')
          cell = {
            column: address === undefined ? cell.column + 1 : columnIndex(address),
            type: found.get('t') ?? 'n',
            style: Number(found.get('s') ?? '0'),
            formula: false,
            value: '',
          }
          break
        }
        case 'f':
          cell.formula = true
          break
        case 'v':
        case 't':
          inValue = true
          break
        case 'rPh':
          inSound = true
          break
        case 'col': {
          const found = attributes()
          if (!['1', 'true'].includes(found.get('hidden') ?? '')) break
          const last = Math.min(Number(found.get('max')), 16_384)
          for (let column = Number(found.get('min')); column <= last; column += 1) hiddenColumns.add(column - 1)
          break
        }
        case 'mergeCell': {
          const area = areaOf(attributes().get('ref') ?? '')
          if (area !== null) merged.push(area)
          break
        }
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') inSound = false
      else if (name === 'c') {
        const made = cellOf(cell, context)
        if (made === null) return
        count += 1
        row.cells.set(cell.column, made)
      } else if (name === 'row' && row.cells.size > 0) rows.push(row)
    },
    text: (text) => {
      if (inValue && !inSound) cell.value += text
    },
  })
  if (!read) return 'damaged'
  if (count > context.room) return 'tooManyCells'
  const { name, hidden } = context
  return { name, hidden, rows: rows.toSorted((one, other) => one.number - other.number), merged, hiddenColumns }
}

interface RawCell {
  readonly type: string
  readonly style: number
  readonly formula: boolean
  readonly value: string
}

function cellOf({ type, style, formula, value }: RawCell, context: SheetContext): Cell | null {
  if (value === '') return formula && type !== 'str' ? { kind: 'unfinished', text: '' } : null
  switch (type) {
    case 's': {
      const text = context.shared[Number(value)] ?? ''
      return text.trim() === '' ? null : { kind: 'text', text }
    }
    case 'str':
    case 'inlineStr':
      return value.trim() === '' ? null : { kind: 'text', text: unescaped(value) }
    case 'b':
      return { kind: 'boolean', text: value === '1' ? 'TRUE' : 'FALSE' }
    case 'e':
      return { kind: 'error', text: value }
    case 'd':
      return { kind: 'date', text: value.slice(0, 10) }
    default: {
      const day = context.dayStyles.has(style) ? dayOfSerial(Number(value), context.since1904) : null
      if (day !== null) return { kind: 'date', text: day }
      return { kind: 'number', text: value.trim(), ...(context.since1904 ? { since1904: true } : {}) }
    }
  }
}

/** A1:C2. */
function areaOf(reference: string): Merged | null {
  const match = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(reference)
  if (match === null) return null
  const [, left = '', top = '', right = '', bottom = ''] = match
  return { top: Number(top), bottom: Number(bottom), left: columnIndex(left), right: columnIndex(right) }
}

/** Excel writes characters XML has no place for as _x000D_ (ECMA-376 22.4.2.4). */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

async function optional<Value>(
  parts: ZipParts,
  target: string | undefined,
  folder: string,
  read: (xml: string) => Value | null,
  without: Value,
): Promise<Result<Value, 'damaged' | 'bomb'>> {
  if (target === undefined) return succeed(without)
  const xml = await partText(parts, resolved(folder, target))
  if (!xml.ok) return xml
  if (xml.value === null) return succeed(without)
  const value = read(xml.value)
  return value === null ? fail('damaged') : succeed(value)
}

async function partText(parts: ZipParts, name: string): Promise<Result<string | null, 'damaged' | 'bomb'>> {
  const part = await parts.read(name)
  if (!part.ok) return part
  if (part.value === null) return succeed(null)
  const [first, second] = part.value
  const utf16 = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null
  return succeed(new TextDecoder(utf16 ?? 'utf-8').decode(part.value))
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
}

/** A target is relative to the workbook's folder, or begins with a slash. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = `${folder}${target}`.split('/')
  const path: string[] = []
  for (const step of steps) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}
