import type { PrintModel } from '../contract/print-model.ts'
import { formatDateZh } from '../domain/dates.ts'
import type { Faces } from './faces/faces.ts'
import type { SetPaper } from './form-paper.ts'
import { drawingMarks, drawingOf } from './parts/drawing-marks.ts'
import { PITCH, STYLE } from './parts/look.ts'
import { oneLine, runningLines, topBindingLine, type Running } from './parts/page-frame.ts'
import { ACROSS } from './registers/register-paper.ts'
import { words } from './typeset/inline.ts'
import { setLines } from './typeset/lines.ts'
import { baselineOf, paintLine } from './typeset/paint.ts'
import { MM, mm, PAGE } from './units.ts'

export type DrawingSheet = Extract<PrintModel, { kind: 'drawing' }>

const TITLES = { familyTree: '家庭结构图', ecoMap: '生态图' } as const
const LEGENDS = {
  familyTree:
    '图例：□男　○女　◇不详　双框＝本人　×＝去世　框内数字＝年龄　横实线＝婚姻　横虚线＝同居　∕＝分居　∥＝离婚　竖虚线＝收养、寄养　虚线圈＝同住',
  ecoMap: '图例：粗线＝关系强　细线＝一般或未说　虚线＝弱　折线＝紧张　箭头＝支持方向',
} as const
/** A small drawing is made larger, so that it can be read across a table. */
const LARGEST = 1.6

/** A drawing alone, on A4 across, with its legend, what it was drawn from and on which day. */
export function setDrawingSheet(faces: Faces, sheet: DrawingSheet): SetPaper {
  const title = TITLES[sheet.drawing]
  const { left, width } = ACROSS.sheet
  const area = { x: left, width }
  const running: Running = {
    left: sheet.stationName,
    right: '内部资料　注意保密',
    title,
    footLeft: '按档案自动绘制',
    footRight: sheet.caseNumber,
  }
  const legend = setLines(faces, [words(LEGENDS[sheet.drawing], STYLE.legend)], { width, align: 'left' })
  const legendTop = ACROSS.room.bottom - legend.length * PITCH.legend
  const top = ACROSS.room.firstTop
  const room = { width: width / MM, height: (legendTop - top - mm(3)) / MM }
  const drawing = drawingOf(sheet.drawing, sheet.rows, room)
  const scale = Math.min(LARGEST, room.width / drawing.width, room.height / drawing.height)
  const free = { width: width - mm(drawing.width * scale), height: mm(room.height) - mm(drawing.height * scale) }
  const under = `根据档案所记绘制，${formatDateZh(sheet.drawnOn)}，${sheet.drawnBy}`
  return {
    landscape: true,
    places: [],
    pages: [
      [
        ...topBindingLine(faces, PAGE.height),
        ...runningLines(faces, running, 1, 1, ACROSS.sheet),
        ...oneLine(faces, [words(title, STYLE.title)], 'center', ACROSS.title, area),
        ...oneLine(faces, [words(`个案编号：${sheet.caseNumber}`, STYLE.underTitle)], 'left', ACROSS.under, area),
        ...oneLine(faces, [words(under, STYLE.underTitle, 'drawnBy')], 'right', ACROSS.under, area),
        ...drawingMarks(faces, drawing, {
          left: left + free.width / 2,
          top: top + mm(1.5) + free.height / 2,
          scale,
          field: sheet.drawing,
        }),
        ...legend.flatMap((line, i) =>
          paintLine(line, left, baselineOf(legendTop + i * PITCH.legend, PITCH.legend, STYLE.legend.size)),
        ),
      ],
    ],
  }
}
