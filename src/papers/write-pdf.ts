import pdfmake from 'pdfmake'
import type { CanvasElement, Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Face, Faces } from './faces/faces.ts'
import type { SetPaper } from './form-paper.ts'
import type { ImageMark, Mark, TextMark } from './typeset/marks.ts'
import { PAGE } from './units.ts'

pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => false)

interface Piece {
  readonly face: Face
  readonly text: string
  readonly x: number
}

/** A run cut where the face changes because a character is missing in the one it was designed in. */
function piecesOf(faces: Faces, mark: TextMark): Piece[] {
  const pieces: { face: Face; text: string; x: number }[] = []
  let x = mark.x
  for (const character of mark.text) {
    const point = character.codePointAt(0) ?? 0
    const face = faces.faceFor(point, mark.face)
    if (face === undefined) throw new Error(`no face for ${character}`)
    const last = pieces.at(-1)
    if (last?.face === face) last.text += character
    else pieces.push({ face, text: character, x })
    x += face.advance(point) * mark.size + mark.spacing
  }
  return pieces
}

/** Characters no face has, by the field they stand in; '' is our own wording. */
export function missingCharacters(faces: Faces, pages: readonly (readonly Mark[])[]): Map<string, string> {
  const missing = new Map<string, string>()
  for (const marks of pages)
    for (const mark of marks) {
      if (mark.kind !== 'text') continue
      for (const character of mark.text) {
        if (faces.faceFor(character.codePointAt(0) ?? 0, mark.face) !== undefined) continue
        const known = missing.get(mark.field) ?? ''
        if (!known.includes(character)) missing.set(mark.field, known + character)
      }
    }
  return missing
}

function textContent(faces: Faces, mark: TextMark, used: Map<Face, Set<number>>): Content[] {
  return piecesOf(faces, mark).map(({ face, text, x }) => {
    let points = used.get(face)
    if (points === undefined) used.set(face, (points = new Set()))
    for (const character of text) points.add(character.codePointAt(0) ?? 0)
    return {
      text,
      font: face.id,
      fontSize: mark.size,
      characterSpacing: mark.spacing,
      noWrap: true,
      preserveLeadingSpaces: true,
      preserveTrailingSpaces: true,
      absolutePosition: { x, y: mark.baseline - face.metrics.ascent * mark.size },
    }
  })
}

function dashOf(mark: { readonly dash?: { readonly length: number; readonly space: number } }) {
  return mark.dash === undefined ? {} : { dash: { length: mark.dash.length, space: mark.dash.space } }
}

function vectorsOf(marks: readonly Mark[]): CanvasElement[] {
  return marks.flatMap((mark): CanvasElement[] => {
    if (mark.kind === 'line') {
      const { x1, y1, x2, y2, width: lineWidth, colour: lineColor = 'black' } = mark
      const round = mark.round === true ? { lineCap: 'round' as const } : {}
      return [{ type: 'line', x1, y1, x2, y2, lineWidth, lineColor, ...round, ...dashOf(mark) }]
    }
    if (mark.kind === 'outline') {
      const { points, closed: closePath, width: lineWidth, fill } = mark
      const filled = fill === undefined ? {} : { color: fill, lineColor: 'black' }
      return [
        {
          type: 'polyline',
          points: points.map(({ x, y }) => ({ x, y })),
          closePath,
          lineWidth,
          ...filled,
          ...dashOf(mark),
        },
      ]
    }
    if (mark.kind === 'ellipse') {
      const { x, y, rx: r1, ry: r2, width: lineWidth } = mark
      return [{ type: 'ellipse', x, y, r1, r2, lineWidth, color: 'white', lineColor: 'black' }]
    }
    if (mark.kind !== 'box') return []
    const { x, y, width: w, height: h, colour: lineColor = 'black' } = mark
    const line = mark.line === undefined ? {} : { lineWidth: mark.line, lineColor }
    const fill = mark.fill === undefined ? {} : { color: mark.fill }
    return [{ type: 'rect', x, y, w, h, ...line, ...fill, ...dashOf(mark) }]
  })
}

/** The JPEGs of one PDF, handed to pdfmake as the bytes they are: as data URLs they would stand in memory twice more. */
class Pictures {
  readonly dictionary: Record<string, string> = {}
  #count = 0

  content({ jpeg, x, y, width, height }: ImageMark): Content {
    const image = `picture-${String(this.#count)}.jpg`
    this.#count += 1
    pdfmake.virtualfs.writeFileSync(image, Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength))
    this.dictionary[image] = image
    return { image, width, height, absolutePosition: { x, y } }
  }

  /** Out of pdfmake's memory: its files have no other way out than to be written over. */
  forget(): void {
    for (const image of Object.keys(this.dictionary)) pdfmake.virtualfs.writeFileSync(image, new Uint8Array(1))
  }
}

/** pdfmake has one set of fonts: papers are written one after the other. */
let writing: Promise<unknown> = Promise.resolve()

/**
 * Writes pages as a PDF. Every face goes in cut down to the characters used, so pdfmake has little to read.
 *
 * @param title goes into the PDF's properties: a form number, never a name
 * @throws when a character has no face: ask {@link missingCharacters} first
 */
export function writePdf(
  faces: Faces,
  pages: readonly (readonly Mark[])[],
  title: string,
  landscape: SetPaper['landscape'] = false,
): Promise<Uint8Array<ArrayBuffer>> {
  const result = writing.then(() => write(faces, pages, title, landscape))
  writing = result.catch(() => undefined)
  return result
}

async function write(
  faces: Faces,
  pages: readonly (readonly Mark[])[],
  title: string,
  landscape: boolean | readonly boolean[],
): Promise<Uint8Array<ArrayBuffer>> {
  const used = new Map<Face, Set<number>>()
  const pictures = new Pictures()
  const lies = (page: number) => (typeof landscape === 'boolean' ? landscape : landscape[page] === true)
  const content = pages.flatMap((marks, i): Content[] => [
    {
      canvas: vectorsOf(marks),
      absolutePosition: { x: 0, y: 0 },
      ...(i === 0
        ? {}
        : { pageBreak: 'before' as const, pageOrientation: lies(i) ? ('landscape' as const) : ('portrait' as const) }),
    },
    ...marks.flatMap((mark): Content[] => {
      if (mark.kind === 'text') return textContent(faces, mark, used)
      if (mark.kind === 'image') return [pictures.content(mark)]
      if (mark.kind !== 'qr') return []
      const { x, y, size, text } = mark
      return [{ qr: text, mode: 'alphanumeric', eccLevel: 'M', fit: size, padding: 0, absolutePosition: { x, y } }]
    }),
  ])
  const fonts: Record<string, { normal: string }> = {}
  for (const [face, points] of used) {
    pdfmake.virtualfs.writeFileSync(`${face.id}.ttf`, face.cut(points))
    fonts[face.id] = { normal: `${face.id}.ttf` }
  }
  pdfmake.setFonts(fonts)
  const definition: TDocumentDefinitions = {
    pageSize: lies(0) ? { width: PAGE.height, height: PAGE.width } : { width: PAGE.width, height: PAGE.height },
    pageMargins: 0,
    version: '1.7',
    language: 'zh-CN',
    info: { title, creator: 'Xingchen Casebook', producer: 'Xingchen Casebook' },
    defaultStyle: { font: faces.byName.serif.id, fontSize: 10 },
    images: pictures.dictionary,
    content,
  }
  try {
    return new Uint8Array(await pdfmake.createPdf(definition).getBuffer())
  } finally {
    pictures.forget()
  }
}
