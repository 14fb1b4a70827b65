import { constants, deflateRawSync } from 'node:zlib'

/** An object of a PDF: its dictionary's words, and the bytes of its stream when it is one. */
interface PdfObject {
  readonly words: string
  readonly stream?: Buffer
}

/** A PDF of these objects, numbered from 1; the first is its catalogue. */
function pdfOf(objects: readonly PdfObject[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const places: number[] = []
  let length = parts[0]?.length ?? 0
  const add = (part: Buffer) => {
    parts.push(part)
    length += part.length
  }
  for (const [at, { words, stream }] of objects.entries()) {
    places.push(length)
    add(Buffer.from(`${String(at + 1)} 0 obj\n`))
    if (stream === undefined) add(Buffer.from(`<<${words}>>\n`))
    else {
      add(Buffer.from(`<<${words} /Length ${String(stream.length)}>>\nstream\n`))
      add(stream)
      add(Buffer.from('\nendstream\n'))
    }
    add(Buffer.from('endobj\n'))
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = String(objects.length + 1)
  const trailer = `trailer\n<</Size ${size} /Root 1 0 R>>\nstartxref\n${String(length)}\n%%EOF\n`
  add(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`))
  return Buffer.concat(parts)
}

interface OnePage {
  readonly catalogue?: string
  readonly box?: string
  readonly resources?: string
  readonly content?: Buffer
  readonly contentWords?: string
  readonly pageTree?: string
  /** Numbered from 5. */
  readonly more?: readonly PdfObject[]
}

function onePage(page: OnePage): Buffer {
  const { catalogue = '', box = '0 0 595 842', resources = '', content = Buffer.from('0 0 m'), more = [] } = page
  return pdfOf([
    { words: `/Type /Catalog /Pages 2 0 R ${catalogue}` },
    { words: page.pageTree ?? '/Type /Pages /Kids [3 0 R] /Count 1' },
    { words: `/Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R /Resources <<${resources}>>` },
    { words: page.contentWords ?? '', stream: content },
    ...more,
  ])
}

/** Forms that each draw the next ten times, fourteen deep: a hundred million million strokes in two kilobytes. */
export function nestedForms(): Buffer {
  const form = (next: number) => ({
    words: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</XObject <</N ${String(next)} 0 R>>>>`,
    stream: Buffer.from('/N Do '.repeat(10)),
  })
  const forms = Array.from({ length: 14 }, (_, at) => form(at + 6))
  const last = { words: '/Type /XObject /Subtype /Form /BBox [0 0 595 842]', stream: Buffer.from('0 0 595 842 re f') }
  return onePage({
    resources: '/XObject <</N 5 0 R>>',
    content: Buffer.from('/N Do'),
    more: [...forms, last],
  })
}

/** A picture of ten by ten whose stream becomes so many bytes of zeros: a thousandth of it is in the file. */
export function inflatingPicture(bytes: number): Buffer {
  const picture = {
    words:
      '/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
    stream: deflatedZeros(bytes),
  }
  return onePage({
    resources: '/XObject <</P 5 0 R>>',
    content: Buffer.from('595 0 0 842 0 0 cm /P Do'),
    more: [picture],
  })
}

/**
 * As zlib writes them, without ever having them: one piece deflated up to a byte's border, again and again. What a piece
 * refers back to is zeros wherever it stands.
 */
function deflatedZeros(bytes: number): Buffer {
  const piece = 2 ** 24
  const count = Math.ceil(bytes / piece)
  const deflated = deflateRawSync(Buffer.alloc(piece), { finishFlush: constants.Z_SYNC_FLUSH })
  const adler = Buffer.alloc(4)
  adler.writeUInt16BE((count * piece) % 65_521, 0)
  adler.writeUInt16BE(1, 2)
  const head = Buffer.from([0x78, 0x9c])
  const end = Buffer.from([0x03, 0x00])
  return Buffer.concat([head, ...Array<Buffer>(count).fill(deflated), end, adler])
}

/** A tree in which one page hangs half a million times. */
export function countlessPages(): Buffer {
  const kids = (object: number, count: number) => `/Kids [${`${String(object)} 0 R `.repeat(count)}]`
  return onePage({
    pageTree: `/Type /Pages ${kids(5, 50)} /Count 500000`,
    more: [
      { words: `/Type /Pages /Parent 2 0 R ${kids(6, 100)} /Count 10000` },
      { words: `/Type /Pages /Parent 5 0 R ${kids(3, 100)} /Count 100` },
    ],
  })
}

/** A page of 350 km a side. */
export function endlessPage(): Buffer {
  return onePage({ box: '0 0 1000000 1000000', content: Buffer.from('0 0 1000000 1000000 re f') })
}

/** Scripts and acts a PDF may carry, each of which would leave a mark. */
export function scriptedPdf(): Buffer {
  const script = "app.alert('x');this.submitForm('http://127.0.0.1:9/');window.hit='pdf'"
  return onePage({
    catalogue: `/OpenAction <</S /JavaScript /JS (${script.replaceAll(/[()]/g, '\\$&')})>> /AA <</WC <</S /URI /URI (http://127.0.0.1:9/)>>>>`,
    content: Buffer.from('0 0 300 300 re f'),
  })
}
