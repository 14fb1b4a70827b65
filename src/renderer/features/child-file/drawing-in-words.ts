import type { TFunction } from 'i18next'
import { codeEntries } from '../../../domain/codes.ts'
import { ecoRow, FAMILY, type EcoRow } from '../../../domain/drawings/eco-row.ts'
import { drawingWords } from '../../../domain/drawings/drawing-words.ts'
import { SELF, treeRow, type TreeRow } from '../../../domain/drawings/tree-row.ts'
import type { TableRow } from '../../../domain/facts.ts'
import type { Language, Localized } from '../../../domain/localized.ts'
import type { DrawingKind } from '../../../domain/records.ts'
import type { FieldOption } from '../../../forms/definition.ts'
import { fieldOfFact } from '../../../forms/fact-fields.ts'

/** What a drawing shows, one sentence a symbol, in its order; by symbol id. */
export function drawingInWords(
  t: TFunction,
  language: Language,
  kind: DrawingKind,
  rows: readonly TableRow[],
): ReadonlyMap<string, string> {
  return new Map(
    kind === 'ecoMap'
      ? rows.map(ecoRow).map((row) => [row.id, circleInWords(t, language, row)])
      : rows.map(treeRow).map((row) => [row.id, personInWords(t, language, row)]),
  )
}

function personInWords(t: TFunction, language: Language, row: TreeRow): string {
  const who = [row.id === SELF ? t('drawings.self') : relationInWords(language, row.relation), row.name]
  const sex = row.sex === '1' ? 'male' : row.sex === '2' ? 'female' : 'unknown'
  const parts = [
    who.filter((part) => part !== '').join(' '),
    t(`drawings.sex.${sex}`),
    row.age === null || row.dead ? '' : t('drawings.age', { count: row.age }),
    row.dead ? t('drawings.dead') : t(row.together ? 'drawings.together' : 'drawings.apart'),
    systemInWords(language, row.state),
    row.union === '' ? '' : t(`drawings.union.${row.union}`),
  ]
  return parts.filter((part) => part !== '').join(t('drawings.comma'))
}

/** The word as it is written; in English that of the code list, where it has one. */
function relationInWords(language: Language, relation: string): string {
  return codeEntries('kinship').find(({ label }) => label.zh === relation)?.label[language] ?? relation
}

/** What the eco-map writes on a circle, said on the screen. */
export function systemInWords(language: Language, words: string): string {
  return drawingWords(words, language, CODED)
}

/** Relations, parties of the plan and benefits, as they come from code lists. */
const CODED: readonly Localized[] = [
  ...[...codeEntries('kinship'), ...codeEntries('party')].map(({ label }) => label),
  ...benefits().map(({ label: { zh, en } }) => ({ zh: zh.replace(/[：:]$/u, ''), en: en.replace(/:$/u, '') })),
]

function benefits(): readonly FieldOption[] {
  const field = fieldOfFact('household.benefits')
  return field?.kind === 'manyOf' ? field.options.flatMap((option) => [option, ...(option.children ?? [])]) : []
}

function circleInWords(t: TFunction, language: Language, { id, label, detail, tie, flow }: EcoRow): string {
  const what = [label, detail]
    .filter((part) => part !== '')
    .map((part) => systemInWords(language, part))
    .join(t('drawings.colon'))
  if (id === FAMILY) return what
  // A thin line is also what nobody spoke of.
  return [what, tie === 'plain' ? '' : t(`drawings.ties.${tie}`), flow === 'none' ? '' : t(`drawings.flows.${flow}`)]
    .filter((part) => part !== '')
    .join(t('drawings.comma'))
}
