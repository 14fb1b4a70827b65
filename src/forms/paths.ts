import type { Language, Localized } from '../domain/localized.ts'
import type { ColumnField, FieldOption, FormDefinition } from './definition.ts'
import { flatOptions, optionsOf, valueFields, type ValueField } from './fields.ts'

/** One thing to be written on a form. `[]` stands for any row of a table: `members[].name`, `flags.violence`. */
export interface FieldPath {
  readonly path: string
  readonly kind: string
  readonly label: Localized
  /** Needed to finish the form, while it is shown. */
  readonly required: boolean
  /** Codes and words to choose from, when there are any; scores have one for each anchor. */
  readonly options?: readonly { readonly code: string; readonly label: Localized }[]
}

/** Everything a form asks, in order: each place of its values, down to the columns of tables. */
export function fieldPaths(definition: FormDefinition): readonly FieldPath[] {
  return valueFields(definition).flatMap((field) => [pathOf(field, field.id), ...inner(field)])
}

/** A path with its row in the words of the screen: 家庭成员第 3 行 姓名. */
export function pathLabel(definition: FormDefinition, path: string, language: Language): string {
  const parts = path.split('.')
  const match = /^([A-Za-z0-9]+)(?:\[(\d+)\])?$/.exec(parts[0] ?? '')
  const field = valueFields(definition).find(({ id }) => id === match?.[1])
  if (field === undefined) return path
  const name = field.label[language]
  const rest = parts[1]
  if (field.kind === 'table') {
    const row = match?.[2]
    if (row === undefined) return name
    const place = field.fixedRows?.[Number(row)]?.label[language] ?? rowWords(Number(row) + 1, language)
    const column = field.columns.find(({ id }) => id === rest)?.label[language] ?? ''
    return [name, place, column].filter((word) => word !== '').join(' ')
  }
  if (field.kind === 'tally') return [name, field.rows.find(({ id }) => id === rest)?.label[language] ?? ''].join(' ')
  if (field.kind === 'score') return [name, field.items.find(({ id }) => id === rest)?.label[language] ?? ''].join(' ')
  return name
}

function rowWords(row: number, language: Language): string {
  return language === 'zh' ? `第 ${row} 行` : `row ${row}`
}

function inner(field: ValueField): readonly FieldPath[] {
  switch (field.kind) {
    case 'table':
      return field.columns.map((column) => pathOf(column, `${field.id}[].${column.id}`))
    case 'tally':
      return field.rows.map(({ id, label }) => ({
        path: `${field.id}.${id}`,
        kind: 'oneOf',
        label,
        required: field.required === true,
        options: plain(field.options),
      }))
    case 'score':
      return field.items.flatMap(({ id, label, anchors }) => [
        {
          path: `${field.id}.${id}.score`,
          kind: 'number',
          label,
          required: field.required === true,
          options: anchors.map((anchor) => ({ code: String(anchor.score), label: anchor.label })),
        },
        {
          path: `${field.id}.${id}.basis`,
          kind: 'longText',
          label: field.basisLabel,
          required: field.required === true,
        },
      ])
    default:
      return []
  }
}

function pathOf(field: ValueField | ColumnField, path: string): FieldPath {
  const options = plain(optionsOf(field))
  return {
    path,
    kind: field.kind,
    label: field.label,
    required: field.required === true,
    ...(options.length > 0 && field.kind !== 'tally' ? { options } : {}),
  }
}

function plain(options: readonly FieldOption[]): readonly { readonly code: string; readonly label: Localized }[] {
  return flatOptions(options).map(({ code, label }) => ({ code, label }))
}
