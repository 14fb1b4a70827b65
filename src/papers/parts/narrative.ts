import type { Answers, FieldOfKind } from '../answers.ts'
import type { Row } from '../typeset/grid.ts'
import type { Piece } from '../typeset/flow.ts'
import { words, type Inline } from '../typeset/inline.ts'
import { mm } from '../units.ts'
import { NONE } from './answer-inlines.ts'
import { cellOf, narrativeHead, WIDE, wideRow, type Bench } from './cells.ts'
import { PADDING, PITCH, ROW, STYLE } from './look.ts'

/** A text of more lines than this leaves its cell and follows under its row, over the whole width. */
export const MOST_LINES_IN_A_CELL = 12
export const SEE_BELOW = '（见下栏）'

const HANDWRITTEN_LINE = mm(8)

/** A text as paragraphs: blank lines and the writer's own indents go, the paper sets its own. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

function textInlines(text: string, path: string): Inline[] {
  return paragraphs(text).flatMap((part, i): Inline[] => [
    ...(i === 0 ? [] : [{ kind: 'break' } as const]),
    words(part, STYLE.narrative, path),
  ])
}

function textRow(bench: Bench, inlines: readonly Inline[], path: string, minHeight: number): Row {
  const cell = cellOf(bench, WIDE, inlines, {
    align: 'justify',
    indent: 2 * STYLE.narrative.size,
    style: STYLE.narrative,
    pitch: PITCH.narrative,
    padding: PADDING.narrative,
    top: true,
    fields: [path],
  })
  return wideRow(cell, minHeight)
}

/** A text that has left its cell: over the whole width, under a head of its own. */
export function textBelow(bench: Bench, label: string, text: string, path: string, repeat: readonly Row[]): Piece[] {
  const row = textRow(bench, textInlines(text, path), path, ROW.line)
  return [
    { kind: 'rows', rows: [narrativeHead(bench, label, false)], repeat, keepWithNext: true },
    { kind: 'rows', rows: [row], repeat: [narrativeHead(bench, label, true)], keepWithNext: false },
  ]
}

/**
 * A free text under a head of full width; it flows on over pages, under the same head with （续）.
 *
 * @param sectionHead the section's own head on a later page, when it stands for the label
 * @param repeat the heads on a later page when the text has a head of its own
 */
export function narrative(
  bench: Bench,
  answers: Answers,
  field: FieldOfKind<'longText'>,
  sectionHead: Row | undefined,
  repeat: readonly Row[],
): Piece[] {
  const text = answers.blank ? '' : answers.words(field.id)
  const none = answers.blank ? [] : [words(NONE, STYLE.narrative)]
  const minHeight = answers.blank ? (field.lines ?? 3) * HANDWRITTEN_LINE : ROW.line
  const row = textRow(bench, text.trim() === '' ? none : textInlines(text, field.id), field.id, minHeight)
  if (sectionHead !== undefined) return [{ kind: 'rows', rows: [row], repeat: [sectionHead], keepWithNext: false }]
  return [
    { kind: 'rows', rows: [narrativeHead(bench, field.label.zh, false)], repeat, keepWithNext: true },
    { kind: 'rows', rows: [row], repeat: [narrativeHead(bench, field.label.zh, true)], keepWithNext: false },
  ]
}
