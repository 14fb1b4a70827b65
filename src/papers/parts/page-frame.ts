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

export interface Running {
  readonly left: string
  readonly right: string
  /** In the middle from the second page on, with （续）. */
  readonly title: string
  readonly footLeft: string
  readonly footRight: string
}

const HEAD_BASELINE = mm(18.05)
const FOOT_BASELINE = mm(285.7)

/** Running head and foot of a page; `page` counts from 1. */
export function runningLines(faces: Faces, running: Running, page: number, pages: number): Mark[] {
  const third = FRAME.width / 3
  const short = (text: string, style: TextStyle) => shortened(faces, text, style, third)
  const middle: Inline[] =
    page === 1
      ? []
      : [
          words(shortened(faces, running.title, STYLE.runningTitle, third * 1.15), STYLE.runningTitle),
          words('（续）', STYLE.runningContinued),
        ]
  return [
    ...oneLine(faces, [words(short(running.left, STYLE.runningLeft), STYLE.runningLeft)], 'left', HEAD_BASELINE),
    ...oneLine(faces, middle, 'center', HEAD_BASELINE),
    ...oneLine(faces, [words(running.right, STYLE.runningRight)], 'right', HEAD_BASELINE),
    ...oneLine(faces, [words(running.footLeft, STYLE.foot)], 'left', FOOT_BASELINE),
    ...oneLine(
      faces,
      [words(`第 ${String(page)} 页\u3000共 ${String(pages)} 页`, STYLE.foot)],
      'center',
      FOOT_BASELINE,
    ),
    ...oneLine(faces, [words(running.footRight, STYLE.foot)], 'right', FOOT_BASELINE),
  ]
}
