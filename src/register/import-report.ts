import type { Language } from '../domain/localized.ts'
import type { SheetFile } from '../sheets/sheet.ts'
import type { ImportPlan } from './plan-import.ts'
import { saidInWords } from './rejected-sheet.ts'

/** What an import came to, for a program to read. `row` is the number a person sees beside the row in the file. */
export interface ImportReport {
  readonly encoding: SheetFile['encoding']
  /** '' in a CSV. */
  readonly sheet: string
  readonly headerRow: number
  /** Each column: its heading, and the fact it was taken for (`null`: none). */
  readonly columns: readonly { readonly heading: string; readonly takenFor: string | null }[]
  /** Rows of children: accepted + rejected + duplicates. */
  readonly rows: number
  readonly accepted: number
  /** One for each row; `field` is the first that was wrong, `reason` says all. */
  readonly rejected: readonly { readonly row: number; readonly field: string; readonly reason: string }[]
  readonly duplicates: readonly { readonly row: number; readonly why: string }[]
  readonly warnings: readonly { readonly row: number; readonly field: string; readonly reason: string }[]
}

export function importReport(
  encoding: SheetFile['encoding'],
  sheetName: string,
  { columns, rows, good, rejected, duplicates, warnings }: ImportPlan,
  language: Language,
): ImportReport {
  return {
    encoding,
    sheet: sheetName,
    headerRow: columns.headerRow,
    columns: columns.columns.map(({ heading, target }) => ({ heading, takenFor: target })),
    rows,
    accepted: good.length,
    rejected: rejected.map(({ row, said }) => ({
      row,
      field: said[0]?.field ?? '',
      reason: said.length === 1 ? (said[0]?.reason[language] ?? '') : saidInWords(said, language),
    })),
    duplicates: duplicates.map(({ child, why }) => ({ row: child.row, why: why[language] })),
    warnings: warnings.map(({ row, field, reason }) => ({ row, field, reason: reason[language] })),
  }
}
