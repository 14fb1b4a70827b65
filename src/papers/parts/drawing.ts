import { scaleFor } from '../../domain/drawings/fit.ts'
import { fieldOfKind, type Answers, type FieldOfKind } from '../answers.ts'
import type { Area, Cell, Row } from '../typeset/grid.ts'
import type { Piece } from '../typeset/flow.ts'
import { words } from '../typeset/inline.ts'
import { setLines } from '../typeset/lines.ts'
import type { Mark } from '../typeset/marks.ts'
import { baselineOf, paintLine } from '../typeset/paint.ts'
import { MM, mm } from '../units.ts'
import { labelCell, WIDE, type Bench, type Column } from './cells.ts'
import { drawingMarks, drawingOf } from './drawing-marks.ts'
import { FRAME, PADDING, PITCH, STYLE } from './look.ts'

const LABEL_WIDTH = mm(20)
/** A drawing up to this height has its label beside it, a larger one the whole width. */
const BESIDE_LABEL = 55
const LEGEND_SIDE = mm(1.5)
const LEGEND_BELOW = mm(0.8)
/** Free around the drawing, and so high at most that it stays on one page. */
const AROUND = mm(1.2)
const HIGHEST = mm(225)

/**
 * A drawing with its legend at the foot: drawn where the paper has rows for it, else room for the pen. It is made smaller
 * for the room, though never so small that it cannot be read; then the room grows.
 */
export function drawingPieces(bench: Bench, answers: Answers, id: string, repeat: readonly Row[]): Piece[] {
  const field = fieldOfKind(answers, id, 'drawing')
  const beside = field.height <= BESIDE_LABEL
  const column: Column = beside ? { x: LABEL_WIDTH, width: FRAME.width - LABEL_WIDTH } : WIDE
  const legend = setLines(bench.faces, [words(field.help?.zh ?? '', STYLE.legend)], {
    width: column.width - 2 * LEGEND_SIDE,
    align: beside ? 'right' : 'left',
  })
  const foot = LEGEND_BELOW + legend.length * PITCH.legend
  const drawn = drawnIn(bench, answers, field, column.width, foot)
  const height = Math.max(mm(field.height), drawn === null ? 0 : drawn.height + foot)
  const room: Cell = {
    ...column,
    rows: 1,
    padding: PADDING.none,
    top: true,
    fields: [id],
    body: {
      kind: 'drawn',
      height,
      draw: (area) => {
        const top = area.y + area.height - foot
        return [
          ...(drawn?.marks({ ...area, height: area.height - foot }) ?? []),
          ...legend.flatMap((line, i) =>
            paintLine(line, area.x + LEGEND_SIDE, baselineOf(top + i * PITCH.legend, PITCH.legend, STYLE.legend.size)),
          ),
        ]
      },
    },
  }
  const cells = beside ? [labelCell(bench, { x: 0, width: LABEL_WIDTH }, drawingLabel(field.label.zh)), room] : [room]
  return [{ kind: 'rows', rows: [{ cells, minHeight: height }], repeat, keepWithNext: false }]
}

interface Drawn {
  readonly height: number
  readonly marks: (area: Area) => Mark[]
}

function drawnIn(
  bench: Bench,
  answers: Answers,
  field: FieldOfKind<'drawing'>,
  width: number,
  foot: number,
): Drawn | null {
  const rows = answers.drawn(field.id)
  if (rows.length === 0) return null
  const room = { width: (width - 2 * AROUND) / MM, height: (mm(field.height) - foot - 2 * AROUND) / MM }
  const drawing = drawingOf(field.draws, rows, room)
  const scale = Math.min(scaleFor(drawing, room), (HIGHEST - foot) / mm(drawing.height))
  return {
    height: mm(drawing.height * scale) + 2 * AROUND,
    marks: (area) =>
      drawingMarks(bench.faces, drawing, {
        left: area.x + (area.width - mm(drawing.width * scale)) / 2,
        top: area.y + (area.height - mm(drawing.height * scale)) / 2,
        scale,
        field: field.id,
      }),
  }
}

/** 家庭结构图 in a narrow cell: 家 庭 over 结构图. */
function drawingLabel(label: string): string {
  return label.endsWith('结构图') && label.length > 3 ? `${label.slice(0, -3)}\n结构图` : label
}
