import { Button } from '@mantine/core'
import { IconDownload, IconPlus, IconPrinter, IconUpload } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { childRows } from '../../../storage/selectors/children.ts'
import { monthsBefore } from '../../../storage/selectors/facts.ts'
import { importChildren } from '../../../verbs/imports/import-children.ts'
import { EXPORTERS } from '../../../verbs/rights.ts'
import { prepareChildIndex } from '../../app/child-index.ts'
import { rememberChildOrder } from '../../app/child-order.ts'
import { useDesk, useSight, useWorkspace } from '../../app/desk-context.tsx'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable, type TableKeys } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Key } from '../../ui/key-hint.tsx'
import { LiveRegion } from '../../ui/live-region.tsx'
import { OnceOpened } from '../../ui/once-opened.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import styles from './children-page.module.css'
import type { ListedChild } from '../../app/find-rows.ts'
import { ExportDialog } from './export-dialog.tsx'
import { ListFilters } from './list-filters.tsx'
import {
  changeListView,
  filtersIn,
  isFiltered,
  isOnRegister,
  useListView,
  WHOLE_LIST,
  type FilterTerms,
} from './list-view.ts'
import { DuplicatesButton } from './duplicates-dialog.tsx'
import { RosterDialog } from './roster-dialog.tsx'
import { SavedLists } from './saved-lists.tsx'
import { useListed } from './use-listed.ts'
import { NewFileDialog } from './new-file-dialog.tsx'
import { useChildColumns } from './use-child-columns.tsx'

const route = getRouteApi('/children')

/** 儿童档案: find a child by any part of the name and open the file. */
export function ChildrenPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const desk = useDesk()
  const rows = useWorkspace((state) => childRows(state, desk.today))
  const view = useListView()
  const sightOf = useSight()
  const staleAfterMonths = useWorkspace(({ station }) => station.get('station')?.settings.staleAfterMonths ?? 12)
  const terms = useMemo<FilterTerms>(
    () => ({
      staleBefore: monthsBefore(desk.today, staleAfterMonths),
      seen: (child) => sightOf(child) !== 'nameOnly',
    }),
    [desk.today, staleAfterMonths, sightOf],
  )
  const filters = filtersIn(view)
  const listed = useListed(rows, view.wanted, filters, terms)
  const onRegister = useMemo(() => rows.filter(({ child }) => isOnRegister(child)).length, [rows])
  useEffect(() => prepareChildIndex(rows), [rows])
  const columns = useChildColumns()
  const search = useRef<HTMLInputElement>(null)
  const keys = useRef<TableKeys>(null)
  const order = useRef<readonly ListedChild[]>([])
  const { register = false } = route.useSearch()
  const [printing, setPrinting] = useState(false)
  const [registering, setRegistering] = useState(register)
  const [exporting, setExporting] = useState(false)
  const mayImport = importChildren.roles.includes(desk.actor.role)
  const mayExport = EXPORTERS.includes(desk.actor.role)

  const open = ({ row }: ListedChild) => void navigate({ to: '/children/$childId', params: { childId: row.childId } })
  const onOrder = useCallback((inOrder: readonly ListedChild[]) => {
    order.current = inOrder
    rememberChildOrder(inOrder.map(({ row }) => row.childId))
  }, [])
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || !['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Enter'].includes(event.key))
      return
    event.preventDefault()
    const acted = keys.current?.press(event) ?? false
    const first = order.current[0]
    if (!acted && event.key === 'Enter' && first !== undefined) open(first)
  }

  useHotkeys({
    '/': () => search.current?.focus(),
    n: () => setRegistering(true),
    'mod+p': () => setPrinting(true),
  })
  const listedWords = t('children.listed', {
    shown: listed.length.toLocaleString('en'),
    total: onRegister.toLocaleString('en'),
  })
  useStatusLine(listedWords, [
    { keys: ['/'], words: t('children.keys.find') },
    { keys: ['↑', '↓'], words: t('children.keys.move') },
    { keys: ['Enter'], words: t('children.keys.open') },
    { keys: ['N'], words: t('children.keys.register') },
  ])

  return (
    <Page>
      <PageHeader
        title={t('children.title')}
        actions={
          <>
            {mayImport && (
              <Button
                leftSection={<IconUpload size={16} stroke={1.8} aria-hidden="true" />}
                onClick={() => void navigate({ to: '/children/import' })}
              >
                {t('register.import.open')}
              </Button>
            )}
            {mayExport && (
              <Button
                leftSection={<IconDownload size={16} stroke={1.8} aria-hidden="true" />}
                onClick={() => setExporting(true)}
              >
                {t('register.export.open')}
              </Button>
            )}
            <DuplicatesButton rows={rows} />
            <Button
              leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
              onClick={() => setPrinting(true)}
            >
              {t('lists.roster.open')}
            </Button>
            <Button
              variant="filled"
              leftSection={<IconPlus size={16} stroke={1.8} aria-hidden="true" />}
              rightSection={<Key onDark>N</Key>}
              onClick={() => setRegistering(true)}
            >
              {t('children.register')}
            </Button>
          </>
        }
      />
      <div className={styles['tools']}>
        <SearchField
          label={t('children.find')}
          placeholder={t('children.findPlaceholder')}
          value={view.wanted}
          onChange={(wanted) => changeListView({ wanted })}
          onKeyDown={onSearchKey}
          width={350}
          hint={<Key>/</Key>}
          inputRef={search}
        />
        <SavedLists view={filters} />
        <span className={styles['count']} aria-hidden="true">
          {listedWords}
        </span>
        <ListFilters rows={rows} view={filters} />
        <LiveRegion>{view.wanted === '' ? '' : t('children.listedShort', { count: listed.length })}</LiveRegion>
      </div>
      <Card flush fill>
        <DataTable
          label={t('children.list')}
          columns={columns}
          rows={listed}
          rowId={rowId}
          onOpen={open}
          onActive={(active) => changeListView({ activeId: active?.row.childId ?? null })}
          initialActive={view.activeId}
          onOrder={onOrder}
          keys={keys}
          // What is found stands by how well it matches; everything, by how grave it is. A pressed head sorts either.
          key={view.wanted.trim() === '' ? 'all' : 'found'}
          {...(view.wanted.trim() === '' ? { initialSort: BY_RISK } : {})}
          pageKeys
          empty={<Nobody hasChildren={rows.length > 0} onRegister={() => setRegistering(true)} />}
        />
      </Card>
      {printing && <RosterDialog listed={listed} view={view} onClose={() => setPrinting(false)} />}
      <OnceOpened opened={registering}>
        <NewFileDialog opened={registering} onClose={() => setRegistering(false)} />
      </OnceOpened>
      <OnceOpened opened={exporting}>
        <ExportDialog opened={exporting} onClose={() => setExporting(false)} rows={listed.map(({ row }) => row)} />
      </OnceOpened>
    </Page>
  )
}

const BY_RISK = { column: 'risk' } as const

function rowId({ row }: ListedChild): string {
  return row.childId
}

function Nobody({ hasChildren, onRegister }: { readonly hasChildren: boolean; readonly onRegister: () => void }) {
  const { t } = useTranslation()
  const view = useListView()
  if (!hasChildren) {
    return (
      <EmptyState
        action={
          <Button size="xs" onClick={onRegister}>
            {t('children.register')}
          </Button>
        }
      >
        {t('children.empty.none')}
      </EmptyState>
    )
  }
  const showAll = (
    <Button size="xs" onClick={() => changeListView(WHOLE_LIST)}>
      {t('children.empty.clear')}
    </Button>
  )
  return view.wanted !== '' && !isFiltered(view) ? (
    <EmptyState action={showAll}>{t('children.empty.notFound', { wanted: view.wanted })}</EmptyState>
  ) : (
    <EmptyState action={showAll}>{t('children.empty.filtered')}</EmptyState>
  )
}
