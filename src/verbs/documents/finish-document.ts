import { factKeySchema, type FactKey, type Facts } from '../../domain/facts.ts'
import { formValuesSchema, type CaseDocument, type FormValues } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { checkValues } from '../../forms/check.ts'
import { riskLevelOf } from '../../forms/computed.ts'
import { emptyValue } from '../../forms/defaults.ts'
import type { FormDefinition } from '../../forms/definition.ts'
import { valueFields } from '../../forms/fields.ts'
import { withDrawings } from '../../forms/drawings.ts'
import { finalValues } from '../../forms/normalise.ts'
import { changedFacts, factValue } from '../../forms/values.ts'
import { drawingFile } from '../../storage/selectors/drawing-file.ts'
import { factsOfBoth, factText } from '../../storage/selectors/facts.ts'
import { withFacts, type FactValues } from '../children/facts-input.ts'
import { changedRecords, findChild } from '../children/find-child.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { documentConcern } from './document-concern.ts'
import { findDraft, readDraftValues } from './find-draft.ts'
import { refreshDrafts } from './refresh-drafts.ts'

const input = z.object({
  documentId: idSchema,
  /** What stands on the screen; the draft as it was saved without it. */
  values: formValuesSchema.optional(),
  /** “更新到档案”: of the facts the paper says otherwise than the file (`changedFacts`), those the worker accepted. */
  acceptedFacts: z.array(factKeySchema).optional(),
})

/**
 * 写完: from 草稿 to 待签. Refused while anything needed is missing or wrong; hidden fields are dropped. F01 writes the
 * child's file, all of it verified today; other forms update the facts the worker accepted.
 */
export const finishDocument: Verb<z.infer<typeof input>, null> = {
  name: 'finishDocument',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: documentConcern,
  apply: ({ state, now, today }, { documentId, values, acceptedFacts = [] }) => {
    const draft = findDraft(state, documentId)
    if (!draft.ok) return draft
    const { definition, document } = draft.value
    const read = readDraftValues(definition, values ?? document.values)
    if (!read.ok) return read
    const before = findChild(state, document.childId)
    if (!before.ok) return before
    const facts = factsOfBoth(before.value.child, before.value.household)
    const problems = checkValues(definition, read.value, 'final', {
      today,
      birthDate: factText(facts, 'child.birthDate'),
    }).filter(({ doubt }) => !doubt)
    if (problems.length > 0) return fail({ kind: 'fieldProblems', problems })
    const final = finalValues(definition, read.value)
    const riskLevel = riskLevelOf(definition, final)
    const finished: CaseDocument = {
      ...document,
      // As it is drawn today: the paper is signed with this drawing.
      values: withDrawings(definition, final, drawingFile(state, document.childId, today)),
      status: 'awaitingSignature',
      outcome: riskLevel === null ? null : { riskLevel },
      updatedAt: now,
      finishedAt: now,
    }
    const written = writtenFacts(definition, final, facts, acceptedFacts)
    const after = withFacts(before.value.child, before.value.household, written, { verifiedOn: today, documentId })
    return succeed({
      changes: [
        { table: 'documents', id: documentId, value: finished },
        ...changedRecords(before.value, after),
        ...refreshDrafts(state, before.value, after, documentId),
      ],
      output: null,
    })
  },
}

function writtenFacts(
  definition: FormDefinition,
  values: FormValues,
  facts: Facts,
  accepted: readonly FactKey[],
): FactValues {
  if (definition.ownsFacts !== true) {
    const offered = changedFacts(definition, values, facts).filter(({ key }) => accepted.includes(key))
    return Object.fromEntries(offered.map(({ key, to }) => [key, to]))
  }
  return Object.fromEntries(
    valueFields(definition).flatMap((field) =>
      field.fact === undefined ? [] : [[field.fact, factValue(field, values[field.id] ?? emptyValue(field))]],
    ),
  )
}
