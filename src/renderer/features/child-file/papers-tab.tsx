import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FORMS } from '../../../forms/forms.ts'
import { REGISTER_FORM } from '../../../verbs/rights.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './child-file.module.css'
import { paperName } from './paper-names.ts'
import { PapersTable } from './papers-table.tsx'
import type { FileActs } from './use-acts.ts'
import type { ChildFile } from './use-file.ts'

/** 文书: every paper of the child, and every paper that can be begun. */
export function PapersTab({ file, acts }: { readonly file: ChildFile; readonly acts: FileActs }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const codes = [...new Set(FORMS.map(({ code }) => code))].filter(
    (code) => file.mayWrite || (file.mayRegister && code === REGISTER_FORM),
  )
  return (
    <>
      <div className={styles['heading']} role="group" aria-label={t('childFile.papers.newPaper')}>
        {codes.length > 0 && <span className={styles['newPaper']}>{t('childFile.papers.newPaper')}</span>}
        {codes.map((code) => (
          <Button key={code} size="xs" onClick={() => (code === 'F11' ? acts.draftReferral() : acts.write(code))}>
            {code} {paperName({ formCode: code }, language)}
          </Button>
        ))}
        <Button size="xs" variant="subtle" onClick={() => void navigate({ to: '/trash' })}>
          {t('childFile.papers.bin')}
        </Button>
      </div>
      <div className={styles['sized']}>
        <Card flush fill>
          <PapersTable
            file={file}
            documents={file.documents}
            acts={acts}
            empty={<EmptyState>{t('childFile.papers.none')}</EmptyState>}
          />
        </Card>
      </div>
    </>
  )
}
