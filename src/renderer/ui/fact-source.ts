import type { Fact } from '../../domain/facts.ts'
import type { Language } from '../../domain/localized.ts'
import type { CaseDocument } from '../../domain/records.ts'
import { formByCode } from '../../forms/forms.ts'

/** Where a fact is from: the worker's words, or the paper it was written on. '' when nobody said. */
export function sourceInWords(
  { source = '', documentId }: Fact,
  documents: readonly CaseDocument[],
  language: Language,
): string {
  if (source !== '') return source
  const paper = documents.find(({ id }) => id === documentId)
  if (paper === undefined) return ''
  const form = formByCode(paper.formCode, paper.formVersion) ?? formByCode(paper.formCode)
  return `${paper.formCode} ${(form?.shortTitle ?? form?.title)?.[language] ?? ''}`.trim()
}
