import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { memo, useCallback, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { sameListed, type ListedChild } from '../../app/find-rows.ts'
import { DataTable, type TableKeys } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { changeListView, filtersIn, isFiltered, useListPart, WHOLE_LIST } from './list-view.ts'
import { useChildColumns } from './use-child-columns.tsx'

interface ChildrenTableProps {
  /** What was searched for. */
  readonly words: string
  readonly listed: readonly ListedChild[]
  /** Everybody the filters leave. */
  readonly among: readonly ListedChild[]
  readonly hasChildren: boolean
  readonly onRegister: () => void
  readonly onOrder: (inOrder: readonly ListedChild[]) => void
  readonly keys: Ref<TableKeys>
}

/** The lines of the list. Nothing of it is drawn while a letter is put into the field. */
export const ChildrenTable = memo(function ChildrenTable(props: ChildrenTableProps) {
  const { words, listed, among, hasChildren, onRegister, onOrder, keys } = props
  const { t } = useTranslation()
  const openChild = useOpenChild()
  const activeId = useListPart((view) => view.activeId)
  const columns = useChildColumns()
  return (
    <DataTable
      label={t('children.list')}
      columns={columns}
      rows={listed}
      among={among}
      rowId={rowId}
      alike={sameListed}
      drawnOver
      rowHeight={LINE_HEIGHT}
      onOpen={openChild}
      activeId={activeId}
      onActive={onActive}
      onOrder={onOrder}
      keys={keys}
      asked={words}
      // What is found stands by how well it matches; everything, by how grave it is. A pressed head sorts either.
      {...(words.trim() === '' ? { usualSort: BY_RISK } : {})}
      pageKeys
      empty={<Nobody words={words} hasChildren={hasChildren} onRegister={onRegister} />}
    />
  )
})

const BY_RISK = { column: 'risk' } as const
/** Of a line with a name on it, in px. */
const LINE_HEIGHT = 39

function rowId({ row }: ListedChild): string {
  return row.childId
}

function onActive(active: ListedChild | null): void {
  changeListView({ activeId: active?.row.childId ?? null })
}

/** Opens the file of a line. */
export function useOpenChild(): (listed: ListedChild) => void {
  const navigate = useNavigate()
  return useCallback(
    ({ row }) => void navigate({ to: '/children/$childId', params: { childId: row.childId } }),
    [navigate],
  )
}

interface NobodyProps {
  readonly words: string
  readonly hasChildren: boolean
  readonly onRegister: () => void
}

function Nobody({ words, hasChildren, onRegister }: NobodyProps) {
  const { t } = useTranslation()
  const filters = useListPart(filtersIn)
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
  return words !== '' && !isFiltered(filters) ? (
    <EmptyState action={showAll}>{t('children.empty.notFound', { wanted: words })}</EmptyState>
  ) : (
    <EmptyState action={showAll}>{t('children.empty.filtered')}</EmptyState>
  )
}
