import { copyOutOrder, PSEUDONYMISED_COLUMNS, type ExportKey } from '../../register/export-columns.ts'
import { writeCsv } from '../../sheets/write-csv.ts'
import { writeWorkbook } from '../../sheets/write-workbook.ts'
import type { Language } from '../../domain/localized.ts'
import type { ChildRow } from '../../storage/selectors/children.ts'
import type { WorkspaceState } from '../../storage/tables.ts'
import { en } from '../locales/en/index.ts'
import { zhCN } from '../locales/zh-cn/index.ts'
import { copyOutTable, exportJson, exportTable, pseudonymsFor } from './export-table.ts'

export type ExportFormat = 'xlsx' | 'csv' | 'json'
/** `list`: the columns that were chosen. `pseudonymised`: codes in the place of names. `copyOut`: 抄录单. */
export type ExportKind = 'list' | 'pseudonymised' | 'copyOut'

export interface ExportOrder {
  readonly state: WorkspaceState
  readonly rows: readonly ChildRow[]
  readonly kind: ExportKind
  readonly format: ExportFormat
  /** Of a list; the other kinds have their own. */
  readonly columns: readonly ExportKey[]
  readonly today: string
  readonly language: Language
}

/** The file of an export. Nothing of it acts on the PC it is opened on. */
export async function exportBytes({
  state,
  rows,
  kind,
  format,
  columns,
  today,
  language,
}: ExportOrder): Promise<Uint8Array<ArrayBuffer>> {
  const station = state.station.get('station')
  const chosen = kind === 'pseudonymised' ? PSEUDONYMISED_COLUMNS : columns
  // Codes sort by chance, so the order of a copy does not tell who came first.
  const pseudonyms = await pseudonymsFor(kind === 'pseudonymised' ? rows : [])
  const codeOf = ({ childId }: ChildRow) => pseudonyms.child.get(childId) ?? ''
  const inOrder =
    kind === 'pseudonymised' ? rows.toSorted((one, other) => (codeOf(one) < codeOf(other) ? -1 : 1)) : rows
  const source = { state, rows: inOrder, columns: chosen, language, pseudonyms }
  if (format === 'json' && kind !== 'copyOut') {
    const about = { stationName: station?.name ?? '', today, pseudonymised: kind === 'pseudonymised' }
    return new TextEncoder().encode(exportJson(source, about))
  }
  const table =
    kind === 'copyOut' ? copyOutTable(source, copyOutOrder(station?.copyOutFacts ?? [])) : exportTable(source)
  if (format === 'csv') return writeCsv(table)
  const { sheetNames } = (language === 'zh' ? zhCN : en).register
  return writeWorkbook({ sheetName: sheetNames[kind], rows: table })
}

/** What the trail says of it: never a name. */
export function exportNote(kind: ExportKind, format: ExportFormat, children: number, reason: string) {
  const what = { list: 'childList', pseudonymised: 'pseudonymised', copyOut: 'copyOut' }[kind]
  return { act: 'exported', detail: { what, format, children, reason } } as const
}
