import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import type { ListedChange } from '../../../storage/change-list.ts'
import { monthsBefore } from '../../../storage/selectors/facts.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable, type DataColumn } from '../../ui/data-table.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterSelect } from '../../ui/filter-select.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { PaperPrintActions } from '../../ui/paper/paper-print-actions.tsx'
import { changeInWords, type ChangeWords } from './change-words.ts'
import styles from './change-list.module.css'
import { useChanges } from './use-changes.ts'

/** Months that can be looked at; older ones are in the histories of the files. */
const MONTHS = 24
const ALL = 'all'

interface Row {
  readonly id: string
  readonly change: ListedChange
  readonly words: ChangeWords
}

/** 变更清单: what changed in a month, by community, to look at and to print. */
export function ChangeListPage() {
  const { t, i18n } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const { today, actor } = useDesk()
  const state = useWorkspace((all) => all)
  const months = useMemo(
    () => Array.from({ length: MONTHS }, (_, back) => monthsBefore(`${today.slice(0, 7)}-01`, back).slice(0, 7)),
    [today],
  )
  const [month, setMonth] = useState(today.slice(0, 7))
  const [community, setCommunity] = useState(ALL)
  const read = useChanges(month)
  const all = useMemo(() => (read.kind === 'read' ? read.changes : []), [read])
  const communities = [...new Set(all.map((change) => change.community))]
  const shown = useMemo(
    () => all.filter((change) => community === ALL || `c:${change.community}` === community),
    [all, community],
  )
  const rows = useMemo(
    () =>
      shown.map((change, at): Row => ({ id: String(at), change, words: changeInWords(t, language, state, change) })),
    [shown, t, language, state],
  )
  useStatusLine(t('changeList.status', { count: rows.length }), [{ keys: ['Ctrl', 'P'], words: t('trail.keys.print') }])
  const columns = useMemo(
    (): readonly DataColumn<Row>[] => [
      {
        id: 'community',
        header: t('changeList.community'),
        width: 120,
        priority: 2,
        sortValue: ({ change }) => change.community,
        cell: ({ change }) => change.community || t('changeList.noCommunity'),
      },
      {
        id: 'child',
        header: t('changeList.columns.child'),
        width: 130,
        sortValue: ({ words }) => words.caseNumbers,
        cell: ({ words }) => words.children,
      },
      { id: 'what', header: t('changeList.columns.what'), width: 130, cell: ({ words }) => words.what },
      { id: 'from', header: t('changeList.columns.from'), width: 180, grow: 1, cell: ({ words }) => words.from },
      { id: 'to', header: t('changeList.columns.to'), width: 180, grow: 1, cell: ({ words }) => words.to },
      {
        id: 'on',
        header: t('changeList.columns.on'),
        width: 110,
        sortValue: ({ change }) => change.on,
        cell: ({ change }) => dateInWords(t, change.on, 'day'),
      },
      {
        id: 'source',
        header: t('changeList.columns.source'),
        width: 150,
        priority: 1,
        cell: ({ words }) => words.source,
      },
    ],
    [t],
  )
  const model = (): PrintModel => {
    const zh = i18n.getFixedT('zh-CN')
    const sections = Map.groupBy(shown, (change) => change.community)
    return {
      kind: 'changeList',
      stationName: state.station.get('station')?.name ?? '',
      month,
      printedOn: today,
      printedBy: zh('common.frame.who', { name: actor.name, role: zh(`common.roles.${actor.role}`) }),
      sections: [...sections].map(([name, changes]) => ({
        community: name,
        rows: changes.map((change) => ({ ...changeInWords(zh, 'zh', state, change), on: change.on })),
      })),
    }
  }
  return (
    <Page>
      <PageHeader
        above={<Link to="/today">{t('common.frame.today')}</Link>}
        title={t('changeList.title')}
        hint={t('changeList.hint')}
        actions={
          read.kind === 'read' && (
            <PaperPrintActions
              subject={{ what: 'changeList' }}
              code="change-list"
              fileName={`change-list-${month}.pdf`}
              model={model}
            />
          )
        }
      />
      <div className={styles['filters']}>
        <FilterSelect
          label={t('changeList.month')}
          data={months.map((value) => ({ value, label: dateInWords(t, `${value}-01`, 'month') }))}
          value={month}
          set={false}
          onChange={(value) => {
            setMonth(value)
            setCommunity(ALL)
          }}
        />
        <FilterSelect
          label={t('changeList.community')}
          width={180}
          data={[
            { value: ALL, label: t('changeList.allCommunities') },
            ...communities.map((name) => ({ value: `c:${name}`, label: name || t('changeList.noCommunity') })),
          ]}
          value={community}
          set={community !== ALL}
          onChange={setCommunity}
        />
      </div>
      {actor.role === 'clerk' && <Note tone="plain">{t('clerk.changeList')}</Note>}
      {read.kind === 'failed' && <Note tone="trouble">{t('changeList.failed', { reason: read.reason })}</Note>}
      {read.kind === 'read' && read.unreadable > 0 && (
        <Note tone="caution">{t('changeList.unreadable', { count: read.unreadable })}</Note>
      )}
      <Card flush fill={rows.length > 0 || read.kind === 'reading'}>
        <DataTable
          label={t('changeList.label', { month: dateInWords(t, `${month}-01`, 'month') })}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          onOpen={({ change }) => {
            const childId = change.children[0]?.id
            if (childId !== undefined) void navigate({ to: '/children/$childId/history', params: { childId } })
          }}
          pageKeys
          empty={<EmptyState>{t(read.kind === 'reading' ? 'changeList.reading' : 'changeList.none')}</EmptyState>}
        />
      </Card>
    </Page>
  )
}
