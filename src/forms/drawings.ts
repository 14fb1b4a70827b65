import type { DrawingSource, Shifts, Ties } from '../domain/drawings/drawing-source.ts'
import { ecoCells } from '../domain/drawings/eco-row.ts'
import { ecoRows } from '../domain/drawings/eco-rows.ts'
import { treeCells } from '../domain/drawings/tree-row.ts'
import { treeRows } from '../domain/drawings/tree-rows.ts'
import type { FactKey, FactValue, TableRow } from '../domain/facts.ts'
import type { DrawingKind, FormValues } from '../domain/records.ts'
import { emptyValue } from './defaults.ts'
import type { DrawingField, FormDefinition } from './definition.ts'
import { allFields, asCodes, valueFields } from './fields.ts'
import { f01 } from './definitions/f01.ts'
import { factValue, visibleValues } from './values.ts'
import { optionWord } from './words.ts'

/** What the drawings of one child's papers are made from. */
export interface DrawingFile {
  readonly source: DrawingSource
  readonly shifts: Readonly<Record<DrawingKind, Shifts>>
  readonly ties: Ties
}

/**
 * The values with the rows of each drawing of the form, as a finished paper keeps them: from then on it prints as it was
 * signed, whatever happens to the file. A drawing of nobody but the child gets no rows: there is room for the pen.
 *
 * The form the file is written from (F01) is drawn from its own fields, any other from the file.
 */
export function withDrawings(definition: FormDefinition, values: FormValues, file: DrawingFile): FormValues {
  const fields = drawingFields(definition)
  if (fields.length === 0) return values
  const others = Object.entries(values).filter(([id]) => !fields.some((field) => field.id === id))
  return { ...Object.fromEntries(others), ...drawingValues(definition, values, file) }
}

/** The rows alone, by drawing field. */
export function drawingValues(definition: FormDefinition, values: FormValues, file: DrawingFile): FormValues {
  const source = definition.ownsFacts === true ? ownSource(definition, values, file.source) : file.source
  return Object.fromEntries(
    drawingFields(definition)
      .map(({ id, draws }) => [id, drawnRows(draws, { ...file, source })] as const)
      .filter(([, rows]) => rows.length > 1)
      .map(([id, rows]) => [id, rows.map((row) => ({ ...row }))]),
  )
}

export function drawnRows(kind: DrawingKind, { source, shifts, ties }: DrawingFile): readonly TableRow[] {
  if (kind === 'ecoMap') return ecoRows(source, shifts.ecoMap, ties).map(ecoCells)
  return treeRows(source, shifts.familyTree).map(treeCells)
}

export function drawingFields(definition: FormDefinition): readonly DrawingField[] {
  return allFields(definition).filter((field) => field.kind === 'drawing')
}

/** 已享政策 in words. */
export function benefitWords(value: FactValue): readonly string[] {
  const field = valueFields(f01).find(({ fact }) => fact === 'household.benefits')
  if (field?.kind !== 'manyOf' || !Array.isArray(value)) return []
  const codes = value.filter((code) => typeof code === 'string' && code !== 'other')
  return asCodes(codes).map((code) => optionWord(field, code, 'zh').replace(/[：:]$/, ''))
}

/** What stands on a form that says the same as the file. */
export function ownSource(definition: FormDefinition, values: FormValues, source: DrawingSource): DrawingSource {
  const visible = visibleValues(definition, values)
  const facts = new Map(
    valueFields(definition).flatMap((field): [FactKey, FactValue][] =>
      field.fact === undefined ? [] : [[field.fact, factValue(field, visible[field.id] ?? emptyValue(field))]],
    ),
  )
  const fact = (key: FactKey) => (facts.has(key) ? (facts.get(key) ?? null) : source.fact(key))
  return { ...source, fact, benefits: benefitWords(fact('household.benefits')) }
}
