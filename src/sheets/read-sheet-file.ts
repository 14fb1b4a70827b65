import { fail, succeed, type Result } from '../domain/result.ts'
import { decodeText } from './decode-text.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'
import { MOST_FILE_BYTES, type SheetFailure, type SheetFile } from './sheet.ts'

/** Reads a list a station was given, by what is in the file and not by its name: .xlsx, or text in any usual encoding. */
export async function readSheetFile(bytes: Uint8Array<ArrayBuffer>): Promise<Result<SheetFile, SheetFailure>> {
  if (bytes.byteLength > MOST_FILE_BYTES) return fail('tooLarge')
  if (bytes.byteLength === 0) return fail('empty')
  if (startsWith(bytes, OLE)) return fail(holdsUtf16(bytes, 'EncryptedPackage') ? 'password' : 'oldExcel')
  if (startsWith(bytes, ZIP)) {
    const sheets = await readWorkbook(bytes)
    if (!sheets.ok) return sheets
    return sheets.value.some(({ rows }) => rows.length > 0)
      ? succeed({ encoding: 'xlsx', sheets: sheets.value })
      : fail('empty')
  }
  if (OTHERS.some((magic) => startsWith(bytes, magic))) return fail('notASheet')
  const decoded = decodeText(bytes)
  if (decoded === null) return fail('notASheet')
  if (/^\s*(<!doctype html|<html|<\?xml|<table|<meta|\{\\rtf|%PDF)/i.test(decoded.text.replace(/^\uFEFF/, '')))
    return fail('webPage')
  const sheet = readCsv(decoded.text)
  if (sheet === 'tooManyCells') return fail(sheet)
  return sheet.rows.length === 0 ? fail('empty') : succeed({ encoding: decoded.encoding, sheets: [sheet] })
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** Compound file: Excel up to 2003, and everything with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
/** PDF, PNG, JPEG, an empty ZIP, RAR, 7z, BIFF without OLE. */
const OTHERS = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x50, 0x4b, 0x05, 0x06],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x09, 0x08],
]

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}

/** Names of streams stand in the directory of a compound file, two bytes a letter. */
function holdsUtf16(bytes: Uint8Array, word: string): boolean {
  const wanted = Array.from(word, (letter) => letter.charCodeAt(0))
  const first = wanted[0] ?? 0
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((code, index) => bytes[at + index * 2] === code && bytes[at + index * 2 + 1] === 0)) return true
  }
  return false
}
