import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CASE_FILE_PARTS } from '../../../contract/case-file.ts'
import styles from './case-file.module.css'
import type { CaseFile } from './use-case-file.ts'

/** What goes in: everything unless somebody takes a part out. */
export function PartChoice({ file: { counts, chosen, choose } }: { readonly file: CaseFile }) {
  const { t } = useTranslation()
  const parts = CASE_FILE_PARTS.filter((part) => counts.has(part))
  return (
    <section className={styles['section']}>
      <p className={styles['lead']}>{t('caseFile.lead')}</p>
      {parts.length > 0 && (
        <fieldset className={styles['parts']}>
          <legend>{t('caseFile.parts.legend')}</legend>
          {parts.map((part) => (
            <Checkbox
              key={part}
              label={t(`caseFile.parts.${part}`, { count: counts.get(part) ?? 0 })}
              description={t(`caseFile.parts.${part}Hint`)}
              checked={chosen.has(part)}
              onChange={(event) => choose(part, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      )}
    </section>
  )
}
