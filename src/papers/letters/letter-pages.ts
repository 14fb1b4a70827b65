import type { FieldPlace } from '../../contract/print-model.ts'
import type { Faces } from '../faces/faces.ts'
import type { SetPaper } from '../form-paper.ts'
import { words, type Inline, type TextStyle } from '../typeset/inline.ts'
import { textWidth } from '../typeset/atoms.ts'
import { setLines, type Line } from '../typeset/lines.ts'
import type { Mark } from '../typeset/marks.ts'
import { baselineOf, paintLine } from '../typeset/paint.ts'
import { mm, PAGE } from '../units.ts'
import { oneLine } from '../parts/page-frame.ts'

/** Words of a letter in the order in which they stand on it. */
export interface Letter {
  readonly sender: string
  /** 秀街社工转〔2026〕12号; '' while it has none. */
  readonly number: string
  readonly title: string
  readonly recipient: string
  readonly paragraphs: readonly { readonly runs: readonly { readonly text: string; readonly field: string }[] }[]
  /** 转介表1份 … */
  readonly attachments: readonly string[]
  /** 2026年11月26日; '' while it is not dated. */
  readonly date: string
  /** In brackets under the date. */
  readonly contact: string
  /** '' for none. */
  readonly copyTo: string
  /** Rules stand for what a hand writes in: they are not stretched, so that they join. */
  readonly blank: boolean
}

/** GB/T 9704-2012: margins 37, 35, 28, 26 mm; 22 lines of 28 characters of 16 pt. */
const LEFT = mm(28)
const WIDTH = mm(156)
const BOTTOM = mm(297 - 35)
const TOP = mm(37)
const SIZE = 16
const PITCH = 28.99
/** A letter a few lines too long is set closer before it takes a second page. */
const CLOSEST_PITCH = 25.5
const BODY: TextStyle = { face: 'serif', size: SIZE, spacing: -0.2 }
const INDENT = 2 * (SIZE - 0.2)
const SENDER: TextStyle = { face: 'serifBold', size: 30, spacing: 2.9 }
const TITLE: TextStyle = { face: 'serifBold', size: 22 }
const TITLE_PITCH = 32
const COPY: TextStyle = { face: 'serif', size: 14 }
const PAGE_NUMBER: TextStyle = { face: 'serif', size: 14 }

const SENDER_BASELINE = mm(37.3)
const RULE_LEFT = mm(20)
const RULE_WIDTH = mm(170)
const THICK = 2
const THIN = 0.6
const UPPER_RULE = mm(43.5)
const LOWER_RULE = mm(276.6)
const NUMBER_BASELINE = mm(50.8)
/** Middle of the first line of the title, and from its last line to the addressee. */
const TITLE_TOP = mm(75)
const BELOW_TITLE = mm(9.3)
/** The lines may go down to the lower rule when that saves a page. */
const LOWEST = mm(273.5)
/** Name and date are centred in a block this wide at the right: room for the seal over them. */
const SIGNATURE_WIDTH = mm(76)
/** Fewest lines of the body on the page of the signature. */
const FEWEST_WITH_SIGNATURE = 2

interface SetLine {
  readonly line: Line | undefined
  readonly x: number
  readonly size: number
}

const EMPTY: SetLine = { line: undefined, x: 0, size: SIZE }

function bodyLines(faces: Faces, letter: Letter): SetLine[] {
  const style = letter.blank ? { ...BODY, spacing: 0 } : BODY
  const set = (inlines: readonly Inline[], indent: number): SetLine[] =>
    setLines(faces, inlines, { width: WIDTH, align: letter.blank ? 'left' : 'justify', indent, hang: true }).map(
      (line) => ({
        line,
        x: LEFT,
        size: SIZE,
      }),
    )
  return [
    ...setLines(faces, [words(`${letter.recipient}：`, style, 'recipient')], { width: WIDTH }).map((line) => ({
      line,
      x: LEFT,
      size: SIZE,
    })),
    ...letter.paragraphs.flatMap(({ runs }) =>
      set(
        runs.map(({ text, field }) => words(text, style, field)),
        INDENT,
      ),
    ),
  ]
}

/** 附件：1.… with the further ones under the first. */
function attachmentLines(faces: Faces, letter: Letter): SetLine[] {
  if (letter.attachments.length === 0) return []
  const head = '附件：'
  const left = LEFT + INDENT + textWidth(faces, head, BODY)
  const width = LEFT + WIDTH - left
  return letter.attachments.flatMap((name, i): SetLine[] => {
    const numbered = letter.attachments.length === 1 ? name : `${String(i + 1)}.${name}`
    const lines = setLines(faces, [words(numbered, BODY, 'attachments')], { width })
    return lines.map((line, l): SetLine => {
      if (i > 0 || l > 0) return { line, x: left, size: SIZE }
      const [first] = setLines(faces, [words(head, BODY)], { width: WIDTH })
      const shifted = line.items.map((item) => ({ ...item, x: item.x + left - LEFT - INDENT }))
      return {
        line: { items: [...(first?.items ?? []), ...shifted], width: line.width + left - LEFT - INDENT },
        x: LEFT + INDENT,
        size: SIZE,
      }
    })
  })
}

function signatureLines(faces: Faces, letter: Letter): SetLine[] {
  const x = LEFT + WIDTH - SIGNATURE_WIDTH
  const centred = (text: string): SetLine[] =>
    setLines(faces, [words(text, BODY)], { width: SIGNATURE_WIDTH, align: 'center' }).map((line) => ({
      line,
      x,
      size: SIZE,
    }))
  const left = (text: string, style: TextStyle, field: string): SetLine[] =>
    setLines(faces, [words(text, style, field)], { width: WIDTH - INDENT }).map((line) => ({
      line,
      x: LEFT + INDENT,
      size: style.size,
    }))
  return [
    ...centred(letter.sender),
    ...centred(letter.date === '' ? '　　年　月　日' : letter.date),
    ...left(`（${letter.contact}）`, BODY, 'contact'),
    ...(letter.copyTo === '' ? [] : left(`抄送：${letter.copyTo}`, COPY, 'copyTo')),
  ]
}

function paintLines(lines: readonly SetLine[], top: number, pitch: number): Mark[] {
  return lines.flatMap(({ line, x, size }, i) =>
    line === undefined ? [] : paintLine(line, x, baselineOf(top + i * pitch, pitch, size)),
  )
}

/** Where the words of each field stand, line by line. */
function placesOf(lines: readonly SetLine[], top: number, pitch: number, page: number): FieldPlace[] {
  return lines.flatMap(({ line, x, size }, i) =>
    (line?.items ?? []).flatMap((item): FieldPlace[] => {
      if (item.kind !== 'run' || item.field === '') return []
      const y = top + i * pitch + (pitch - size) / 2 - 1
      return [{ field: item.field, page, x: x + item.x, y, width: item.width, height: size + 2 }]
    }),
  )
}

function rules(): Mark[] {
  const rule = (y: number, width: number): Mark => ({
    kind: 'line',
    ...{ x1: RULE_LEFT, x2: RULE_LEFT + RULE_WIDTH, y1: y, y2: y, width },
  })
  const apart = 3.2
  return [
    rule(UPPER_RULE, THICK),
    rule(UPPER_RULE + apart, THIN),
    rule(LOWER_RULE - apart, THIN),
    rule(LOWER_RULE, THICK),
  ]
}

/** Title lines of about the same length, so that no last line holds two characters. */
function titleLines(faces: Faces, title: string): Line[] {
  const width = WIDTH - 2 * SIZE
  const count = Math.ceil(textWidth(faces, title, TITLE) / width)
  const even = count <= 1 ? width : Math.min(width, textWidth(faces, title, TITLE) / count + 1.5 * TITLE.size)
  return setLines(faces, [words(title, TITLE, 'title')], { width: even, align: 'center' })
}

function opening(faces: Faces, letter: Letter, title: readonly Line[]): Mark[] {
  const area = { x: 0, width: PAGE.width }
  const width = textWidth(faces, letter.sender, SENDER)
  const sender = width > RULE_WIDTH ? { ...SENDER, size: (SENDER.size * RULE_WIDTH) / width, spacing: 0 } : SENDER
  const number = letter.number === '' ? '〔　　　　〕　　号' : letter.number
  const even = title.length > 0 ? Math.max(...title.map((line) => line.width)) : 0
  return [
    ...rules(),
    ...oneLine(faces, [words(letter.sender, sender)], 'center', SENDER_BASELINE, {
      x: area.x + (sender.spacing ?? 0) / 2,
      width: area.width,
    }),
    ...oneLine(faces, [words(number, BODY)], 'right', NUMBER_BASELINE, { x: LEFT, width: WIDTH }),
    ...title.flatMap((line, i) => {
      const first = line.items[0]?.x ?? 0
      const x = LEFT + (WIDTH - line.width) / 2 - first
      return even > 0 ? paintLine(line, x, baselineOf(TITLE_TOP + i * TITLE_PITCH, TITLE_PITCH, TITLE.size)) : []
    }),
  ]
}

/** A letter on one page where it can be, else on as many as it takes; the signature never stands alone. */
export function letterPages(faces: Faces, letter: Letter): SetPaper {
  const title = titleLines(faces, letter.title)
  const top = TITLE_TOP + title.length * TITLE_PITCH + BELOW_TITLE
  const body = bodyLines(faces, letter)
  const attachments = attachmentLines(faces, letter)
  const signature = signatureLines(faces, letter)
  const ending = [...(attachments.length === 0 ? [] : [EMPTY, ...attachments]), EMPTY, EMPTY, ...signature]
  const lines = [...body, ...ending]

  const pitch = Math.min(PITCH, (LOWEST - top) / lines.length)
  if (pitch >= CLOSEST_PITCH)
    return {
      pages: [[...opening(faces, letter, title), ...paintLines(lines, top, pitch)]],
      places: placesOf(lines, top, pitch, 1),
    }

  const pages: SetLine[][] = []
  const room = (page: number) => Math.floor((BOTTOM - (page === 0 ? top : TOP)) / PITCH)
  let rest = lines
  while (rest.length > room(pages.length)) {
    const last = rest.length - ending.length - FEWEST_WITH_SIGNATURE
    const here = Math.max(1, Math.min(room(pages.length), last > 0 ? last : rest.length))
    pages.push(rest.slice(0, here))
    rest = rest.slice(here)
  }
  pages.push(rest)
  return {
    pages: pages.map((page, i) => [
      ...(i === 0
        ? opening(faces, letter, title)
        : oneLine(faces, [words(`— ${String(i + 1)} —`, PAGE_NUMBER)], 'center', mm(281), { x: LEFT, width: WIDTH })),
      ...paintLines(page, i === 0 ? top : TOP, PITCH),
    ]),
    places: pages.flatMap((page, i) => placesOf(page, i === 0 ? top : TOP, PITCH, i + 1)),
  }
}
