import {
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type SortingState,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  memo,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import styles from './data-table.module.css'
import { fitColumns } from './fit-columns.ts'
import { mayUseSingleKeys } from './use-hotkeys.ts'

export interface DataColumn<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row, state: { readonly active: boolean }) => ReactNode
  /** Least width in px. What is left over is shared by `grow`. */
  readonly width: number
  readonly grow?: number
  /** Figures stand at the right. */
  readonly align?: 'right'
  /** 1 stays longest. Columns with the highest number are dropped first; one without a number always stays. */
  readonly priority?: number
  /** Makes the column sortable. `null` sorts last. */
  readonly sortValue?: (row: Row) => string | number | null
}

/** For a field that filters the table and lends it its arrow keys. */
export interface TableKeys {
  /** True when the key moved the active row or opened it. */
  readonly press: (event: KeyboardEvent) => boolean
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
  /** The row the keys stand on at first. */
  readonly initialActive?: string | null
  /** All rows in the order they are listed, whenever it changes. */
  readonly onOrder?: (rows: readonly Row[]) => void
  readonly keys?: Ref<TableKeys>
  readonly initialSort?: { readonly column: string; readonly descending?: boolean }
  readonly rowHeight?: number
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode
  /** ↑ ↓ J K Enter work on this table while nothing else has the focus. One table per page. */
  readonly pageKeys?: boolean
}

const features = tableFeatures({ rowSortingFeature, columnVisibilityFeature, sortedRowModel: createSortedRowModel() })
const byWords = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })

/**
 * A list: real table, only the rows in sight are drawn, so 10,000 are as quick as 10. Columns that do not fit are
 * dropped by priority and named below; nothing scrolls sideways.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, onOpen, onActive, initialSort, rowHeight = 37, empty, pageKeys = false } = props
  const { onOrder, initialActive = null, keys } = props
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const tableId = useId()
  const [firstRect] = useState(likelyRect)
  const width = useWidth(scroller, firstRect.width)
  const { shown, dropped } = useMemo(() => fitColumns(columns, width), [columns, width])
  const [sorting, setSorting] = useState<SortingState>(
    initialSort === undefined ? [] : [{ id: initialSort.column, desc: initialSort.descending ?? false }],
  )
  const [activeId, setActiveId] = useState<string | null>(initialActive)

  const defs = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return helper.columns(
      columns.map(({ id, header, sortValue }) =>
        helper.accessor((row) => sortValue?.(row) ?? null, {
          id,
          header,
          enableSorting: sortValue !== undefined,
          sortUndefined: false,
          sortFn: (a, b) => compareValues(sortValue?.(a.original) ?? null, sortValue?.(b.original) ?? null),
        }),
      ),
    )
  }, [columns])
  const visibility = useMemo(() => Object.fromEntries(dropped.map((column) => [column.id, false])), [dropped])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({
    features,
    columns: defs,
    data,
    getRowId: rowId,
    state: { sorting, columnVisibility: visibility },
    onSortingChange: setSorting,
  })
  const sorted = table.getRowModel().rows
  // The virtualizer's functions are only called here, never handed to a memoized child.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    initialRect: firstRect,
    getItemKey: (index) => sorted[index]?.id ?? index,
    overscan: useOverscan(),
    scrollPaddingStart: 36,
  })
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const activeIndex = sorted.findIndex((row) => row.id === activeId)

  const moveTo = (index: number) => {
    const row = sorted[Math.max(0, Math.min(sorted.length - 1, index))]
    if (row === undefined) return
    setActiveId(row.id)
    onActive?.(row.original)
    virtual.scrollToIndex(row.index === -1 ? 0 : sorted.indexOf(row))
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
    onOpen(active.original)
    return true
  }
  const latestAct = useRef(actOnKey)
  const pressed = (index: number, target: EventTarget) => {
    const row = sorted[index]
    if (row === undefined) return
    setActiveId(row.id)
    onActive?.(row.original)
    if (onOpen !== undefined && !isOwnControl(target) && nothingSelected()) onOpen(row.original)
  }
  const latestPressed = useRef(pressed)
  useEffect(() => {
    latestAct.current = actOnKey
    latestPressed.current = pressed
  })
  // One function for all rows and all times: a row is drawn anew only when something in it is.
  const press = useCallback((index: number, target: EventTarget) => latestPressed.current(index, target), [])
  useImperativeHandle(keys, () => ({ press: (event) => latestAct.current(event) }), [])
  useEffect(() => onOrder?.(sorted.map((row) => row.original)), [sorted, onOrder])
  // Coming back to a long list finds the row again.
  const first = useRef(activeIndex)
  useEffect(() => {
    if (first.current > 0) virtual.scrollToIndex(first.current, { align: 'center' })
    // Once, when the table appears.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  useEffect(() => {
    if (!pageKeys) return
    const onKey = (event: globalThis.KeyboardEvent) => {
      // Enter on a link or button is theirs; inside the table its own handler has already acted.
      if (event.defaultPrevented || event.isComposing || !mayUseSingleKeys(event.target)) return
      if (event.key === 'Enter' && event.target instanceof Element && isOwnControl(event.target)) return
      if (latestAct.current(event)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [pageKeys])

  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  return (
    <div className={styles['root']}>
      <div ref={scroller} className={styles['scroller']}>
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
          <thead>
            <tr aria-rowindex={1}>
              {shown.map(({ column }) => {
                const header = table.getColumn(column.id)
                const direction = header?.getIsSorted() ?? false
                return (
                  <th
                    key={column.id}
                    scope="col"
                    className={cx(column.align === 'right' && styles['right'])}
                    {...(direction === false ? {} : { 'aria-sort': direction === 'asc' ? 'ascending' : 'descending' })}
                  >
                    {column.sortValue === undefined ? (
                      column.header
                    ) : (
                      <button
                        type="button"
                        className={cx(styles['sort'], direction !== false && styles['sorted'])}
                        title={t('common.table.sortBy', { name: column.header })}
                        onClick={() => header?.toggleSorting(direction === 'asc')}
                      >
                        {column.header}
                        {direction !== false && <span aria-hidden="true"> {direction === 'asc' ? '↑' : '↓'}</span>}
                      </button>
                    )}
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <Spacer height={before} columns={shown.length} />}
            {items.map((item) => {
              const row = sorted[item.index]
              if (row === undefined) return null
              return (
                <BodyRow
                  key={row.id}
                  row={row.original}
                  id={`${tableId}-${row.id}`}
                  index={item.index}
                  active={row.id === activeId}
                  shown={shown}
                  opens={onOpen !== undefined}
                  measure={virtual.measureElement}
                  onPress={press}
                />
              )
            })}
            {after > 0 && <Spacer height={after} columns={shown.length} />}
          </tbody>
        </table>
      </div>
      {dropped.length > 0 && (
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

interface BodyRowProps<Row> {
  readonly row: Row
  readonly id: string
  readonly index: number
  readonly active: boolean
  readonly shown: readonly { readonly column: DataColumn<Row> }[]
  readonly opens: boolean
  readonly measure: (element: HTMLTableRowElement | null) => void
  readonly onPress: (index: number, target: EventTarget) => void
}

function PlainBodyRow<Row>({ row, id, index, active, shown, opens, measure, onPress }: BodyRowProps<Row>) {
  return (
    <tr
      id={id}
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={active}
      className={cx(opens && styles['opens'], active && styles['active'])}
      onClick={(event) => onPress(index, event.target)}
    >
      {shown.map(({ column }) => (
        <td key={column.id} className={cx(column.align === 'right' && styles['right'])}>
          {column.cell(row, { active })}
        </td>
      ))}
    </tr>
  )
}
// `memo` forgets that its component takes any kind of row.
const BodyRow = memo(PlainBodyRow) as typeof PlainBodyRow

/** Stands for the rows out of sight, so the scroll bar tells the truth. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr className={styles['spacer']} aria-hidden="true">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

function compareValues(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return byWords.compare(String(a), String(b))
}

/** A link or button in a cell does its own thing. */
function isOwnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a,button,input,label,[role=tab],[role=option]') !== null
}

/** Dragging over a phone number to copy it must not open the file. */
function nothingSelected(): boolean {
  return (window.getSelection()?.toString() ?? '') === ''
}

/** The table of the page before is the best guess at how large this one is; before any, what window and frame leave. */
let lastWidth: number | null = null
const FRAME_WIDTH = 238
const FRAME_HEIGHT = 250

/** What is drawn before anything can be measured: right in most cases, so that a list is not drawn twice. */
function likelyRect(): { readonly width: number; readonly height: number } {
  return {
    width: lastWidth ?? Math.max(0, window.innerWidth - FRAME_WIDTH),
    height: Math.max(0, window.innerHeight - FRAME_HEIGHT),
  }
}

/** Rows beyond the edge that are drawn, for scrolling. None at first: nobody scrolls what is not there yet. */
const OVERSCAN = 8

function useOverscan(): number {
  const [rows, setRows] = useState(0)
  useEffect(() => {
    const idle = requestIdleCallback(() => setRows(OVERSCAN))
    return () => cancelIdleCallback(idle)
  }, [])
  return rows
}

function useWidth(element: { readonly current: HTMLElement | null }, first: number): number {
  const [width, setWidth] = useState(first)
  useEffect(() => {
    const seen = element.current
    if (seen === null) return
    const observer = new ResizeObserver(() => {
      lastWidth = seen.clientWidth
      setWidth(lastWidth)
    })
    observer.observe(seen)
    return () => observer.disconnect()
  }, [element])
  return width
}
