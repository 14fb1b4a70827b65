import type { CaseFileModel } from '../../contract/case-file.ts'
import type { CaseFilePart } from '../../contract/print-model.ts'
import type { Faces } from '../faces/faces.ts'
import { CONFIDENTIAL, setPages, TITLE_BASELINE } from '../form-paper.ts'
import { cellOf, columnsOf, narrativeHead, WIDE, wideRow, type Bench } from '../parts/cells.ts'
import { FRAME, PADDING, PITCH, STYLE } from '../parts/look.ts'
import { oneLine } from '../parts/page-frame.ts'
import { signatureCell } from '../parts/signatures.ts'
import type { Piece } from '../typeset/flow.ts'
import type { Row } from '../typeset/grid.ts'
import { words, type Inline } from '../typeset/inline.ts'
import type { Mark } from '../typeset/marks.ts'
import { mm } from '../units.ts'
import type { Filed } from './case-file.ts'
import { F23 } from './f23.ts'
import { troubleInWords } from './trouble-words.ts'

const TITLE = '卷内备考表'
const UNDER_TITLE = mm(33.85)
const SIGN_HEIGHT = mm(20)
/** Under what is said by itself there is room to write. */
const ROOM = mm(160)

const PARTS: Readonly<Record<CaseFilePart, string>> = {
  forms: '表和同意书',
  letters: '转介函',
  drawings: '家庭结构图和生态图',
  attachments: '附件',
}

/** 备考表: what is in the volume and what is not, signed by who filed and who checked it. */
export function closingSheet(
  faces: Faces,
  model: CaseFileModel,
  filed: readonly Filed[],
): readonly (readonly Mark[])[] {
  const bench: Bench = { faces, blank: false }
  const said = sentences(model, filed).flatMap(({ text, field = '' }, i): Inline[] => [
    ...(i === 0 ? [] : [{ kind: 'break' } as const]),
    words(`\u3000\u3000${text}`, STYLE.narrative, field),
  ])
  const written = cellOf(bench, WIDE, said, {
    ...{ style: STYLE.narrative, pitch: PITCH.narrative, padding: PADDING.narrative, top: true },
  })
  const columns = columnsOf([FRAME.width / 2, FRAME.width / 2])
  const signed: Row = {
    minHeight: SIGN_HEIGHT,
    signatures: true,
    cells: columns.map((column, i) =>
      signatureCell(bench, column, `${i === 0 ? '立卷人' : '检查人'}（签名）：`, false, SIGN_HEIGHT),
    ),
  }
  const head = narrativeHead(bench, '本卷情况说明', false)
  const again = narrativeHead(bench, '本卷情况说明', true)
  const pieces: Piece[] = [
    { kind: 'rows', rows: [head], repeat: [], keepWithNext: true },
    { kind: 'rows', rows: [wideRow(written, ROOM)], repeat: [again], keepWithNext: true },
    { kind: 'rows', rows: [signed], repeat: [], keepWithNext: false },
  ]
  const running = {
    left: model.stationName,
    right: CONFIDENTIAL,
    title: TITLE,
    footLeft: F23,
    footRight: model.caseNumber,
  }
  return setPages(bench, pieces, running, [
    ...oneLine(faces, [words(TITLE, STYLE.title)], 'center', TITLE_BASELINE),
    ...oneLine(faces, [words(`个案编号：${model.caseNumber}`, STYLE.underTitle)], 'left', UNDER_TITLE),
  ]).pages
}

interface Sentence {
  readonly text: string
  /** Where a title in it comes from. */
  readonly field?: string
}

/** How much there is, what is listed and could not be printed, what was left out and what is kept apart. */
function sentences(model: CaseFileModel, filed: readonly Filed[]): readonly Sentence[] {
  const { leftOut, drafts, partlySeen } = model
  const printed = filed.filter(({ pages }) => pages !== null)
  const pages = printed.at(-1)?.pages?.last ?? 0
  const troubled = filed.flatMap(({ item, pages: at }, i): Sentence[] => {
    const trouble = troubleInWords(item)
    if (trouble === '') return []
    const text = `目录第${String(i + 1)}件“${item.title}”：${trouble}${at === null ? '，未印入本卷' : ''}。`
    return [{ text, field: `items[${String(i)}].title` }]
  })
  const ours = [
    ...(leftOut.length === 0 ? [] : [`未装入：${leftOut.map((part) => PARTS[part]).join('、')}。`]),
    ...(drafts === 0 ? [] : [`另有没写完的草稿${String(drafts)}份，不在本卷内。`]),
    ...(partlySeen ? ['本卷只装入立卷人有权查看的文件；受限文书另行保管。'] : []),
  ]
  return [
    { text: `本卷共${String(printed.length)}件、${String(pages)}页，封面、卷内文件目录和本表不计在内。` },
    ...troubled,
    ...ours.map((text) => ({ text })),
  ]
}
