import type { CaseDocument } from '../../domain/records.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { defaultValues } from '../../forms/defaults.ts'
import { formByCode } from '../../forms/forms.ts'
import { factsOfBoth } from '../../storage/selectors/facts.ts'
import type { ChildAtHome } from '../children/find-child.ts'
import { CONSENT_FORM, consentDraft } from './consent-draft.ts'
import { PLAN_FORM, planDraft } from './plan-draft.ts'
import type { VerbContext, VerbFailure } from '../verb.ts'

/** The draft of a paper, in the newest version of its form, filled with what is known of child and household. */
export function newDocument(
  { state, actor, now, today }: VerbContext,
  { id, child, household, formCode }: ChildAtHome & { readonly id: string; readonly formCode: string },
): Result<CaseDocument, VerbFailure> {
  const definition = formByCode(formCode)
  if (definition === null) return fail({ kind: 'notFound', what: 'form' })
  return succeed({
    id,
    childId: child.id,
    formCode: definition.code,
    formVersion: definition.version,
    status: 'draft',
    values: {
      ...defaultValues(definition, { facts: factsOfBoth(child, household), today }),
      ...(definition.code === CONSENT_FORM ? consentDraft(state, child, today) : {}),
      ...(definition.code === PLAN_FORM ? planDraft(state, child) : {}),
    },
    outcome: null,
    authorId: actor.id,
    createdAt: now,
    updatedAt: now,
    finishedAt: null,
    signedOn: null,
  })
}
