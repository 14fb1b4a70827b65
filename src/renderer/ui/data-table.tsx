import { measureElement, useVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import { DataTableRow } from './data-table-row.tsx'
import styles from './data-table.module.css'
import { fitColumns } from './fit-columns.ts'
import { noteSize, useLikelySize } from './list-size.ts'
import { inOrderOf, sortRows, type SortValue } from './sort-rows.ts'
import { mayUseSingleKeys } from './use-hotkeys.ts'

export interface DataColumn<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Least width in px. What is left over is shared by `grow`. */
  readonly width: number
  readonly grow?: number
  /** Figures stand at the right. */
  readonly align?: 'right'
  /** 1 stays longest. Columns with the highest number are dropped first; one without a number always stays. */
  readonly priority?: number
  /** Makes the column sortable. `null` sorts last. The same function between visits keeps a long list sorted. */
  readonly sortValue?: SortValue<Row>
}

/** For a field that filters the table and lends it its arrow keys. */
export interface TableKeys {
  /** True when the key moved the active row or opened it. */
  readonly press: (event: KeyboardEvent) => boolean
}

interface Sort {
  readonly column: string
  readonly descending?: boolean
}

interface DataTableProps<Row> {
  /** Accessible name: 儿童名单. */
  readonly label: string
  /** Stable between renders (module scope or `useMemo`), as `rows` should be. */
  readonly columns: readonly DataColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** Click or Enter. */
  readonly onOpen?: (row: Row) => void
  /** The row the keys stand on, when it changes. */
  readonly onActive?: (row: Row | null) => void
  /** The row the keys stand on, where somebody else keeps it; otherwise the table does. */
  readonly activeId?: string | null
  /** All rows in the order they are listed, whenever it changes. */
  readonly onOrder?: (rows: readonly Row[]) => void
  readonly keys?: Ref<TableKeys>
  /** How the rows stand until a head is pressed; without it as they come. Another one lets go of a pressed head. */
  readonly usualSort?: Sort
  /** What was asked for: the list of another asking begins at its top, or at the row the keys stand on. */
  readonly asked?: string
  /** When `rows` are found among more: all of them, so that sorting is done once and not for each find. */
  readonly among?: readonly Row[]
  /** Whether two rows of one id are drawn alike; only the very same unless told. */
  readonly alike?: (one: Row, other: Row) => boolean
  /** Cells keep nothing of their own: a line may be drawn over for another row, which is quicker than a new one. */
  readonly drawnOver?: boolean
  readonly rowHeight?: number
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode
  /** ↑ ↓ J K Enter work on this table while nothing else has the focus. One table per page. */
  readonly pageKeys?: boolean
}

/** Lines drawn beyond each edge of what is in sight. */
const OVERSCAN = 4

/**
 * A list: real table, only the rows in sight are drawn, so 10,000 are as quick as 10. Columns that do not fit are
 * dropped by priority and named below; nothing scrolls sideways. Rows are sorted here (`sort-rows.ts`) and not by a
 * table library: to make its objects of 10,000 rows takes longer than a key of the search may.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, onOpen, onActive, usualSort, rowHeight = 37, empty, pageKeys = false } = props
  const { onOrder, keys, among, asked = '', alike = Object.is, drawnOver = false } = props
  const { t } = useTranslation()
  const tableId = useId()
  const likely = useLikelySize(label)
  const { width, element: scroller, attach } = useWidth(label, likely.lineWidth)
  const { shown, dropped } = useMemo(() => fitColumns(columns, width), [columns, width])
  const [pressed, setPressed] = useState<{ readonly sort: Sort; readonly insteadOf: Sort | undefined } | null>(null)
  const sort = pressed?.insteadOf === usualSort ? (pressed?.sort ?? usualSort) : usualSort
  const [ownActiveId, setOwnActiveId] = useState<string | null>(null)
  const activeId = props.activeId === undefined ? ownActiveId : props.activeId

  const sorted = useMemo(() => {
    const by = columns.find(({ id }) => id === sort?.column)?.sortValue
    if (by === undefined) return rows
    const descending = sort?.descending ?? false
    return among === undefined
      ? sortRows(rows, by, descending)
      : inOrderOf(rows, sortRows(among, by, descending), rowId)
  }, [rows, among, columns, sort, rowId])
  // The virtualizer's functions are only called here and by elements, never handed to a memoized child.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    initialRect: { width: likely.lineWidth, height: likely.height },
    estimateSize: () => rowHeight,
    // Asked while a line is put in, the page would have to be laid out for it; once it is, the observer tells.
    measureElement: (line, entry, instance) =>
      entry === undefined
        ? (instance.itemSizeCache.get(instance.indexFromElement(line)) ?? rowHeight)
        : measureElement(line, entry, instance),
    overscan: OVERSCAN,
    scrollPaddingStart: 36,
  })
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const activeIndex = useMemo(
    () => (activeId === null ? -1 : sorted.findIndex((row) => rowId(row) === activeId)),
    [sorted, rowId, activeId],
  )

  const activate = (row: Row) => {
    setOwnActiveId(rowId(row))
    onActive?.(row)
  }
  const moveTo = (index: number) => {
    const row = sorted[Math.max(0, Math.min(sorted.length - 1, index))]
    if (row === undefined) return
    activate(row)
    virtual.scrollToIndex(sorted.indexOf(row))
  }
  const actOnKey = (event: KeyboardEvent | globalThis.KeyboardEvent): boolean => {
    if (event.ctrlKey || event.altKey || event.metaKey) return false
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: activeIndex + 1,
      j: activeIndex + 1,
      J: activeIndex + 1,
      ArrowUp: activeIndex - 1,
      k: activeIndex - 1,
      K: activeIndex - 1,
      PageDown: activeIndex + page,
      PageUp: activeIndex - page,
      Home: 0,
      End: sorted.length - 1,
    }
    const target = moves[event.key]
    if (target !== undefined) {
      moveTo(target)
      return true
    }
    const active = sorted[activeIndex]
    if (event.key !== 'Enter' || active === undefined || onOpen === undefined) return false
    onOpen(active)
    return true
  }
  const press = (index: number, event: MouseEvent) => {
    const row = sorted[index]
    if (row === undefined) return
    activate(row)
    if (onOpen !== undefined && !isOwnControl(event.target) && nothingSelected()) onOpen(row)
  }
  const latest = useRef({ actOnKey, press })
  // Before anybody can press the next key.
  useLayoutEffect(() => {
    latest.current = { actOnKey, press }
  })
  const onPress = useCallback((index: number, event: MouseEvent) => latest.current.press(index, event), [])
  useImperativeHandle(keys, () => ({ press: (event) => latest.current.actOnKey(event) }), [])
  useLayoutEffect(() => onOrder?.(sorted), [sorted, onOrder])
  // Coming back to a long list finds the row again.
  const stood = useRef<string | null>(null)
  useEffect(() => {
    if (activeIndex > 0) virtual.scrollToIndex(activeIndex, { align: 'center' })
    // Where it stands there already, asking for it would lay out the page.
    else if (stood.current !== null && (virtual.scrollOffset ?? 0) > 0) virtual.scrollToOffset(0)
    stood.current = asked
    // Only when something else was asked for: the keys scroll by themselves.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked])
  useEffect(() => {
    if (!pageKeys) return
    const onKey = (event: globalThis.KeyboardEvent) => {
      // Enter on a link or button is theirs; inside the table its own handler has already acted.
      if (event.defaultPrevented || event.isComposing || !mayUseSingleKeys(event)) return
      if (event.key === 'Enter' && event.target instanceof Element && isOwnControl(event.target)) return
      if (latest.current.actOnKey(event)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [pageKeys])

  const isEmpty = rows.length === 0 && empty !== undefined
  return (
    <div className={styles['root']}>
      {/* It stays where it is while there is nothing to list: put in anew it would have to be measured anew. */}
      <div ref={attach} className={styles['scroller']}>
        {isEmpty ? (
          empty
        ) : (
          <table
            role="grid"
            className={styles['table']}
            aria-label={label}
            aria-rowcount={sorted.length + 1}
            tabIndex={0}
            {...(activeIndex === -1 ? {} : { 'aria-activedescendant': `${tableId}-${activeId ?? ''}` })}
            onKeyDown={(event) => {
              if (event.target === event.currentTarget && actOnKey(event)) event.preventDefault()
            }}
          >
            <colgroup>
              {shown.map(({ column, width: px }) => (
                <col key={column.id} style={{ width: px }} />
              ))}
            </colgroup>
            <Head shown={shown} sort={sort} onSort={(next) => setPressed({ sort: next, insteadOf: usualSort })} />
            <tbody>
              {before > 0 && <Spacer height={before} columns={shown.length} />}
              {items.map((item) => {
                const row = sorted[item.index]
                if (row === undefined) return null
                const id = rowId(row)
                return (
                  <DataTableRow
                    key={drawnOver ? item.index : id}
                    row={row}
                    domId={`${tableId}-${id}`}
                    index={item.index}
                    active={id === activeId}
                    opens={onOpen !== undefined}
                    shown={shown}
                    measure={virtual.measureElement}
                    onPress={onPress}
                    alike={alike}
                  />
                )
              })}
              {after > 0 && <Spacer height={after} columns={shown.length} />}
            </tbody>
          </table>
        )}
      </div>
      {dropped.length > 0 && !isEmpty && (
        <div className={styles['dropped']}>
          {t('common.table.hiddenColumns', {
            count: dropped.length,
            names: dropped.map((column) => column.header).join(' · '),
          })}
        </div>
      )}
    </div>
  )
}

interface HeadProps {
  readonly shown: readonly { readonly column: Pick<DataColumn<never>, 'id' | 'header' | 'align' | 'sortValue'> }[]
  readonly sort: Sort | undefined
  readonly onSort: (sort: Sort) => void
}

function Head({ shown, sort, onSort }: HeadProps) {
  const { t } = useTranslation()
  return (
    <thead>
      <tr aria-rowindex={1}>
        {shown.map(({ column: { id, header, align, sortValue } }) => {
          const direction = sort?.column !== id ? null : sort.descending === true ? 'descending' : 'ascending'
          return (
            <th
              key={id}
              scope="col"
              className={cx(align === 'right' && styles['right'])}
              {...(direction === null ? {} : { 'aria-sort': direction })}
            >
              {sortValue === undefined ? (
                header
              ) : (
                <button
                  type="button"
                  className={cx(styles['sort'], direction !== null && styles['sorted'])}
                  title={t('common.table.sortBy', { name: header })}
                  onClick={() => onSort({ column: id, descending: direction === 'ascending' })}
                >
                  {header}
                  {direction !== null && <span aria-hidden="true"> {direction === 'ascending' ? '↑' : '↓'}</span>}
                </button>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

/** Stands for the rows out of sight, so the scroll bar tells the truth. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr className={styles['spacer']} aria-hidden="true">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

/** A link or button in a cell does its own thing. */
function isOwnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a,button,input,label,[role=tab],[role=option]') !== null
}

/** Dragging over a phone number to copy it must not open the file. */
function nothingSelected(): boolean {
  return (window.getSelection()?.toString() ?? '') === ''
}

/** The width of what is attached, before it is first painted and whenever it changes; until then the likely one. */
function useWidth(label: string, likely: number) {
  const [width, setWidth] = useState(likely)
  const element = useRef<HTMLDivElement | null>(null)
  const attach = useCallback(
    (attached: HTMLDivElement) => {
      const measure = () => setWidth(noteSize(label, attached).lineWidth)
      element.current = attached
      measure()
      const observer = new ResizeObserver(measure)
      observer.observe(attached)
      return () => {
        observer.disconnect()
        element.current = null
      }
    },
    [label],
  )
  return { width, element, attach }
}
