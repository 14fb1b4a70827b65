import type { PrintModel } from '../contract/print-model.ts'
import { formatDateZh } from '../domain/dates.ts'
import type { Faces } from './faces/faces.ts'
import type { SetPaper } from './form-paper.ts'
import { cellOf, columnsOf, labelCell, type Bench, type Column } from './parts/cells.ts'
import { FRAME, PADDING, PITCH, ROW, STYLE } from './parts/look.ts'
import { bindingLine, oneLine, SHEET_BINDING } from './parts/page-frame.ts'
import { rowHeights, type Row } from './typeset/grid.ts'
import { words } from './typeset/inline.ts'
import { setLines } from './typeset/lines.ts'
import type { Mark } from './typeset/marks.ts'
import { baselineOf, paintLine, paintPage } from './typeset/paint.ts'
import { mm, PAGE } from './units.ts'

export type AttachmentVolume = Extract<PrintModel, { kind: 'attachments' }>
type Sheet = AttachmentVolume['sheets'][number]
type Entry = NonNullable<AttachmentVolume['contents']>['entries'][number]

const TOP = mm(20)
const FOOT_BOTTOM = mm(287)
const FOOT_GAP = mm(4)
const TITLE_BASELINE = mm(30)
const LIST_TOP = mm(40)
const LIST_BOTTOM = mm(276)
/** Where a title came from, to name it when a character cannot be printed. */
const TITLE_FIELD = 'title'

/** Attachments on A4: a list in front when it is asked for, then each page as large as it fits, named at its foot. */
export function setAttachments(faces: Faces, volume: AttachmentVolume): SetPaper {
  const pages = [
    ...(volume.contents === null ? [] : listPages(faces, volume, volume.contents)),
    ...volume.sheets.map((sheet) => sheetPage(faces, volume, sheet)),
  ]
  return { pages, places: [] }
}

function sheetPage(faces: Faces, volume: AttachmentVolume, sheet: Sheet): Mark[] {
  const foot = footLines(faces, volume, sheet)
  const room = FOOT_BOTTOM - foot.length * PITCH.value - FOOT_GAP - TOP
  // A small picture is not blown up beyond a point a pixel: 72 dpi is coarse enough.
  const scale = Math.min(1, FRAME.width / sheet.width, room / sheet.height)
  const [width, height] = [sheet.width * scale, sheet.height * scale]
  const top = FOOT_BOTTOM - foot.length * PITCH.value
  return [
    ...bindingLine(faces, SHEET_BINDING),
    { kind: 'image', x: FRAME.left + (FRAME.width - width) / 2, y: TOP, width, height, jpeg: sheet.jpeg },
    ...foot.flatMap((line, i) =>
      paintLine(line, FRAME.left, baselineOf(top + i * PITCH.value, PITCH.value, STYLE.foot.size)),
    ),
  ]
}

/** Case number, title and page; a long title takes more lines rather than being cut. */
function footLines(faces: Faces, { caseNumber }: AttachmentVolume, { title, page, pages, volumePage }: Sheet) {
  const parts = [
    words(`${caseNumber}\u3000`, STYLE.foot),
    words(title, STYLE.foot, TITLE_FIELD),
    ...(pages === 1 ? [] : [words(`（第 ${String(page)} 页，共 ${String(pages)} 页）`, STYLE.foot)]),
    ...(volumePage === null ? [] : [words(`\u3000卷内第 ${String(volumePage)} 页`, STYLE.foot)]),
  ]
  return setLines(faces, parts, { width: FRAME.width, align: 'left' })
}

const HEADS = ['序号', '名称', '种类', '页数', '收入日期', '经手', '页次'] as const
const WIDTHS = [12, 60, 15, 13, 33, 18, 14].map(mm)

/** 附件目录, on as many pages as it takes. */
function listPages(
  faces: Faces,
  volume: AttachmentVolume,
  contents: NonNullable<AttachmentVolume['contents']>,
): Mark[][] {
  const bench: Bench = { faces, blank: false }
  const columns = columnsOf(WIDTHS)
  const head: Row = { minHeight: ROW.line, cells: columns.map((column, i) => labelCell(bench, column, HEADS[i] ?? '')) }
  const rows = contents.entries.map((entry) => entryRow(bench, columns, entry))
  const [headHeight = 0, ...heights] = rowHeights([head, ...rows])
  const pages: Mark[][] = []
  for (let at = 0; at < rows.length || pages.length === 0;) {
    const framed = [{ row: head, y: LIST_TOP, height: headHeight, below: [headHeight] }]
    let y = LIST_TOP + headHeight
    for (; at < rows.length; at += 1) {
      const [row, height = 0] = [rows[at], heights[at]]
      if (row === undefined || (framed.length > 1 && y + height > LIST_BOTTOM)) break
      framed.push({ row, y, height, below: [height] })
      y += height
    }
    pages.push([
      ...listFrame(faces, volume, contents.printedOn, pages.length > 0),
      ...paintPage({ framed, outside: [] }, pages.length + 1, FRAME.left, FRAME.width).marks,
    ])
  }
  return pages
}

function entryRow(bench: Bench, columns: readonly Column[], entry: Entry): Row {
  const centred = { align: 'center', padding: PADDING.narrow } as const
  const cells = [
    [String(entry.number), centred],
    [entry.title, {}],
    [entry.kind === 'pdf' ? 'PDF' : '图片', centred],
    [String(entry.pages), centred],
    [formatDateZh(entry.addedOn), centred],
    [entry.addedBy, centred],
    [entry.firstPage === null ? '未印出' : String(entry.firstPage), centred],
  ] as const
  return {
    minHeight: ROW.line,
    cells: cells.map(([text, look], i) =>
      cellOf(bench, columns[i] ?? { x: 0, width: 0 }, [words(text, STYLE.value, TITLE_FIELD)], look),
    ),
  }
}

function listFrame(faces: Faces, volume: AttachmentVolume, printedOn: string, continued: boolean): Mark[] {
  const style = STYLE.underTitle
  return [
    ...bindingLine(faces, SHEET_BINDING),
    ...oneLine(
      faces,
      [words('附件目录', STYLE.title), ...(continued ? [words('（续）', STYLE.runningContinued)] : [])],
      'center',
      TITLE_BASELINE,
    ),
    ...oneLine(faces, [words(volume.stationName, style)], 'left', LIST_TOP - mm(2)),
    ...oneLine(faces, [words(`编号 ${volume.caseNumber}`, style)], 'center', LIST_TOP - mm(2)),
    ...oneLine(faces, [words(`${formatDateZh(printedOn)}印`, style)], 'right', LIST_TOP - mm(2)),
    ...oneLine(faces, [words('内部资料　注意保管', STYLE.foot)], 'center', PAGE.height - mm(11.3)),
  ]
}
