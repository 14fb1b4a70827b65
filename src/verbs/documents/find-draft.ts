import type { CaseDocument } from '../../domain/records.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import type { z } from '../../domain/zod.ts'
import type { FormDefinition } from '../../forms/definition.ts'
import { formByCode } from '../../forms/forms.ts'
import { draftSchema } from '../../forms/schema.ts'
import type { FormValues } from '../../domain/records.ts'
import type { WorkspaceState } from '../../storage/tables.ts'
import type { VerbFailure } from '../verb.ts'

export interface Draft {
  readonly document: CaseDocument
  /** In the version the draft was begun with. */
  readonly definition: FormDefinition
}

/** A paper that can still be written on, with its form. */
export function findDraft(state: WorkspaceState, documentId: string): Result<Draft, VerbFailure> {
  const document = state.documents.get(documentId)
  if (document === undefined) return fail({ kind: 'notFound', what: 'document' })
  if (document.status !== 'draft') return fail({ kind: 'wrongState', state: document.status })
  const definition = formByCode(document.formCode, document.formVersion)
  return definition === null ? fail({ kind: 'notFound', what: 'form' }) : succeed({ document, definition })
}

/** Values in the shapes of the form; half a date or a text that is too long is fine, a field of another form is not. */
export function readDraftValues(definition: FormDefinition, values: FormValues): Result<FormValues, VerbFailure> {
  const parsed = schemaOf(definition).safeParse(values)
  if (parsed.success) return succeed(parsed.data)
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  return fail({ kind: 'badInput', problems })
}

/** Made once a form: a draft is saved every second. */
const schemas = new WeakMap<FormDefinition, z.ZodType<FormValues>>()

function schemaOf(definition: FormDefinition): z.ZodType<FormValues> {
  const schema = schemas.get(definition) ?? draftSchema(definition)
  schemas.set(definition, schema)
  return schema
}
