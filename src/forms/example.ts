import type { FormValues } from '../domain/records.ts'
import type { ColumnField, FormDefinition } from './definition.ts'
import { completeValues } from './defaults.ts'
import { STAR_RIVER } from './examples/star-river.ts'
import { asRecord, asRows, valueFields, type FieldValue, type ValueField } from './fields.ts'
import { visibleValues } from './values.ts'

/**
 * A form written out in full, for trying papers and screens: every field that is shown is filled. `long`: every long
 * text has exactly so many characters, each its own numbered sentences, so that a lost line can be told.
 */
export function exampleValues(definition: FormDefinition, options: { readonly long?: number } = {}): FormValues {
  const written = visibleValues(definition, completeValues(definition, STAR_RIVER[definition.code] ?? {}))
  const { long } = options
  if (long === undefined) return written
  const lengthened = valueFields(definition).flatMap((field): [string, FieldValue][] => {
    const value = written[field.id]
    return value === undefined ? [] : [[field.id, lengthen(field, value, long)]]
  })
  return Object.fromEntries(lengthened)
}

/** Exactly `length` characters of numbered sentences that carry `label`, so that no two texts share a line. */
export function longText(label: string, length: number): string {
  let text = ''
  for (let number = 1; text.length < length; number += 1)
    text += `${label}第${number}句，社工于当日记录所见所闻，不作判断，共${text.length}字。`
  return text.slice(0, length)
}

function lengthen(field: ValueField | ColumnField, value: FieldValue, length: number, at = ''): FieldValue {
  if (field.kind === 'longText') return longText(`${at}${field.label.zh}`, length)
  if (field.kind === 'table')
    return asRows(value).map((row, index) =>
      Object.fromEntries(
        field.columns.map((column) => [
          column.id,
          lengthen(column, row[column.id] ?? null, length, `${field.label.zh}${index + 1}`),
        ]),
      ),
    )
  if (field.kind === 'score')
    return Object.fromEntries(
      field.items.map(({ id, label }) => {
        const item = asRecord(asRecord(value)[id])
        return [id, { ...item, basis: longText(label.zh, length) }]
      }),
    )
  return value
}
