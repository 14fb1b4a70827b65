import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrailLine } from '../../../domain/trail.ts'
import { newestTrail } from '../../../storage/selectors/trail.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page, WithSide } from '../../ui/page.tsx'
import { PaperPrintActions } from '../../ui/paper/paper-print-actions.tsx'
import { CheckCard } from './check-card.tsx'
import { PapersCard } from './papers-card.tsx'
import { TrailFilters } from './trail-filters.tsx'
import styles from './trail-page.module.css'
import { listPaper } from '../../ui/trail/trail-papers.ts'
import { listed, trailSight, WHOLE_TRAIL } from './trail-view.ts'
import { usePaperSource } from '../../ui/trail/use-paper-source.ts'
import { useTrailCheck } from './use-trail-check.ts'
import { useTrailColumns } from './use-trail-columns.tsx'

/** A list of more lines is a book; it is narrowed first. */
const MOST_PRINTED = 2000

/** 操作记录: who did what and when. The head sees all of it, a worker what they did themselves. */
export function TrailPage() {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const sight = trailSight(actor)
  if (sight !== 'none') return <Trail own={sight === 'own'} />
  return (
    <Page>
      <PageHeader above={<Link to="/settings">{t('common.frame.settings')}</Link>} title={t('trail.title')} />
      <EmptyState>{t('trail.onlyHead')}</EmptyState>
    </Page>
  )
}

function Trail({ own }: { readonly own: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { actor, today } = useDesk()
  const all = useWorkspace(newestTrail)
  const lines = useMemo(() => (own ? all.filter(({ staffId }) => staffId === actor.id) : all), [all, own, actor.id])
  const [view, setView] = useState(WHOLE_TRAIL)
  const shown = useMemo(() => listed(lines, view, today), [lines, view, today])
  const children = useWorkspace((state) => state.children)
  const columns = useTrailColumns()
  const check = useTrailCheck()
  const source = usePaperSource()
  useStatusLine(t('trail.status', { count: shown.length, total: lines.length }), [
    { keys: ['↑', '↓'], words: t('trail.keys.move') },
    { keys: ['Enter'], words: t('trail.keys.open') },
    { keys: ['Ctrl', 'P'], words: t('trail.keys.print') },
  ])
  const open = ({ childId }: TrailLine) => {
    if (childId !== null && children.has(childId)) void navigate({ to: '/children/$childId', params: { childId } })
  }
  return (
    <Page>
      <PageHeader
        above={<Link to="/settings">{t('common.frame.settings')}</Link>}
        title={t('trail.title')}
        hint={t(own ? 'trail.hintOwn' : 'trail.hint')}
        actions={
          shown.length > MOST_PRINTED ? (
            <span className={styles['small']}>{t('trail.papers.tooMany', { most: MOST_PRINTED })}</span>
          ) : (
            <PaperPrintActions
              subject={{ what: 'trailList' }}
              code="trail"
              fileName={`trail-${today}.pdf`}
              model={() => listPaper(source(), shown.toReversed())}
            />
          )
        }
      />
      <WithSide
        width={356}
        side={
          <>
            <CheckCard state={check.state} onAgain={check.again} />
            {!own && <PapersCard check={check.state} />}
          </>
        }
      >
        <TrailFilters lines={lines} view={view} onChange={setView} byPerson={!own} />
        <Card flush fill={shown.length > 0}>
          <DataTable
            label={t('trail.label')}
            columns={columns}
            rows={shown}
            rowId={lineId}
            onOpen={open}
            pageKeys
            empty={<EmptyState>{t(lines.length === 0 ? 'trail.none' : 'trail.noneFound')}</EmptyState>}
          />
        </Card>
      </WithSide>
    </Page>
  )
}

function lineId({ seq }: TrailLine): string {
  return String(seq)
}
