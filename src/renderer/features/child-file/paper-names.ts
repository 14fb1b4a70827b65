import type { Language } from '../../../domain/localized.ts'
import { formByCode } from '../../../forms/forms.ts'

/** What a paper is called on screen: 预估表. The code itself for a form this version of the app does not know. */
export function paperName(
  paper: { readonly formCode: string; readonly formVersion?: string },
  language: Language,
): string {
  const form = formByCode(paper.formCode, paper.formVersion)
  return (form?.shortTitle ?? form?.title)?.[language] ?? paper.formCode
}
