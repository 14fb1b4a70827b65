import { FACTS, factKeySchema, factSchema, type Facts } from '../../domain/facts.ts'
import { attachmentSchema, consentSchema, formValuesSchema, referralSchema, type Child } from '../../domain/records.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import type { WorkspaceState } from '../../storage/tables.ts'
import { factValuesSchema, withSpans } from '../children/facts-input.ts'
import { changedRecords, findChild } from '../children/find-child.ts'
import { attachmentConcern } from '../attachments/attachment-concern.ts'
import { consentConcern } from '../consents/consent-concern.ts'
import { documentConcern } from '../documents/document-concern.ts'
import { findDraft, readDraftValues } from '../documents/find-draft.ts'
import { refreshDrafts } from '../documents/refresh-drafts.ts'
import { idSchema } from '../input.ts'
import { referralConcern } from '../referrals/referral-concern.ts'
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
const consentInput = z.object({ what: z.literal('consent'), consentId: idSchema, seq, record: consentSchema })
const referralInput = z.object({ what: z.literal('referral'), referralId: idSchema, seq, record: referralSchema })
const attachmentInput = z.object({
  what: z.literal('attachment'),
  attachmentId: idSchema,
  seq,
  ...attachmentSchema.pick({ title: true, rotation: true }).shape,
})
const input = z.discriminatedUnion('what', [factsInput, documentInput, consentInput, referralInput, attachmentInput])
type Input = z.infer<typeof input>

/**
 * 改回旧版: puts facts, what is written on a draft, an entry of the consent register, the steps of a letter, or what an
 * attachment is called back as an earlier version has them. It is a new version itself, so it can be taken back too. A
 * fact keeps the day and the paper it was known from then: nobody has verified it anew.
 */
export const revertRecord: Verb<Input, null> = {
  name: 'revertRecord',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: (state, what) => {
    switch (what.what) {
      case 'facts':
        return { childId: what.childId, formCode: REGISTER_FORM }
      case 'document':
        return documentConcern(state, what)
      case 'consent':
        return consentConcern(state, what)
      case 'referral':
        return referralConcern(state, what)
      case 'attachment':
        return attachmentConcern(state, what)
    }
  },
  apply: (context, what) => {
    const isRegister = what.what === 'facts' || what.what === 'document'
    if (!isRegister && context.actor.role === 'clerk') return fail({ kind: 'notAllowed', roles: ['head', 'worker'] })
    switch (what.what) {
      case 'facts':
        return revertFacts(context, what)
      case 'document':
        return revertDraft(context, what)
      case 'consent':
        return revertConsent(context, what)
      case 'referral':
        return revertReferral(context, what)
      case 'attachment':
        return revertAttachment(context, what)
    }
  },
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

/** An entry of the register as it was: a consent taken back by mistake holds again. Whose it is never changes. */
function revertConsent(
  { state }: VerbContext,
  { consentId: id, record }: z.infer<typeof consentInput>,
): Result<Decision<null>, VerbFailure> {
  const consent = state.consents.get(id)
  if (consent === undefined || record.id !== id || record.childId !== consent.childId) {
    return fail({ kind: 'notFound', what: 'consent' })
  }
  // What was thrown away since is no paper to point at.
  const documentId = state.documents.has(record.documentId ?? '') ? record.documentId : null
  const attachmentId = state.attachments.has(record.attachmentId ?? '') ? record.attachmentId : null
  const value = { ...record, documentId, attachmentId }
  return succeed({ changes: [{ table: 'consents', id, value }], output: null })
}

/** Steps entered by mistake are taken off again. A letter that was issued stays issued, under the number it was given. */
function revertReferral(
  { state }: VerbContext,
  { referralId: id, record }: z.infer<typeof referralInput>,
): Result<Decision<null>, VerbFailure> {
  const referral = state.referrals.get(id)
  if (referral === undefined || record.id !== id || record.childId !== referral.childId) {
    return fail({ kind: 'notFound', what: 'referral' })
  }
  if (record.state === 'drafted' || referral.number === null || record.number?.text !== referral.number.text) {
    return fail({ kind: 'wrongState', state: referral.state })
  }
  const value = { ...referral, state: record.state, steps: record.steps }
  return succeed({ changes: [{ table: 'referrals', id, value }], output: null })
}

function revertAttachment(
  { state }: VerbContext,
  { attachmentId: id, title, rotation }: z.infer<typeof attachmentInput>,
): Result<Decision<null>, VerbFailure> {
  const attachment = state.attachments.get(id)
  if (attachment === undefined) return fail({ kind: 'notFound', what: 'attachment' })
  return succeed({ changes: [{ table: 'attachments', id, value: { ...attachment, title, rotation } }], output: null })
}
