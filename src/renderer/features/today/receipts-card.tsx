import { IconClock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { childRows } from '../../../storage/selectors/children.ts'
import { awaitedReceipts } from '../../../storage/selectors/referrals.ts'
import { useDesk, useSight, useWorkspace } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { deadlineInWords } from '../../ui/date-text.tsx'
import styles from './today.module.css'

/** So many are named; the list of children has the late ones. */
const NAMED = 6

/** 等回执: letters that went out and whose receipt is not back, the one due first on top; a worker's own cases. */
export function ReceiptsCard() {
  const { t } = useTranslation()
  const { today } = useDesk()
  const sightOf = useSight()
  const rows = useWorkspace((state) => childRows(state, today))
  const documents = useWorkspace((state) => state.documents)
  const all = useWorkspace(awaitedReceipts)
  const awaited = all.flatMap((referral) => {
    const row = rows.find(({ childId }) => childId === referral.childId)
    const sight = row === undefined ? 'nameOnly' : sightOf(row.child)
    return row !== undefined && (sight === 'whole' || sight === 'read') ? [{ referral, row }] : []
  })
  if (awaited.length === 0) return null
  const late = awaited.filter(({ referral: { replyDueOn } }) => replyDueOn !== null && replyDueOn < today).length
  return (
    <Card title={t('today.receipts.title')}>
      <p className={styles['due']}>
        {late === 0
          ? t('today.receipts.some', { count: awaited.length })
          : t('today.receipts.someLate', { count: awaited.length, late })}
      </p>
      <ul className={styles['ages']}>
        {awaited.slice(0, NAMED).map(({ referral: { id, childId, replyDueOn }, row }) => {
          const recipient = documents.get(id)?.values['recipient']
          const past = replyDueOn !== null && replyDueOn < today
          return (
            <li key={id}>
              <Link
                to="/children/$childId/referrals/$referralId"
                params={{ childId, referralId: id }}
                className={styles['name'] ?? ''}
              >
                {row.name === '' ? t('childFile.unnamed') : row.name}
              </Link>{' '}
              <span className={cx(past && styles['late'], styles['turning'])}>
                {past && <IconClock size={16} stroke={1.6} aria-hidden="true" />}
                <span>{replyDueOn !== null && deadlineInWords(t, replyDueOn)}</span>
              </span>
              <div className={styles['todo']}>{typeof recipient === 'string' ? recipient : ''}</div>
            </li>
          )
        })}
      </ul>
      {awaited.length > NAMED && (
        <p className={styles['due']}>{t('today.receipts.more', { count: awaited.length - NAMED })}</p>
      )}
      {late > 0 && (
        <p className={styles['due']}>
          <Link to="/children" search={{ only: 'overdue' }}>
            {t('today.receipts.list')}
          </Link>
        </p>
      )}
    </Card>
  )
}
