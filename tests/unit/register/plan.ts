import { buildDuplicateIndex } from '../../../src/domain/duplicates.ts'
import { chooseSheet } from '../../../src/register/choose-sheet.ts'
import type { ChildOnFile } from '../../../src/register/find-duplicates.ts'
import { importReport, type ImportReport } from '../../../src/register/import-report.ts'
import { planAtOnce, type ImportPlan } from '../../../src/register/plan-import.ts'
import { readSheetFile } from '../../../src/sheets/read-sheet-file.ts'

export const TODAY = '2026-11-23'

/** A file through the whole of the reading, as the app does it. */
export async function planOf(
  bytes: Uint8Array<ArrayBuffer>,
  onFile: readonly ChildOnFile[] = [],
  remembered: Readonly<Record<string, string>> = {},
): Promise<ImportReport & { readonly plan: ImportPlan }> {
  const file = await readSheetFile(bytes)
  if (!file.ok) throw new Error(`not read: ${file.failure}`)
  const chosen = chooseSheet(file.value.sheets, remembered)
  if (!chosen.ok) throw new Error('no headings')
  const { sheet, columns } = chosen.value
  const plan = planAtOnce(sheet, columns, buildDuplicateIndex(onFile), TODAY)
  return { ...importReport(file.value.encoding, sheet.name, plan, 'zh'), plan }
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** Facts of the rows that are taken, in their order. */
export function factsIn({ good }: ImportPlan) {
  return good.map(({ facts }) => facts)
}
