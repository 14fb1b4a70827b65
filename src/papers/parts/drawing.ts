import { fieldOfKind, type Answers } from '../answers.ts'
import type { Cell } from '../typeset/grid.ts'
import type { Piece } from '../typeset/flow.ts'
import type { Row } from '../typeset/grid.ts'
import { words } from '../typeset/inline.ts'
import { setLines } from '../typeset/lines.ts'
import { baselineOf, paintLine } from '../typeset/paint.ts'
import { mm } from '../units.ts'
import { labelCell, WIDE, type Bench, type Column } from './cells.ts'
import { FRAME, PADDING, PITCH, STYLE } from './look.ts'

const LABEL_WIDTH = mm(20)
/** A drawing up to this height has its label beside it, a larger one the whole width. */
const BESIDE_LABEL = 55
const LEGEND_SIDE = mm(1.5)

/** Room for a drawing by hand, with its legend at the foot. */
export function drawingPieces(bench: Bench, answers: Answers, id: string, repeat: readonly Row[]): Piece[] {
  const field = fieldOfKind(answers, id, 'drawing')
  const beside = field.height <= BESIDE_LABEL
  const column: Column = beside ? { x: LABEL_WIDTH, width: FRAME.width - LABEL_WIDTH } : WIDE
  const legend = setLines(bench.faces, [words(field.help?.zh ?? '', STYLE.legend)], {
    width: column.width - 2 * LEGEND_SIDE,
    align: beside ? 'right' : 'left',
  })
  const room: Cell = {
    ...column,
    rows: 1,
    padding: PADDING.none,
    top: true,
    fields: [id],
    body: {
      kind: 'drawn',
      height: mm(field.height),
      draw: (area) => {
        const top = area.y + area.height - mm(0.8) - legend.length * PITCH.legend
        return legend.flatMap((line, i) =>
          paintLine(line, area.x + LEGEND_SIDE, baselineOf(top + i * PITCH.legend, PITCH.legend, STYLE.legend.size)),
        )
      },
    },
  }
  const cells = beside ? [labelCell(bench, { x: 0, width: LABEL_WIDTH }, drawingLabel(field.label.zh)), room] : [room]
  return [{ kind: 'rows', rows: [{ cells, minHeight: mm(field.height) }], repeat, keepWithNext: false }]
}

/** 家庭结构图 in a narrow cell: 家 庭 over 结构图. */
function drawingLabel(label: string): string {
  return label.endsWith('结构图') && label.length > 3 ? `${label.slice(0, -3)}\n结构图` : label
}
