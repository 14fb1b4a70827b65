import { Button } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Note } from '../ui/note.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'

/** A page that threw: a mistake of ours. The frame stays, nothing stored is touched. */
export function PageTrouble({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  return (
    <Page>
      <PageHeader title={t('common.broken.title')} />
      <Note tone="trouble" action={<Button onClick={reset}>{t('common.broken.again')}</Button>}>
        <p>{t('common.broken.sentence')}</p>
        <p>{error instanceof Error ? error.message : String(error)}</p>
      </Note>
    </Page>
  )
}
