import { useNavigate, type NavigateOptions } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { unfinished, type Unfinished } from '../../../storage/selectors/unfinished.ts'
import { useDesk, useSight, useWorkspace } from '../../app/desk-context.tsx'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page, WithSide } from '../../ui/page.tsx'
import { BirthdaysCard } from './birthdays-card.tsx'
import { DueCards } from './due-cards.tsx'
import { FileCards } from './file-cards.tsx'
import { OpeningNote } from './opening-note.tsx'
import { placeOf } from './places.ts'
import { ReceiptsCard } from './receipts-card.tsx'
import { useUnfinishedColumns } from './use-unfinished-columns.tsx'

/** 今日: what is unfinished, what is due, and what this opening made good. */
export function TodayPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const desk = useDesk()
  const { actor } = desk
  const state = useWorkspace((all) => all)
  const sightOf = useSight()
  const rows = useMemo(
    () => unfinished(state, actor.id, (child) => sightOf(child) !== 'nameOnly'),
    [state, actor, sightOf],
  )
  useStatusLine(t('today.status', { count: rows.length }), [
    { keys: ['↑', '↓'], words: t('today.keys.move') },
    { keys: ['Enter'], words: t('today.keys.open') },
  ])
  const go = useCallback((to: NavigateOptions) => void navigate(to), [navigate])
  const open = (item: Unfinished) => {
    const to = placeOf(state, item)
    if (to !== null) go(to)
  }
  const columns = useUnfinishedColumns(open, go)
  return (
    <Page>
      <PageHeader title={t('today.title')} hint={dateInWords(t, desk.today)} />
      <OpeningNote />
      <WithSide
        side={
          <>
            <ReceiptsCard />
            {actor.role !== 'supervisor' && <FileCards />}
            <BirthdaysCard />
            <DueCards />
          </>
        }
        width={350}
      >
        <Card flush fill={rows.length > 0} title={t('today.unfinished.title')} hint={t('today.unfinished.hint')}>
          <DataTable
            label={t('today.unfinished.label')}
            columns={columns}
            rows={rows}
            rowId={keyOf}
            onOpen={open}
            rowHeight={49}
            pageKeys
            empty={<EmptyState>{t('today.unfinished.none')}</EmptyState>}
          />
        </Card>
      </WithSide>
    </Page>
  )
}

function keyOf({ key }: Unfinished): string {
  return key
}
