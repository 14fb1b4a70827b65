import type { TFunction } from 'i18next'
import type { Language } from '../../../domain/localized.ts'
import { attachmentSchema, caseDocumentSchema, type Trashed } from '../../../domain/records.ts'
import { formByCode } from '../../../forms/forms.ts'

/** What a thing in the recycle bin is called: 预估表草稿, 附件“低保证明”. */
export function trashedInWords(t: TFunction, trashed: Trashed, language: Language): string {
  if (trashed.erased !== undefined) return t('trash.erasedWhat')
  if (trashed.table === 'attachments') {
    const attachment = attachmentSchema.safeParse(trashed.record)
    return attachment.success ? t('trash.attachment', { title: attachment.data.title }) : t('trash.unreadable')
  }
  const document = caseDocumentSchema.safeParse(trashed.record)
  if (!document.success) return t('trash.unreadable')
  const form = formByCode(document.data.formCode, document.data.formVersion)
  const paper = (form?.shortTitle ?? form?.title)?.[language] ?? document.data.formCode
  return t('trash.draft', { paper })
}
