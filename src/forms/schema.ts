import { tableRowSchema } from '../domain/facts.ts'
import type { FormValues } from '../domain/records.ts'
import { z } from '../domain/zod.ts'
import { checkValues, type CheckContext } from './check.ts'
import type { ColumnField, FormDefinition } from './definition.ts'
import { allFields, valueFields, type FieldValue, type ValueField } from './fields.ts'
import { problemSentence } from './problems.ts'

/** A draft keeps whatever was typed or pasted, up to this many characters in one field. */
export const DRAFT_CHARACTERS = 2_000_000
const DRAFT_ROWS = 10_000

const words = z.string().max(DRAFT_CHARACTERS)
const shortWords = z.string().max(200)

/**
 * What may be stored as a draft: the right shapes and no field the form does not have. Words that are too long, half
 * a date or a number nobody can read are kept: they are told at the field and only stop the form from being finished.
 * A missing key is an empty field.
 */
export function draftSchema(definition: FormDefinition): z.ZodType<FormValues> {
  const drawings = allFields(definition).filter(({ kind }) => kind === 'drawing')
  return z.strictObject({
    ...Object.fromEntries(valueFields(definition).map((field) => [field.id, shape(field).exactOptional()])),
    // A paper that was finished before still has the rows its drawing was made from; they are made anew.
    ...Object.fromEntries(drawings.map(({ id }) => [id, z.array(tableRowSchema).max(DRAFT_ROWS).exactOptional()])),
  })
}

/** What may be finished: a draft in which nothing is missing and nothing wrong. Doubts do not block. */
export function finalSchema(definition: FormDefinition, context: CheckContext): z.ZodType<FormValues> {
  return draftSchema(definition).superRefine((values, refinement) => {
    for (const problem of checkValues(definition, values, 'final', context)) {
      if (problem.doubt) continue
      const path = problem.path.replaceAll(/\[(\d+)\]/g, '.$1').split('.')
      const message = problemSentence(problem, 'zh')
      refinement.addIssue({ code: 'custom', path, message, params: { problem } })
    }
  })
}

function shape(field: ValueField | ColumnField): z.ZodType<FieldValue> {
  switch (field.kind) {
    case 'number':
    case 'money':
      return z.union([z.number(), words, z.null()])
    case 'manyOf':
      return z.array(shortWords).max(DRAFT_ROWS)
    case 'table':
      return z
        .array(
          z.strictObject(Object.fromEntries(field.columns.map((column) => [column.id, shape(column).exactOptional()]))),
        )
        .max(DRAFT_ROWS)
    case 'tally':
      return z.strictObject(Object.fromEntries(field.rows.map(({ id }) => [id, shortWords.exactOptional()])))
    case 'score':
      return z.strictObject(
        Object.fromEntries(
          field.items.map(({ id }) => [
            id,
            z
              .strictObject({ score: z.number().nullable().exactOptional(), basis: words.exactOptional() })
              .exactOptional(),
          ]),
        ),
      )
    default:
      return words
  }
}
