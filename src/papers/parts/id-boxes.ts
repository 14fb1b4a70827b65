import type { Cell } from '../typeset/grid.ts'
import { words } from '../typeset/inline.ts'
import { setLines } from '../typeset/lines.ts'
import type { Mark } from '../typeset/marks.ts'
import { baselineOf, paintLine } from '../typeset/paint.ts'
import { mm } from '../units.ts'
import type { Bench, Column } from './cells.ts'
import { PADDING, STYLE } from './look.ts'

const DIGITS = 18
const BOX_WIDTH = mm(5.2)
const BOX_HEIGHT = mm(5.6)
const BOX_LINE = 0.6

/**
 * The 18 boxes of an identity number. Undefined when they do not fit the cell or the number is longer or not made of
 * letters and figures: it is then set as plain words.
 */
export function idBoxes(bench: Bench, column: Column, value: string, field: string): Cell | undefined {
  const room = column.width - PADDING.value.left - PADDING.value.right
  const width = Math.min(BOX_WIDTH, room / DIGITS)
  if (width < mm(4) || !/^[0-9A-Za-z*]{0,18}$/u.test(value)) return undefined
  const digits = Array.from(value)
  return {
    ...column,
    rows: 1,
    padding: { ...PADDING.value, above: mm(1.1), below: mm(1.1) },
    top: false,
    fields: [field],
    body: {
      kind: 'drawn',
      height: BOX_HEIGHT,
      draw: (area) => {
        const y = area.y + (area.height - BOX_HEIGHT) / 2
        const marks: Mark[] = [{ kind: 'box', x: area.x, y, width: DIGITS * width, height: BOX_HEIGHT, line: BOX_LINE }]
        for (let i = 0; i < DIGITS; i += 1) {
          const x = area.x + i * width
          if (i > 0) marks.push({ kind: 'line', x1: x, x2: x, y1: y, y2: y + BOX_HEIGHT, width: BOX_LINE })
          const digit = digits[i]
          if (digit === undefined) continue
          const [line] = setLines(bench.faces, [words(digit, STYLE.value, field)], { width, align: 'center' })
          if (line !== undefined) marks.push(...paintLine(line, x, baselineOf(y, BOX_HEIGHT, STYLE.value.size)))
        }
        return marks
      },
    },
  }
}
