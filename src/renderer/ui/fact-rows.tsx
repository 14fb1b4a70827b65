import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dateInWords } from './date-text.tsx'
import styles from './fact-rows.module.css'

export interface FactRow {
  readonly id: string
  readonly label: ReactNode
  readonly value: ReactNode
  /** YYYY-MM-DD; `null` when it never was; left out for rows that are no facts. */
  readonly verifiedOn?: string | null
  /** Not verified for the station's term: month dashed and 待核实. */
  readonly stale?: boolean
  /** Opens that one field. */
  readonly onVerify?: () => void
}

/** Facts of a file: label, words, month of verification. */
export function FactRows({ rows }: { readonly rows: readonly FactRow[] }) {
  return (
    <dl className={styles['rows']}>
      {rows.map((row) => (
        <Fragment key={row.id}>
          <dt className={styles['label']}>{row.label}</dt>
          <dd className={styles['value']}>{row.value}</dd>
          <dd className={styles['verified']}>
            <Verified row={row} />
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

function Verified({ row: { verifiedOn, stale = false, onVerify } }: { readonly row: FactRow }) {
  const { t } = useTranslation()
  if (verifiedOn === undefined) return null
  const month = verifiedOn === null ? null : dateInWords(t, verifiedOn, 'month')
  if (!stale && month !== null) return month
  const words = (
    <>
      {month !== null && (
        <>
          <span className={styles['month']}>{month}</span>{' '}
        </>
      )}
      {t(month === null ? 'common.fact.neverVerified' : 'common.fact.unverified')}
    </>
  )
  return onVerify === undefined ? (
    <span className={styles['stale']}>{words}</span>
  ) : (
    <button type="button" className={styles['stale']} onClick={onVerify}>
      {words}
    </button>
  )
}
