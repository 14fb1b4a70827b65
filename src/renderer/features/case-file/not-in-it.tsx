import { useTranslation } from 'react-i18next'
import { MOST_CASE_FILE_SHEETS } from '../../../contract/print-model.ts'
import { useLanguage } from '../../app/use-language.ts'
import { formByCode } from '../../../forms/forms.ts'
import { Note } from '../../ui/note.tsx'
import styles from './case-file.module.css'
import type { CaseFile } from './use-case-file.ts'

/** What is not in the case file, by name: the contents and the closing sheet say it too. */
export function NotInIt({ file: { troubled, drafts, partlySeen } }: { readonly file: CaseFile }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (troubled.length === 0 && drafts.length === 0 && !partlySeen) return null
  const draftNames = drafts.map(({ formCode, formVersion }) => {
    const form = formByCode(formCode, formVersion)
    return (form?.shortTitle ?? form?.title)?.[language] ?? formCode
  })
  return (
    <section className={styles['section']}>
      {troubled.length > 0 && (
        <Note tone="caution" title={t('caseFile.troubled.title')}>
          <ul className={styles['list']}>
            {troubled.map(({ attachment: { id, title }, trouble, sheets }) => (
              <li key={id}>
                {trouble !== null &&
                  t(`caseFile.troubled.${trouble}`, { title, count: sheets.length, most: MOST_CASE_FILE_SHEETS })}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {drafts.length > 0 && (
        <p className={styles['said']}>
          {t('caseFile.drafts', { count: drafts.length, papers: draftNames.join(t('caseFile.between')) })}
        </p>
      )}
      {partlySeen && <p className={styles['said']}>{t('caseFile.partlySeen')}</p>}
    </section>
  )
}
