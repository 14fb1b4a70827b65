import { Button } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formByCode } from '../../../forms/forms.ts'
import { caseRight } from '../../../verbs/rights.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { Comparison } from './comparison.tsx'

/** 两份草稿: the same paper begun twice, field by field, until it is one. */
export function TwoDraftsPage() {
  const { t } = useTranslation()
  const { childId, one, other } = useParams({ from: '/children/$childId/two-drafts/$one/$other' })
  const { actor } = useDesk()
  const left = useWorkspace((state) => state.documents.get(one))
  const right = useWorkspace((state) => state.documents.get(other))
  const mayWrite = useWorkspace(
    (state) => left !== undefined && actor.role !== 'supervisor' && caseRight(actor, state, left).ok,
  )
  if (left?.status !== 'draft' || right?.status !== 'draft' || !mayWrite || left.childId !== childId)
    return <Sentence childId={childId}>{t('drafts.two.gone')}</Sentence>
  const definition = formByCode(left.formCode, left.formVersion)
  if (definition === null || left.formCode !== right.formCode || left.formVersion !== right.formVersion)
    return <Sentence childId={childId}>{t('drafts.two.otherVersion')}</Sentence>
  return <Comparison key={`${one} ${other}`} definition={definition} left={left} right={right} />
}

function Sentence({ children, childId }: { readonly children: ReactNode; readonly childId: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Page>
      <PageHeader title={t('drafts.two.title')} />
      <EmptyState
        action={
          <Button size="xs" onClick={() => void navigate({ to: '/children/$childId', params: { childId } })}>
            {t('drafts.two.toFile')}
          </Button>
        }
      >
        {children}
      </EmptyState>
    </Page>
  )
}
