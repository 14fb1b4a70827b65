import { fail, succeed, type Result } from '../domain/result.ts'
import type { Sheet } from '../sheets/sheet.ts'
import { findColumns, type Columns } from './find-columns.ts'
import { isTarget } from './is-target.ts'

/** The sheet of a workbook that is the list, with its columns. */
export interface ChosenSheet {
  readonly sheet: Sheet
  readonly columns: Columns
}

/**
 * The first sheet anybody can see whose headings name a child and the most facts; a hidden one only when no other has any.
 * `noHeadings`: none of them looks like a list of children.
 */
export function chooseSheet(
  sheets: readonly Sheet[],
  remembered: Readonly<Record<string, string>>,
): Result<ChosenSheet, 'noHeadings'> {
  let best: (ChosenSheet & { readonly score: number }) | null = null
  for (const sheet of sheets) {
    const columns = findColumns(sheet, remembered, isTarget)
    if (!columns.ok) continue
    const known = columns.value.columns.filter(({ target }) => target !== null).length
    const score = known + (sheet.hidden ? 0 : 1000)
    if (best === null || score > best.score) best = { sheet, columns: columns.value, score }
  }
  return best === null ? fail('noHeadings') : succeed({ sheet: best.sheet, columns: best.columns })
}
