import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'

/** A page that is not there yet after 300 ms: a sentence, no skeleton. */
export function ReadingPage() {
  const { t } = useTranslation()
  return (
    <Page>
      <EmptyState>{t('common.reading')}</EmptyState>
    </Page>
  )
}
