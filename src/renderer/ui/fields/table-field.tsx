import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnField, TableField } from '../../../forms/definition.ts'
import { useLanguage } from '../../app/use-language.ts'
import { FieldFrame, Problems } from './field-frame.tsx'
import { focusField } from './field-ids.ts'
import { ColumnView, Control } from './field-view.tsx'
import styles from './fields.module.css'
import { useRows } from './use-rows.ts'

/** At most so many columns stand side by side; wider rows are set as a small form each. */
const COLUMNS_SIDE_BY_SIDE = 4

/** Rows to add, move and take away, or rows that are always there. */
export const TableView = memo(function TableView({ field }: { readonly field: TableField }) {
  const { t } = useTranslation()
  const { rows, deleted, add, restore, remove, move } = useRows(field, field.id)
  const fixed = field.fixedRows !== undefined
  const row: RowActions = { remove, move, count: rows.length }
  return (
    <FieldFrame field={field} path={field.id} width={12} group>
      {rows.length > 0 &&
        (field.columns.length <= COLUMNS_SIDE_BY_SIDE ? (
          <Grid field={field} keys={rows.map(({ key }) => key)} actions={fixed ? null : row} />
        ) : (
          rows.map(({ key }, at) => <RowForm key={`${key}:${at}`} field={field} at={at} actions={row} />)
        ))}
      {!fixed && (
        <div className={styles['tableFoot']}>
          <Button
            size="xs"
            leftSection={<IconPlus size={16} stroke={1.6} aria-hidden="true" />}
            onClick={() => {
              const at = rows.length
              add()
              // The new row is on screen after this turn.
              setTimeout(() => focusField(`${field.id}[${String(at)}]`), 0)
            }}
          >
            {t('form.table.add')}
          </Button>
          {rows.length === 0 && <span className={styles['help']}>{t('form.table.empty')}</span>}
          {deleted !== null && (
            <span className={styles['help']} role="status">
              {t('form.table.removed', { row: deleted.at + 1 })}{' '}
              <Button variant="subtle" size="xs" onClick={restore}>
                {t('form.table.restore')}
              </Button>
            </span>
          )}
        </div>
      )}
    </FieldFrame>
  )
})

interface RowActions {
  readonly remove: (at: number) => void
  readonly move: (from: number, to: number) => void
  readonly count: number
}

interface GridProps {
  readonly field: TableField
  readonly keys: readonly number[]
  /** `null`: the rows are fixed. */
  readonly actions: RowActions | null
}

function Grid({ field, keys, actions }: GridProps) {
  const language = useLanguage()
  const { t } = useTranslation()
  const lead = field.fixedRows !== undefined || field.numbered === true
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          {lead && (field.fixedRows === undefined ? <th scope="col">{t('form.table.number')}</th> : <td />)}
          {field.columns.map((column) => (
            <th key={column.id} scope="col" style={columnWidth(column)}>
              {column.label[language]}
              {column.required === true && (
                <span className={styles['required']} aria-hidden="true">
                  *
                </span>
              )}
            </th>
          ))}
          {actions !== null && <th scope="col">{t('form.table.actions')}</th>}
        </tr>
      </thead>
      <tbody>
        {keys.map((key, at) => (
          <tr key={`${key}:${at}`} data-field={`${field.id}[${String(at)}]`}>
            {lead && (
              <th scope="row" className={styles['rowHead']}>
                {field.fixedRows?.[at]?.label[language] ?? at + 1}
              </th>
            )}
            {field.columns.map((column) => {
              const path = `${field.id}[${String(at)}].${column.id}`
              return (
                <td key={column.id} data-field={path}>
                  <Cell column={column} path={path} row={field.fixedRows?.[at]?.label[language] ?? String(at + 1)} />
                </td>
              )
            })}
            {actions !== null && (
              <td className={styles['rowActions']}>
                <RowButtons field={field} at={at} actions={actions} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A cell's control is named by its column and row. */
function Cell({ column, path, row }: { readonly column: ColumnField; readonly path: string; readonly row: string }) {
  const language = useLanguage()
  return (
    <div role="group" aria-label={`${row} ${column.label[language]}`}>
      <Control field={column} path={path} label={`${row} ${column.label[language]}`} />
      <Problems path={path} />
    </div>
  )
}

/** A row of many columns: a form of its own with its number. */
function RowForm({
  field,
  at,
  actions,
}: {
  readonly field: TableField
  readonly at: number
  readonly actions: RowActions
}) {
  const { t } = useTranslation()
  const path = `${field.id}[${String(at)}]`
  return (
    <div className={styles['rowForm']} data-field={path} role="group" aria-label={t('form.table.row', { row: at + 1 })}>
      <div className={styles['rowFormHead']}>
        <span>{t('form.table.row', { row: at + 1 })}</span>
        <span className={styles['aside']}>
          <RowButtons field={field} at={at} actions={actions} />
        </span>
      </div>
      <div className={styles['grid']}>
        {field.columns.map((column, index) => (
          <ColumnView
            key={column.id}
            field={column}
            path={`${path}.${column.id}`}
            width={column.width ?? columnSpan(column, index)}
          />
        ))}
      </div>
    </div>
  )
}

function RowButtons({
  field,
  at,
  actions,
}: {
  readonly field: TableField
  readonly at: number
  readonly actions: RowActions
}) {
  const { t } = useTranslation()
  const named = (act: string) => ({ 'aria-label': t('form.table.actOnRow', { act, row: at + 1 }) })
  const moveTo = (to: number) => {
    actions.move(at, to)
    setTimeout(() => focusField(`${field.id}[${String(to)}]`), 0)
  }
  return (
    <>
      {at > 0 && (
        <Button variant="subtle" size="xs" onClick={() => moveTo(at - 1)} {...named(t('form.table.up'))}>
          {t('form.table.up')}
        </Button>
      )}
      {at < actions.count - 1 && (
        <Button variant="subtle" size="xs" onClick={() => moveTo(at + 1)} {...named(t('form.table.down'))}>
          {t('form.table.down')}
        </Button>
      )}
      <Button variant="subtle" size="xs" onClick={() => actions.remove(at)} {...named(t('form.table.remove'))}>
        {t('form.table.remove')}
      </Button>
    </>
  )
}

function columnSpan(column: ColumnField, index: number): number {
  switch (column.kind) {
    case 'longText':
      return index === 0 ? 12 : 6
    case 'text':
    case 'address':
      return 6
    default:
      return 3
  }
}

function columnWidth(column: ColumnField): { readonly width?: number } {
  switch (column.kind) {
    case 'date':
      return { width: 156 }
    case 'number':
      return { width: 76 }
    case 'money':
    case 'person':
      return { width: 104 }
    case 'codeList':
      return { width: 130 }
    case 'oneOf':
    case 'yesNo':
      return { width: 1 }
    default:
      return {}
  }
}
