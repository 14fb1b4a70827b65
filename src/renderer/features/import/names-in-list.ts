import { isFactKey } from '../../../register/export-columns.ts'
import type { ImportStage } from './use-import.ts'

const NONE: readonly string[] = []

/** Names that stand in the list and are on no file yet: 遮名 hides them as well. Both as written and without blanks. */
export function namesInList(stage: ImportStage): readonly string[] {
  if (stage.kind === 'choose' || stage.kind === 'reading' || stage.list.columns === null) return NONE
  const { sheet, columns } = stage.list
  const named = columns.columns.filter(
    ({ target }) =>
      target !== null && isFactKey(target) && (/\.(name|formerName|alias)$/.test(target) || target === 'child.teacher'),
  )
  const names = new Set<string>()
  for (const row of sheet.rows) {
    if (row.number <= columns.lastHeaderRow) continue
    for (const { index } of named) {
      const text = row.cells.get(index)?.text.trim() ?? ''
      if (text === '') continue
      names.add(text)
      names.add(text.replaceAll(/\s/g, ''))
    }
  }
  return [...names]
}
