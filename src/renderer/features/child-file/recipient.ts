import type { CaseDocument, Referral } from '../../../domain/records.ts'

/** 收函单位 as the letter says it, '' while nobody has written it. The letter is the document of the same id. */
export function recipientOf(documents: readonly CaseDocument[], referral: Pick<Referral, 'id'>): string {
  const recipient = documents.find(({ id }) => id === referral.id)?.values['recipient']
  return typeof recipient === 'string' ? recipient : ''
}
