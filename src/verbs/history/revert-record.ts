import { FACTS, factKeySchema, factSchema, type Facts } from '../../domain/facts.ts'
import { formValuesSchema, type Child } from '../../domain/records.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import type { WorkspaceState } from '../../storage/tables.ts'
import { factValuesSchema, withSpans } from '../children/facts-input.ts'
import { changedRecords, findChild } from '../children/find-child.ts'
import { documentConcern } from '../documents/document-concern.ts'
import { findDraft, readDraftValues } from '../documents/find-draft.ts'
import { refreshDrafts } from '../documents/refresh-drafts.ts'
import { idSchema } from '../input.ts'
import { REGISTER_FORM } from '../rights.ts'
import type { Decision, Verb, VerbContext, VerbFailure } from '../verb.ts'

/** The journal entry the version was read from. */
const seq = z.int().positive()

const factsInput = z.object({
  what: z.literal('facts'),
  childId: idSchema,
  seq,
  /** Each fact as that version has it, with its day and source; `null`: it was not on file then. */
  facts: z.partialRecord(factKeySchema, factSchema.nullable()).superRefine((facts, context) => {
    const values = Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, fact?.value ?? null]))
    for (const { path, message } of factValuesSchema.safeParse(values).error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: [...path], message })
    }
  }),
})
const documentInput = z.object({ what: z.literal('document'), documentId: idSchema, seq, values: formValuesSchema })
const input = z.discriminatedUnion('what', [factsInput, documentInput])
type Input = z.infer<typeof input>

/**
 * 改回旧版: puts facts, or what is written on a draft, back as an earlier version has them. It is a new version itself, so
 * it can be taken back too. A fact keeps the day and the paper it was known from then: nobody has verified it anew.
 */
export const revertRecord: Verb<Input, null> = {
  name: 'revertRecord',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: (state, what) =>
    what.what === 'facts' ? { childId: what.childId, formCode: REGISTER_FORM } : documentConcern(state, what),
  apply: (context, what) => (what.what === 'facts' ? revertFacts(context, what) : revertDraft(context, what)),
}

function revertFacts(
  { state, today }: VerbContext,
  { childId, facts }: z.infer<typeof factsInput>,
): Result<Decision<null>, VerbFailure> {
  const before = findChild(state, childId)
  if (!before.ok) return before
  const late = factKeySchema.options.filter((key) => (facts[key]?.verifiedOn ?? '') > today)
  if (late.length > 0) {
    return fail({ kind: 'badInput', problems: late.map((key) => ({ path: key, message: 'is verified after today' })) })
  }
  const { child, household } = before.value
  const after = {
    child: withCategories(withOwn(state, child, 'child', facts), facts, today),
    household: withOwn(state, household, 'household', facts),
  }
  const changes = [...changedRecords(before.value, after), ...refreshDrafts(state, before.value, after, null)]
  return succeed({ changes, output: null })
}

/** Categories that come back begin again, those that go end: what holds and since when stay one. */
function withCategories(child: Child, wanted: z.infer<typeof factsInput>['facts'], today: string): Child {
  const categories = wanted['child.categories']
  return categories === undefined ? child : withSpans(child, { 'child.categories': categories?.value ?? [] }, today)
}

function withOwn<Owner extends { readonly facts: Facts }>(
  state: WorkspaceState,
  owner: Owner,
  kind: 'child' | 'household',
  wanted: z.infer<typeof factsInput>['facts'],
): Owner {
  const keys = factKeySchema.options.filter((key) => FACTS[key].owner === kind && wanted[key] !== undefined)
  if (keys.length === 0) return owner
  const facts = new Map(Object.entries(owner.facts))
  for (const key of keys) {
    const fact = wanted[key]
    const documentId = fact?.documentId ?? null
    if (fact == null) facts.delete(key)
    // A paper that was thrown away since is no source to point at.
    else facts.set(key, { ...fact, documentId: state.documents.has(documentId ?? '') ? documentId : null })
  }
  return { ...owner, facts: Object.fromEntries(facts) }
}

/** What is finished stays as it is; back in 草稿 it can be put back too. */
function revertDraft(
  { state, now }: VerbContext,
  { documentId, values }: z.infer<typeof documentInput>,
): Result<Decision<null>, VerbFailure> {
  const draft = findDraft(state, documentId)
  if (!draft.ok) return draft
  const read = readDraftValues(draft.value.definition, values)
  if (!read.ok) return read
  const document = { ...draft.value.document, values: read.value, updatedAt: now }
  return succeed({ changes: [{ table: 'documents', id: documentId, value: document }], output: null })
}
