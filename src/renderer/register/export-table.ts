import type { FactKey } from '../../domain/facts.ts'
import type { Language } from '../../domain/localized.ts'
import { RISK_WORDS } from '../../domain/risk.ts'
import { exportLabel, isFactKey, type ExportKey, type FileKey } from '../../register/export-columns.ts'
import { fieldOfFact } from '../../forms/fact-fields.ts'
import { pseudonymOf } from '../../register/pseudonym.ts'
import type { ChildRow } from '../../storage/selectors/children.ts'
import { factsOf, factText } from '../../storage/selectors/facts.ts'
import type { WorkspaceState } from '../../storage/tables.ts'
import { en } from '../locales/en/index.ts'
import { zhCN } from '../locales/zh-cn/index.ts'
import { factInWords } from '../ui/fact-words.ts'

/** The codes of a pseudonymised copy; made before, because hashing waits. */
export interface Pseudonyms {
  readonly child: ReadonlyMap<string, string>
  readonly household: ReadonlyMap<string, string>
}

export async function pseudonymsFor(rows: readonly ChildRow[]): Promise<Pseudonyms> {
  const codes = async (kind: 'child' | 'household', ids: ReadonlySet<string>) =>
    new Map(await Promise.all([...ids].map(async (id) => [id, await pseudonymOf(kind, id)] as const)))
  return {
    child: await codes('child', new Set(rows.map(({ childId }) => childId))),
    household: await codes('household', new Set(rows.map(({ householdId }) => householdId))),
  }
}

export interface ExportSource {
  readonly state: WorkspaceState
  readonly rows: readonly ChildRow[]
  readonly columns: readonly ExportKey[]
  readonly language: Language
  readonly pseudonyms: Pseudonyms
}

/** The headings, then a row for each child: words as a person reads them, days as YYYY-MM-DD, numbers bare. */
export function exportTable({
  state,
  rows,
  columns,
  language,
  pseudonyms,
}: ExportSource): readonly (readonly string[])[] {
  return [
    columns.map((key) => exportLabel(key)[language]),
    ...rows.map((row) => {
      const facts = factsOf(state, row.childId)
      return columns.map((key) =>
        isFactKey(key) ? factCell(key, facts[key]?.value, language) : fileCell(key, row, language, pseudonyms),
      )
    }),
  ]
}

/** For programs: each fact as it is stored (codes of GB/T lists), in words, and the day it was verified. */
export function exportJson(
  source: ExportSource,
  {
    stationName,
    today,
    pseudonymised,
  }: { readonly stationName: string; readonly today: string; readonly pseudonymised: boolean },
): string {
  const { state, rows, columns, language, pseudonyms } = source
  const children = rows.map((row) => {
    const facts = factsOf(state, row.childId)
    const told: Record<string, unknown> = {}
    for (const key of columns) {
      const fact = isFactKey(key) ? facts[key] : undefined
      if (!isFactKey(key)) told[key] = fileCell(key, row, language, pseudonyms)
      else if (fact !== undefined) {
        const { value, verifiedOn } = fact
        told[key] = { value, words: factCell(key, value, language), verifiedOn }
      }
    }
    return told
  })
  const labels = Object.fromEntries(columns.map((key) => [key, exportLabel(key)[language]]))
  return `${JSON.stringify({ format: 'xingchen-register', formatVersion: 1, stationName, exportedOn: today, pseudonymised, labels, children }, null, 2)}\n`
}

/** 抄录单: one child after the other, each fact on a line of its own, to be copied into another system's screens in their order. */
export function copyOutTable(
  { state, rows, language }: Pick<ExportSource, 'state' | 'rows' | 'language'>,
  order: readonly FactKey[],
): readonly (readonly string[])[] {
  const { copyOut } = (language === 'zh' ? zhCN : en).register
  return [
    [copyOut.child, copyOut.number, copyOut.fact, copyOut.words, copyOut.verifiedOn],
    ...rows.flatMap((row) => {
      const facts = factsOf(state, row.childId)
      return order.map((key, at) => [
        at === 0 ? `${row.name} ${row.caseNumber}` : '',
        String(at + 1),
        exportLabel(key)[language],
        factCell(key, facts[key]?.value, language),
        facts[key]?.verifiedOn ?? '',
      ])
    }),
  ]
}

function factCell(key: FactKey, value: Parameters<typeof factInWords>[1], language: Language): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string' && fieldOfFact(key)?.kind === 'date') return value
  return factInWords(key, value, language)
}

function fileCell(key: FileKey, row: ChildRow, language: Language, pseudonyms: Pseudonyms): string {
  const words = language === 'zh' ? zhCN : en
  switch (key) {
    case 'caseNumber':
      return row.caseNumber
    case 'status':
      return words.register.statuses[row.child.status]
    case 'population':
      return words.lists.populations[row.child.population]
    case 'worker':
      return row.workerName
    case 'riskLevel':
      return row.riskLevel === null ? '' : RISK_WORDS[row.riskLevel][language]
    case 'phase':
      return words.children.phases[row.phase]
    case 'age':
      return row.age === null ? '' : String(row.age)
    case 'code':
      return pseudonyms.child.get(row.childId) ?? ''
    case 'householdCode':
      return pseudonyms.household.get(row.householdId) ?? ''
    case 'birthYear':
      return factText(row.child.facts, 'child.birthDate').slice(0, 4)
  }
}
