import type { Answers, FieldOfKind } from '../answers.ts'
import type { Row } from '../typeset/grid.ts'
import type { Piece } from '../typeset/flow.ts'
import { words, type Inline } from '../typeset/inline.ts'
import { mm } from '../units.ts'
import { NONE } from './answer-inlines.ts'
import { cellOf, narrativeHead, WIDE, wideRow, type Bench } from './cells.ts'
import { PADDING, PITCH, ROW, STYLE } from './look.ts'

const HANDWRITTEN_LINE = mm(8)

/** A text as paragraphs: blank lines and the writer's own indents go, the paper sets its own. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

function textInlines(answers: Answers, id: string): Inline[] {
  if (answers.blank) return []
  const parts = paragraphs(answers.words(id))
  if (parts.length === 0) return [words(NONE, STYLE.narrative)]
  return parts.flatMap((part, i): Inline[] => [
    ...(i === 0 ? [] : [{ kind: 'break' } as const]),
    words(part, STYLE.narrative, id),
  ])
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
  const cell = cellOf(bench, WIDE, textInlines(answers, field.id), {
    align: 'justify',
    indent: 2 * STYLE.narrative.size,
    style: STYLE.narrative,
    pitch: PITCH.narrative,
    padding: PADDING.narrative,
    top: true,
    fields: [field.id],
  })
  const minHeight = answers.blank ? (field.lines ?? 3) * HANDWRITTEN_LINE : ROW.line
  const row = wideRow(cell, minHeight)
  if (sectionHead !== undefined) return [{ kind: 'rows', rows: [row], repeat: [sectionHead], keepWithNext: false }]
  return [
    { kind: 'rows', rows: [narrativeHead(bench, field.label.zh, false)], repeat, keepWithNext: true },
    { kind: 'rows', rows: [row], repeat: [narrativeHead(bench, field.label.zh, true)], keepWithNext: false },
  ]
}
