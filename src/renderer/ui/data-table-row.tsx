import { memo, type MouseEvent, type ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './data-table.module.css'

interface Shown<Row> {
  readonly column: { readonly id: string; readonly align?: 'right'; readonly cell: (row: Row) => ReactNode }
}

export interface DataTableRowProps<Row> {
  readonly row: Row
  /** Of the element, for the table's aria-activedescendant. */
  readonly domId: string
  /** Its place in the whole list, counted from 0. */
  readonly index: number
  readonly active: boolean
  readonly opens: boolean
  readonly shown: readonly Shown<Row>[]
  readonly measure: (element: HTMLTableRowElement | null) => void
  readonly onPress: (index: number, event: MouseEvent) => void
  /** Whether two rows are drawn alike. */
  readonly alike: (one: Row, other: Row) => boolean
}

/** A line of the table. It is drawn anew only when something of it is: a key that moves the mark draws two. */
function Line<Row>({ row, domId, index, active, opens, shown, measure, onPress }: DataTableRowProps<Row>) {
  return (
    <tr
      id={domId}
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={active}
      className={cx(opens && styles['opens'], active && styles['active'])}
      onClick={(event) => onPress(index, event)}
    >
      {shown.map(({ column }) => (
        <td key={column.id} className={cx(column.align === 'right' && styles['right'])}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

function isDrawn<Row>(before: DataTableRowProps<Row>, now: DataTableRowProps<Row>): boolean {
  return (
    (before.row === now.row || now.alike(before.row, now.row)) &&
    before.domId === now.domId &&
    before.index === now.index &&
    before.active === now.active &&
    before.opens === now.opens &&
    before.shown === now.shown &&
    before.measure === now.measure &&
    before.onPress === now.onPress
  )
}

// memo forgets that a component takes any kind of row.
export const DataTableRow = memo(Line, isDrawn) as typeof Line
