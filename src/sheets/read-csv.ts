import { MOST_CELLS, type Cell, type Sheet, type SheetRow } from './sheet.ts'

/**
 * Rows of a text table (RFC 4180, leniently): parted by comma, semicolon or tab, whichever the file uses most; quotation
 * marks around what holds one of them or a line break. Rows are counted as Excel counts them, empty ones too.
 */
export function readCsv(text: string): Sheet | 'tooManyCells' {
  const body = text.replace(/^\uFEFF/, '')
  // Excel's own way to say the delimiter, in a first line that is no row.
  const told = /^sep=(.)\r?\n/i.exec(body)
  const rest = told === null ? body : body.slice(told[0].length)
  const rows: SheetRow[] = []
  let [number, count] = [told === null ? 0 : 1, 0]
  for (const fields of records(rest, told?.[1] ?? delimiterOf(rest))) {
    number += 1
    const cells = new Map<number, Cell>()
    for (const [column, field] of fields.entries()) {
      if (field.trim() !== '') cells.set(column, { kind: 'text', text: heldAsText(field) })
    }
    count += cells.size
    if (count > MOST_CELLS) return 'tooManyCells'
    if (cells.size > 0) rows.push({ number, cells, hidden: false })
  }
  return { name: '', hidden: false, rows, merged: [], hiddenColumns: new Set() }
}

/** `="13807550012"`: how a program that writes CSV keeps Excel from making a number of it. */
function heldAsText(field: string): string {
  const held = /^\s*="(.*)"\s*$/su.exec(field)?.[1]
  return held === undefined ? field : held.replaceAll('""', '"')
}

const DELIMITERS = [',', '\t', ';', '，', '|'] as const

/** The one that parts most of the first lines most evenly. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 50_000)
    .split(/\r\n|[\n\r]/)
    .slice(0, 50)
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(delimiter).length - 1)
    const score = counts.filter((count) => count > 0).length * 1000 + Math.max(0, ...counts)
    // A full-width comma or a bar is common inside a field; it must part more lines than any other.
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** The fields of each row. A quotation mark in the middle of a field is a character like any other. */
function* records(text: string, delimiter: string): Generator<readonly string[]> {
  let fields: string[] = []
  let at = 0
  while (at < text.length) {
    let field: string
    if (text[at] === '"') {
      const quoted = quotedField(text, at)
      const tail = bareEnd(text, quoted.end, delimiter)
      field = quoted.field + text.slice(quoted.end, tail)
      at = tail
    } else {
      const end = bareEnd(text, at, delimiter)
      field = text.slice(at, end)
      at = end
    }
    fields.push(field)
    if (at < text.length && text[at] === delimiter) {
      at += 1
      if (at === text.length) fields.push('')
      continue
    }
    yield fields
    fields = []
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
  }
  if (fields.length > 0) yield fields
}

function quotedField(text: string, begin: number): { readonly field: string; readonly end: number } {
  let field = ''
  let at = begin + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    // Never closed: the rest of the file would be one field. It was a character of the text then.
    if (quote === -1) return { field: '"', end: begin + 1 }
    field += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { field, end: quote + 1 }
    field += '"'
    at = quote + 2
  }
}

function bareEnd(text: string, begin: number, delimiter: string): number {
  let end = begin
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return end
}
