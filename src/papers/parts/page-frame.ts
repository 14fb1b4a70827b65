import type { Faces } from '../faces/faces.ts'
import { words, type Inline, type TextStyle } from '../typeset/inline.ts'
import { setLines } from '../typeset/lines.ts'
import type { Mark } from '../typeset/marks.ts'
import { paintLine } from '../typeset/paint.ts'
import { mm } from '../units.ts'
import { FRAME, STYLE } from './look.ts'

/** One line of words between two edges. Only for words that fit: the rest of a longer line is set as further lines above. */
export function oneLine(
  faces: Faces,
  inlines: readonly Inline[],
  align: 'left' | 'center' | 'right',
  baseline: number,
  area: { readonly x: number; readonly width: number } = { x: FRAME.left, width: FRAME.width },
): Mark[] {
  const [line] = setLines(faces, inlines, { width: area.width, align })
  return line === undefined ? [] : paintLine(line, area.x, baseline)
}

/** No head or foot has room for more. */
const MOST_SHOWN = 200

/** Words shortened with … to fit a width: for heads and feet only, where the whole text stands elsewhere. */
export function shortened(faces: Faces, text: string, style: TextStyle, width: number): string {
  const fits = (candidate: string) =>
    (setLines(faces, [words(candidate, style)], { width: 1e6 })[0]?.width ?? 0) <= width
  if (fits(text)) return text
  const characters = Array.from(text.slice(0, MOST_SHOWN))
  while (characters.length > 1 && !fits(`${characters.join('')}…`)) characters.pop()
  return `${characters.join('')}…`
}

const BINDING_X = mm(20)
const DOT = 0.7
const DOT_PITCH = 2.2
const STAPLE_HALF = mm(1.4)
const BINDING_STYLE: TextStyle = { face: 'serif', size: 9 }
/** White around a character on the line. */
const CHARACTER_ROOM = 9

export interface Binding {
  readonly from: number
  readonly to: number
  /** Where 装, 订, 线 stand, millimetres from the top. */
  readonly characters: readonly [number, number, number]
  readonly staples: readonly number[]
}

/** The line of a whole A4 sheet. */
export const SHEET_BINDING: Binding = { from: 18, to: 279, characters: [88.5, 148.5, 208.5], staples: [70, 227] }

/** 装订线: everything left of it stays free for holes. */
export function bindingLine(faces: Faces, binding: Binding): Mark[] {
  const marks: Mark[] = []
  const dots = (from: number, to: number) =>
    marks.push({
      kind: 'line',
      ...{ x1: BINDING_X, x2: BINDING_X, y1: from, y2: to, width: DOT, round: true },
      dash: { length: 0.01, space: DOT_PITCH },
    })
  let from = mm(binding.from)
  for (const [i, at] of binding.characters.entries()) {
    dots(from, mm(at) - CHARACTER_ROOM)
    from = mm(at) + CHARACTER_ROOM
    marks.push(
      ...oneLine(faces, [words('装订线'.charAt(i), BINDING_STYLE)], 'center', mm(at) + 0.38 * BINDING_STYLE.size, {
        x: BINDING_X - 10,
        width: 20,
      }),
    )
  }
  dots(from, mm(binding.to))
  for (const at of binding.staples)
    marks.push({
      kind: 'line',
      ...{ x1: BINDING_X - STAPLE_HALF, x2: BINDING_X + STAPLE_HALF, y1: mm(at), y2: mm(at), width: 0.6 },
    })
  return marks
}

/** The line of a sheet that lies across: at its upper long edge. */
export function topBindingLine(faces: Faces, width: number): Mark[] {
  const marks: Mark[] = []
  const y = mm(14)
  const centres = [0.25, 0.5, 0.75].map((share) => share * width)
  let from = mm(18)
  for (const [i, at] of [...centres, width - mm(18) + CHARACTER_ROOM].entries()) {
    const to = at - CHARACTER_ROOM
    marks.push({
      kind: 'line',
      x1: from,
      x2: to,
      y1: y,
      y2: y,
      width: DOT,
      round: true,
      dash: { length: 0.01, space: DOT_PITCH },
    })
    from = at + CHARACTER_ROOM
    const character = '装订线'.charAt(i)
    if (character === '') continue
    const area = { x: at - 10, width: 20 }
    marks.push(...oneLine(faces, [words(character, BINDING_STYLE)], 'center', y + 0.38 * BINDING_STYLE.size, area))
  }
  return marks
}

/** Where the frame of a sheet stands from side to side, and the lines of its head and foot. */
export interface Sheet {
  readonly left: number
  readonly width: number
  readonly head: number
  readonly foot: number
}

export interface Running {
  readonly left: string
  readonly right: string
  /** In the middle from the second page on, with （续）. */
  readonly title: string
  readonly footLeft: string
  readonly footRight: string
}

const UPRIGHT_SHEET: Sheet = { ...FRAME, head: mm(18.05), foot: mm(285.7) }

/** Running head and foot of a page; `page` counts from 1. */
export function runningLines(
  faces: Faces,
  running: Running,
  page: number,
  pages: number,
  sheet = UPRIGHT_SHEET,
): Mark[] {
  const third = sheet.width / 3
  const area = { x: sheet.left, width: sheet.width }
  const short = (text: string, style: TextStyle) => shortened(faces, text, style, third)
  const middle: Inline[] =
    page === 1
      ? []
      : [
          words(shortened(faces, running.title, STYLE.runningTitle, third * 1.15), STYLE.runningTitle),
          words('（续）', STYLE.runningContinued),
        ]
  return [
    ...oneLine(faces, [words(short(running.left, STYLE.runningLeft), STYLE.runningLeft)], 'left', sheet.head, area),
    ...oneLine(faces, middle, 'center', sheet.head, area),
    ...oneLine(faces, [words(running.right, STYLE.runningRight)], 'right', sheet.head, area),
    ...oneLine(faces, [words(running.footLeft, STYLE.foot)], 'left', sheet.foot, area),
    ...oneLine(
      faces,
      [words(`第 ${String(page)} 页\u3000共 ${String(pages)} 页`, STYLE.foot)],
      'center',
      sheet.foot,
      area,
    ),
    ...oneLine(faces, [words(running.footRight, STYLE.foot)], 'right', sheet.foot, area),
  ]
}
