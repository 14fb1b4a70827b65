import type { FormValues } from '../domain/records.ts'
import { computeField } from '../forms/computed.ts'
import { isShown } from '../forms/conditions.ts'
import type { FieldOption, FormDefinition, FormField } from '../forms/definition.ts'
import {
  allFields,
  asCodes,
  asRows,
  asText,
  hasValue,
  optionsOf,
  type FieldValue,
  type RowValue,
} from '../forms/fields.ts'
import { visibleValues } from '../forms/values.ts'
import { valueInWords } from '../forms/words.ts'

export interface Choices {
  readonly options: readonly FieldOption[]
  readonly ticked: ReadonlySet<string>
}

/** A form's values as they are printed: hidden ones gone, rules worked out. */
export interface Answers {
  /** Nothing is filled in: the paper for handwriting. */
  readonly blank: boolean
  field(id: string): FormField
  /** Whether the field is asked for; on the blank paper every field is. */
  shown(id: string): boolean
  /** undefined for a field that is hidden or not filled in. */
  value(id: string): FieldValue | undefined
  /** The value in Chinese words; '' for none. */
  words(id: string): string
  /** Options of a field that is printed as tick boxes; undefined for any other field. */
  choices(id: string): Choices | undefined
  /** The rows a drawing is made from; none on the blank paper and where the paper has room for the pen only. */
  drawn(id: string): readonly RowValue[]
  /** Rows of a table field. */
  rows(id: string): readonly RowValue[]
  /** A table cell in Chinese words. */
  cellWords(field: string, column: string, value: FieldValue | undefined): string
}

export type FieldOfKind<Kind extends FormField['kind']> = Extract<FormField, { kind: Kind }>

/** A field of a known kind: the definition is ours, so anything else is a mistake in it. */
export function fieldOfKind<Kind extends FormField['kind']>(
  answers: Answers,
  id: string,
  kind: Kind,
): FieldOfKind<Kind> {
  const field = answers.field(id)
  if (!isKind(field, kind)) throw new Error(`${id} is printed as ${kind} but is a ${field.kind}`)
  return field
}

function isKind<Kind extends FormField['kind']>(field: FormField, kind: Kind): field is FieldOfKind<Kind> {
  return field.kind === kind
}

/** @param today YYYY-MM-DD, for rules that need a day the form does not name */
export function answersOf(
  definition: FormDefinition,
  values: FormValues,
  mode: 'filled' | 'blank',
  today: string,
): Answers {
  const fields = new Map(allFields(definition).map((field) => [field.id, field]))
  const blank = mode === 'blank'
  const visible = blank ? {} : visibleValues(definition, values)
  const fieldOf = (id: string): FormField => {
    const field = fields.get(id)
    if (field === undefined) throw new Error(`${definition.code} prints ${id}, which is no field of it`)
    return field
  }
  return {
    blank,
    field: fieldOf,
    shown: (id) => blank || isShown(fieldOf(id), visible),
    value: (id) => visible[id],
    words: (id) => {
      const field = fieldOf(id)
      if (field.kind === 'computed') return computeField(field, visible, { today }).words?.zh ?? ''
      return hasValue(field) ? valueInWords(field, visible[id]) : ''
    },
    choices: (id) => {
      const field = fieldOf(id)
      if (field.kind === 'computed') {
        const { options, code } = computeField(field, visible, { today })
        return options.length === 0 ? undefined : { options, ticked: new Set([code]) }
      }
      if (field.kind === 'manyOf') return { options: field.options, ticked: new Set(asCodes(visible[id])) }
      if (field.kind === 'oneOf' || field.kind === 'yesNo')
        return { options: optionsOf(field), ticked: new Set([asText(visible[id])]) }
      return undefined
    },
    drawn: (id) => (blank ? [] : asRows(values[id])),
    rows: (id) => asRows(visible[id]),
    cellWords: (id, column, value) => {
      const found = fieldOfKindIn(fieldOf(id))?.columns.find((one) => one.id === column)
      return found === undefined ? '' : valueInWords(found, value)
    },
  }
}

function fieldOfKindIn(field: FormField): FieldOfKind<'table'> | undefined {
  return field.kind === 'table' ? field : undefined
}
