import { isDate } from '../domain/dates.ts'
import type { FormValues } from '../domain/records.ts'
import { isRequired, isShown } from './conditions.ts'
import { riskInputsOf, riskOutcome } from './computed.ts'
import { checkCell, type CellCheck } from './check-cell.ts'
import type { FormDefinition, ScoreField, TableField, TallyField } from './definition.ts'
import {
  allFields,
  asRecord,
  asText,
  isEmpty,
  valueFields,
  type FieldValue,
  type RowValue,
  type ValueField,
} from './fields.ts'
import type { FieldProblem, FieldProblemCode } from './problems.ts'

export interface CheckContext {
  /** YYYY-MM-DD. */
  readonly today: string
  /** YYYY-MM-DD, when the form itself does not hold it. */
  readonly birthDate?: string
  /** The characters of a text that no typeface can print, '' when all can be; told at the field, never a block. */
  readonly findUnprintable?: (text: string) => string
}

/** `draft`: what can be said of what is written. `final`: also what is still missing. */
export type Strength = 'draft' | 'final'

/** At most this many rows in a table. */
export const MOST_ROWS = 200

/**
 * What is wrong with the values of a form, in the order of the paper. Hidden fields are not looked at. A draft may be
 * stored whatever this says; a form may be finished when no problem is left that is not a `doubt`.
 */
export function checkValues(
  definition: FormDefinition,
  values: FormValues,
  strength: Strength,
  context: CheckContext,
): readonly FieldProblem[] {
  const fields = valueFields(definition)
  const kept = allFields(definition).filter(({ kind }) => kind === 'drawing')
  const known = new Set([...fields, ...kept].map(({ id }) => id))
  const strange = Object.keys(values).filter((id) => !known.has(id))
  return [
    ...strange.map((path) => problem(path, 'unknownField')),
    ...fields.flatMap((field) => checkField(definition, field, values, strength, context)),
  ]
}

/** The same for one field: what a screen asks at each key stroke. */
export function checkField(
  definition: FormDefinition,
  field: ValueField,
  values: FormValues,
  strength: Strength,
  context: CheckContext,
): readonly FieldProblem[] {
  if (!isShown(field, values)) return []
  const value = values[field.id]
  const missing = strength === 'final' && isRequired(field, values)
  const check: CellCheck = { ...context, birthDate: context.birthDate ?? birthDateIn(definition, values), values }
  switch (field.kind) {
    case 'table':
      return checkTable(field, value, strength, missing, check)
    case 'tally':
      return checkTally(field, value, missing)
    case 'score':
      return checkScore(field, value, missing, check)
    default:
      if (missing && isEmpty(value)) return [problem(field.id, 'required')]
      return [...checkCell(field, field.id, value, check), ...checkAdjustment(definition, field, values)]
  }
}

function checkTable(
  field: TableField,
  value: FieldValue | undefined,
  strength: Strength,
  missing: boolean,
  check: CellCheck,
): readonly FieldProblem[] {
  if (value !== undefined && !Array.isArray(value)) return [problem(field.id, 'wrongShape', '[…]')]
  const rows = value ?? []
  const most = field.fixedRows?.length ?? MOST_ROWS
  if (rows.length > most) return [problem(field.id, 'tooManyRows', String(most))]
  const found = rows.flatMap((row, index) => checkRow(field, row, index, strength, check))
  return missing && isEmpty(value) ? [problem(field.id, 'required'), ...found] : found
}

function checkRow(
  field: TableField,
  row: FieldValue,
  index: number,
  strength: Strength,
  check: CellCheck,
): readonly FieldProblem[] {
  const path = `${field.id}[${index}]`
  if (!isRecord(row)) return [problem(path, 'wrongShape', '{…}')]
  // A row that nobody has written on is left out when the form is finished; fixed rows are all asked for.
  const complete = strength === 'final' && (field.fixedRows !== undefined || !isEmpty(row))
  return [
    ...strangeKeys(row, field.columns, path),
    ...field.columns.flatMap((column) => {
      const cell = row[column.id]
      const at = `${path}.${column.id}`
      if (complete && column.required === true && isEmpty(cell)) return [problem(at, 'required')]
      return checkCell(column, at, cell, check)
    }),
  ]
}

function checkTally(field: TallyField, value: FieldValue | undefined, missing: boolean): readonly FieldProblem[] {
  if (value !== undefined && !isRecord(value)) return [problem(field.id, 'wrongShape', '{…}')]
  const answers = asRecord(value)
  return [
    ...strangeKeys(answers, field.rows, field.id),
    ...field.rows.flatMap(({ id }) => {
      const code = answers[id]
      const at = `${field.id}.${id}`
      if (isEmpty(code)) return missing ? [problem(at, 'unanswered')] : []
      return field.options.some((option) => option.code === code) ? [] : [problem(at, 'notAnOption')]
    }),
  ]
}

function checkScore(
  field: ScoreField,
  value: FieldValue | undefined,
  missing: boolean,
  check: CellCheck,
): readonly FieldProblem[] {
  if (value !== undefined && !isRecord(value)) return [problem(field.id, 'wrongShape', '{…}')]
  const sheet = asRecord(value)
  return [
    ...strangeKeys(sheet, field.items, field.id),
    ...field.items.flatMap(({ id, anchors }) => {
      const item = sheet[id]
      const at = `${field.id}.${id}`
      if (item !== undefined && !isRecord(item)) return [problem(at, 'wrongShape', '{…}')]
      const { score, basis, ...others } = asRecord(item)
      const found = strangeKeys(others, [], at)
      if (score === null || score === undefined)
        return [...found, ...(missing ? [problem(`${at}.score`, 'unanswered')] : [])]
      if (!anchors.some((anchor) => anchor.score === score)) found.push(problem(`${at}.score`, 'notAnOption'))
      if (missing && isEmpty(basis)) found.push(problem(`${at}.basis`, 'required'))
      const words = { id: 'basis', kind: 'longText', label: field.basisLabel } as const
      return [...found, ...checkCell(words, `${at}.basis`, basis, check)]
    }),
  ]
}

/** The level a risk sheet was adjusted to must lie on the ticked side of the level by points. */
function checkAdjustment(definition: FormDefinition, field: ValueField, values: FormValues): readonly FieldProblem[] {
  const inputs = riskInputsOf(definition)
  if (inputs?.adjustedLevel !== field.id) return []
  return riskOutcome(inputs, values).adjustmentFits ? [] : [problem(field.id, 'levelMismatch')]
}

function strangeKeys(record: RowValue, known: readonly { readonly id: string }[], path: string): FieldProblem[] {
  return Object.keys(record)
    .filter((key) => !known.some(({ id }) => id === key))
    .map((key) => problem(`${path}.${key}`, 'unknownField'))
}

function birthDateIn(definition: FormDefinition, values: FormValues): string {
  const field = valueFields(definition).find(({ fact }) => fact === 'child.birthDate')
  const written = field === undefined ? '' : asText(values[field.id])
  return isDate(written) ? written : ''
}

function problem(path: string, code: FieldProblemCode, detail?: string): FieldProblem {
  return { path, code, doubt: false, ...(detail === undefined ? {} : { detail }) }
}

function isRecord(value: FieldValue | undefined): value is Record<string, FieldValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
