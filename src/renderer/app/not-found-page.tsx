import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page>
      <PageHeader title={t('common.notFound.title')} />
      <EmptyState action={<Link to="/children">{t('common.notFound.back')}</Link>}>
        {t('common.notFound.sentence')}
      </EmptyState>
    </Page>
  )
}
