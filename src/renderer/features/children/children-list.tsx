import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChildRow } from '../../../storage/selectors/children.ts'
import { prepareChildIndex } from '../../app/child-index.ts'
import { rememberChildOrder } from '../../app/child-order.ts'
import type { ListedChild } from '../../app/find-rows.ts'
import { rememberLast } from '../../app/remember-last.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import type { TableKeys } from '../../ui/data-table.tsx'
import { Key } from '../../ui/key-hint.tsx'
import { LiveRegion } from '../../ui/live-region.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useFollowing } from '../../ui/use-following.ts'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import styles from './children-page.module.css'
import { ChildrenTable, useOpenChild } from './children-table.tsx'
import { ListFilters } from './list-filters.tsx'
import { filtersIn, isOnRegister, lookFor, useListPart } from './list-view.ts'
import { SavedLists } from './saved-lists.tsx'
import { useChildRows, useListed } from './use-listed.ts'

/** Keys that act on the list while words are typed. */
const LIST_KEYS = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Enter']

/** The field, the filters and what they leave. The list follows the field; how many it shows always tells of its lines. */
export function ChildrenList({ onRegister }: { readonly onRegister: () => void }) {
  const { t } = useTranslation()
  const openChild = useOpenChild()
  const rows = useChildRows()
  const filters = useListPart(filtersIn)
  const wanted = useListPart((view) => view.wanted)
  const [words, catchUp] = useFollowing(wanted)
  const listed = useListed(words)
  const among = useListed('')
  const search = useRef<HTMLInputElement>(null)
  const keys = useRef<TableKeys>(null)
  const order = useRef<readonly ListedChild[]>([])
  useEffect(() => prepareChildIndex(rows), [rows])

  const onOrder = useCallback((inOrder: readonly ListedChild[]) => {
    order.current = inOrder
    rememberChildOrder(() => inOrder.map(({ row }) => row.childId))
  }, [])
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || !LIST_KEYS.includes(event.key)) return
    event.preventDefault()
    catchUp()
    const acted = keys.current?.press(event) ?? false
    const first = order.current[0]
    if (!acted && event.key === 'Enter' && first !== undefined) openChild(first)
  }
  useHotkeys({ '/': () => search.current?.focus() })

  const listedWords = t('children.listed', {
    shown: listed.length,
    total: countOnRegister(rows),
  })
  useStatusLine(listedWords, [
    { keys: ['/'], words: t('children.keys.find') },
    { keys: ['↑', '↓'], words: t('children.keys.move') },
    { keys: ['Enter'], words: t('children.keys.open') },
    { keys: ['N'], words: t('children.keys.register') },
  ])

  return (
    <>
      <div className={styles['tools']}>
        <SearchField
          label={t('children.find')}
          placeholder={t('children.findPlaceholder')}
          value={wanted}
          onChange={lookFor}
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
        <LiveRegion>{words === '' ? '' : t('children.listedShort', { count: listed.length })}</LiveRegion>
      </div>
      <Card flush fill busy={words !== wanted}>
        <ChildrenTable
          words={words}
          listed={listed}
          among={among}
          hasChildren={rows.length > 0}
          onRegister={onRegister}
          onOrder={onOrder}
          keys={keys}
        />
      </Card>
    </>
  )
}

const countOnRegister = rememberLast(
  (rows: readonly ChildRow[]) => rows.filter(({ child }) => isOnRegister(child)).length,
)
