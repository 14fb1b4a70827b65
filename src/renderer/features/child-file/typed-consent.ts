import { consentVariant } from '../../../domain/consent.ts'
import { consentSchema, type CaseDocument } from '../../../domain/records.ts'
import { z } from '../../../domain/zod.ts'
import { asRows, asText } from '../../../forms/fields.ts'
import { factText } from '../../../storage/selectors/facts.ts'
import type { ChildFile } from './use-file.ts'

/** A signed paper as it is being entered. */
export const typedConsentSchema = z.object({
  variant: consentSchema.shape.variant,
  signedOn: z.string(),
  guardianName: z.string(),
  relation: z.string(),
  childSigned: z.boolean(),
  witness: z.string(),
  service: z.boolean(),
  recipients: z.array(z.object({ name: z.string(), purpose: z.string(), kinds: z.string(), granted: z.boolean() })),
  photo: z.boolean(),
  publicity: z.boolean(),
  documentId: z.string().nullable(),
  attachmentId: z.string().nullable(),
})
export type TypedConsent = z.infer<typeof typedConsentSchema>
export type TypedLine = TypedConsent['recipients'][number]

/** What the newest finished F03 and the file say; every tick is a no. */
export function startOf(file: ChildFile): TypedConsent {
  const entered = new Set(file.consents.map(({ documentId }) => documentId))
  const paper = file.documents.find(
    ({ id, formCode, status }) => formCode === 'F03' && status !== 'draft' && !entered.has(id),
  )
  return {
    variant: consentVariant(file.row.birthDate, file.today) ?? 'guardian',
    signedOn: paper?.signedOn ?? file.today,
    guardianName: asText(paper?.values['guardianName']) || factText(file.facts, 'guardian.name'),
    relation: asText(paper?.values['relation']) || factText(file.facts, 'guardian.relation'),
    childSigned: false,
    witness: '',
    service: false,
    recipients: paper === undefined ? [] : [...linesOf(paper)],
    photo: false,
    publicity: false,
    documentId: paper?.id ?? null,
    attachmentId: null,
  }
}

/** The recipients a paper names, none of them agreed to. */
export function linesOf({ values }: CaseDocument): TypedLine[] {
  return asRows(values['recipients']).flatMap((row) => {
    const [name, purpose, kinds] = [asText(row['name']), asText(row['purpose']), asText(row['kinds'])]
    return name === '' ? [] : [{ name, purpose, kinds, granted: false }]
  })
}
