import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Child } from '../../../domain/records.ts'
import { factText } from '../../../storage/selectors/facts.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tag } from '../../ui/status-tag.tsx'

/** Whose case file it is. */
export function CaseFileHeader({ child, actions }: { readonly child: Child; readonly actions: ReactNode }) {
  const { t } = useTranslation()
  const name = factText(child.facts, 'child.name') || factText(child.facts, 'child.alias')
  return (
    <PageHeader
      ground="paper"
      above={
        <>
          <Link to="/children/$childId" params={{ childId: child.id }}>
            {name === '' ? child.caseNumber : name}
          </Link>
          <span>{child.caseNumber}</span>
        </>
      }
      title={t('caseFile.title')}
      tags={<Tag>F23</Tag>}
      actions={actions}
    />
  )
}
