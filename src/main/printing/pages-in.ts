/**
 * How many pages a PDF of the print process has, by its page objects, which pdfmake writes in clear. For how long to
 * wait only: 0 for a PDF that packs them.
 */
export function pagesIn(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  let count = 0
  for (let at = bytes.indexOf(PAGE); at !== -1; at = bytes.indexOf(PAGE, at + PAGE.length)) count += 1
  return count
}

const PAGE = '/Type /Page\n'
