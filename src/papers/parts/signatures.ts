import { fieldOfKind, type Answers } from '../answers.ts'
import type { PrintBlock } from '../../forms/definition.ts'
import type { Area, Cell, Row } from '../typeset/grid.ts'
import type { Piece } from '../typeset/flow.ts'
import { fixedGap, words } from '../typeset/inline.ts'
import type { Mark } from '../typeset/marks.ts'
import { mm } from '../units.ts'
import type { Bench, Column } from './cells.ts'
import { FRAME, PADDING, STYLE } from './look.ts'
import { oneLine } from './page-frame.ts'

type SignaturesBlock = Extract<PrintBlock, { block: 'signatures' }>

const HEIGHT = mm(15.5)
const SEALED_HEIGHT = mm(22)
const SIDE = mm(1.6)
const DATE_GAP = fixedGap(1.75 * STYLE.underTitle.size)

function label(text: string): string {
  return text.includes('签名') ? `${text}：` : `${text}（签名）：`
}

/** Label at the top left, the date at the bottom right, （盖章） above it where a seal goes. */
export function drawSignature(
  bench: Bench,
  text: string,
  seal: boolean,
  fingerprint = false,
): (area: Area) => readonly Mark[] {
  return (area) => {
    const inside = { x: area.x + SIDE, width: area.width - 2 * SIDE }
    const bottom = area.y + area.height
    if (fingerprint) {
      const label = oneLine(bench.faces, [words(text, STYLE.label)], 'left', area.y + mm(4.6), inside)
      return [...label, ...fingerprintFrame(area)]
    }
    const date = [
      words('年', STYLE.underTitle),
      DATE_GAP,
      words('月', STYLE.underTitle),
      DATE_GAP,
      words('日', STYLE.underTitle),
    ]
    return [
      ...oneLine(bench.faces, [words(text, STYLE.label)], 'left', area.y + mm(4.6), inside),
      ...(seal ? oneLine(bench.faces, [words('（盖章）', STYLE.note)], 'right', bottom - mm(7.1), inside) : []),
      ...oneLine(bench.faces, date, 'right', bottom - mm(2.1), inside),
    ]
  }
}

const FINGERPRINT = { width: mm(26), height: mm(14) }

/** A dashed frame at the right of the cell. */
function fingerprintFrame(area: Area): Mark[] {
  const right = area.x + area.width - SIDE
  const left = right - FINGERPRINT.width
  const top = area.y + (area.height - FINGERPRINT.height) / 2
  const bottom = top + FINGERPRINT.height
  const line = { kind: 'line' as const, width: 0.5, dash: { length: 2.4, space: 1.8 } }
  return [
    { ...line, x1: left, x2: right, y1: top, y2: top },
    { ...line, x1: left, x2: right, y1: bottom, y2: bottom },
    { ...line, x1: left, x2: left, y1: top, y2: bottom },
    { ...line, x1: right, x2: right, y1: top, y2: bottom },
  ]
}

export function signatureCell(
  bench: Bench,
  column: Column,
  text: string,
  seal: boolean,
  height: number,
  fingerprint = false,
): Cell {
  return {
    ...column,
    rows: 1,
    padding: PADDING.none,
    top: true,
    fields: [],
    body: { kind: 'drawn', height, draw: drawSignature(bench, text, seal, fingerprint) },
  }
}

/** Signed by pen: names are never typed into it. Rows fill the width in the order of the signers. */
export function signaturePieces(
  bench: Bench,
  answers: Answers,
  block: SignaturesBlock,
  repeat: readonly Row[],
): Piece[] {
  const field = fieldOfKind(answers, block.field, 'signatures')
  const widths = (block.columns ?? field.signers.map(() => 165 / Math.min(3, field.signers.length))).map(mm)
  const rows: { column: Column; text: string; seal: boolean; fingerprint: boolean }[][] = [[]]
  let x = 0
  for (const [i, signer] of field.signers.entries()) {
    const width = widths[i] ?? FRAME.width / 3
    if (x + width > FRAME.width + 0.5) {
      rows.push([])
      x = 0
    }
    rows.at(-1)?.push({
      column: { x, width },
      text: signer.fingerprint === true ? `${signer.label.zh}：` : label(signer.label.zh),
      seal: signer.seal === true,
      fingerprint: signer.fingerprint === true,
    })
    x += width
  }
  return rows.map((row, i): Piece => {
    const height = row.some((cell) => cell.seal) ? SEALED_HEIGHT : HEIGHT
    const cells = row.map((cell) => signatureCell(bench, cell.column, cell.text, cell.seal, height, cell.fingerprint))
    return {
      kind: 'rows',
      rows: [{ cells, minHeight: height, signatures: true }],
      repeat,
      keepWithNext: i < rows.length - 1,
    }
  })
}
