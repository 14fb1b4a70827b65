import type { Language } from '../domain/localized.ts'
import type { Sheet } from '../sheets/sheet.ts'
import type { ImportPlan } from './plan-import.ts'
import type { Said } from './said.ts'

/**
 * The rows that were not taken, as they stand in the file, with the reason in a column of its own in front: to be put
 * right and imported again. Duplicates are among them when they are to be left out too.
 */
export function rejectedSheet(
  sheet: Sheet,
  { columns, rejected, duplicates }: Pick<ImportPlan, 'columns' | 'rejected' | 'duplicates'>,
  language: Language,
): readonly (readonly string[])[] {
  const rows = new Map(sheet.rows.map((row) => [row.number, row]))
  const zh = language === 'zh'
  const reasons = [
    ...rejected.map(({ row, said }) => ({ row, reason: saidInWords(said, language) })),
    ...duplicates.map(({ child, why }) => ({ row: child.row, reason: why[language] })),
  ].sort((one, other) => one.row - other.row)
  return [
    [
      zh ? '没收的原因' : 'Why not taken',
      zh ? '原表行号' : 'Row in the file',
      ...columns.columns.map(({ heading }) => heading),
    ],
    ...reasons.map(({ row, reason }) => [
      reason,
      String(row),
      ...columns.columns.map(({ index }) => rows.get(row)?.cells.get(index)?.text ?? ''),
    ]),
  ]
}

/** Everything said of a row as one sentence: 出生日期：日期读不出；姓名：没有姓名. */
export function saidInWords(said: readonly Said[], language: Language): string {
  const [colon, between] = language === 'zh' ? ['：', '；'] : [': ', '; ']
  return said.map(({ field, reason }) => (field === '' ? '' : field + colon) + reason[language]).join(between)
}
