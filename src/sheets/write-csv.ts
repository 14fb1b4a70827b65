import { safeText } from './safe-text.ts'

/** A text table for Excel and WPS: UTF-8 with a byte order mark, CRLF, every field in quotation marks (RFC 4180). */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map((row) => row.map((field) => `"${safeText(field).replaceAll('"', '""')}"`).join(','))
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`)
}
