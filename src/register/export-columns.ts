import { FACTS, factKeySchema, type FactKey } from '../domain/facts.ts'
import type { Localized } from '../domain/localized.ts'

/** A column of an export: a fact, or what the station itself says of a file. */
export type ExportKey = FactKey | FileKey
export type FileKey =
  | 'caseNumber'
  | 'status'
  | 'population'
  | 'worker'
  | 'riskLevel'
  | 'phase'
  | 'age'
  /** In a pseudonymised copy alone. */
  | 'code'
  | 'householdCode'
  | 'birthYear'

const FILE_LABELS: Readonly<Record<FileKey, Localized>> = {
  caseNumber: { zh: '个案编号', en: 'Case number' },
  status: { zh: '在册状态', en: 'Status' },
  population: { zh: '人群', en: 'Population' },
  worker: { zh: '主责社工', en: 'Worker in charge' },
  riskLevel: { zh: '风险等级', en: 'Risk level' },
  phase: { zh: '阶段', en: 'Phase' },
  age: { zh: '年龄', en: 'Age' },
  code: { zh: '代码', en: 'Code' },
  householdCode: { zh: '户代码', en: 'Household code' },
  birthYear: { zh: '出生年份', en: 'Year of birth' },
}

export function exportLabel(key: ExportKey): Localized {
  return isFactKey(key) ? FACTS[key].label : FILE_LABELS[key]
}

export function isFactKey(key: string): key is FactKey {
  return Object.hasOwn(FACTS, key)
}

/** Every fact that fits into one cell, in the order of the registration form. */
export const FACT_COLUMNS: readonly FactKey[] = factKeySchema.options.filter((key) => FACTS[key].shape !== 'rows')

/** Columns of a list of the whole station, in this order. */
export const WHOLE_COLUMNS: readonly ExportKey[] = [
  'caseNumber',
  ...FACT_COLUMNS,
  'population',
  'status',
  'riskLevel',
  'phase',
  'worker',
]

/** What is ticked at first: the columns stations keep their lists by. */
export const USUAL_COLUMNS: ReadonlySet<ExportKey> = new Set<ExportKey>([
  'caseNumber',
  'child.name',
  'child.sex',
  'child.birthDate',
  'child.idNumber',
  'child.ethnicGroup',
  'child.hukouAddress',
  'household.address',
  'household.community',
  'guardian.name',
  'guardian.relation',
  'guardian.phone',
  'child.school',
  'child.grade',
  'child.categories',
  'child.categoryOther',
  'status',
])

/**
 * What a pseudonymised copy may hold (个人信息保护法 第73条, 去标识化): codes, and facts with a list of answers behind them. No
 * name, number, address, school or telephone, and no words of anybody's own: they may name somebody.
 */
export const PSEUDONYMISED_COLUMNS: readonly ExportKey[] = [
  'code',
  'householdCode',
  'birthYear',
  'age',
  ...FACT_COLUMNS.filter(
    (key) => FACTS[key].shape === 'code' || FACTS[key].shape === 'codes' || key === 'household.monthlyIncome',
  ),
  'population',
  'status',
  'riskLevel',
  'phase',
]

/** The facts of the copy-out sheet in the order the station has set; what it has not set is in the order of F01. */
export function copyOutOrder(set: readonly string[]): readonly FactKey[] {
  const own = set.filter(isFactKey).filter((key) => FACTS[key].shape !== 'rows')
  return own.length === 0 ? FACT_COLUMNS : own
}
