import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { WithSide } from '../../ui/page.tsx'
import { ASSESSMENTS } from './file-header.tsx'
import styles from './child-file.module.css'
import { paperName } from './paper-names.ts'
import { PapersTable } from './papers-table.tsx'
import { RiskCard } from './risk-card.tsx'
import type { FileActs } from './use-acts.ts'
import type { ChildFile } from './use-file.ts'

/** 评估: intake, pre-assessment, risk ratings, and how the grade changed. */
export function AssessmentsTab({ file, acts }: { readonly file: ChildFile; readonly acts: FileActs }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const documents = file.documents.filter(({ formCode }) => ASSESSMENTS.includes(formCode))
  return (
    <WithSide side={<RiskCard file={file} acts={acts} />} width={400}>
      <div className={styles['heading']}>
        {(file.mayWrite ? ASSESSMENTS : []).map((code) => (
          <Button key={code} size="xs" onClick={() => acts.write(code)}>
            {t('childFile.acts.write', { paper: paperName({ formCode: code }, language) })}
          </Button>
        ))}
      </div>
      <div className={styles['sized']}>
        <Card flush fill>
          <PapersTable
            file={file}
            documents={documents}
            acts={acts}
            empty={<EmptyState>{t('childFile.papers.noAssessments')}</EmptyState>}
          />
        </Card>
      </div>
    </WithSide>
  )
}
