import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Station } from '../../../domain/records.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import styles from './settings-page.module.css'
import { useBegun } from './use-keys-renewal.ts'

/** For the head: when the keys were renewed, whether they should be, and the way there. */
export function KeysCard({ station }: { readonly station: Station }) {
  const { t } = useTranslation()
  const { startedAt } = useBegun()
  const { keysRenewedAt, keysToRenewSince } = station
  return (
    <Card title={t('keys.card.title')}>
      <div className={styles['small']}>
        <p>
          {keysRenewedAt === undefined
            ? t('keys.card.never')
            : t('keys.card.last', { date: dateInWords(t, keysRenewedAt, 'day') })}
        </p>
        {keysToRenewSince !== undefined && (
          <p>{t('keys.card.asked', { date: dateInWords(t, keysToRenewSince, 'day') })}</p>
        )}
        {startedAt !== null && <p>{t('keys.card.going')}</p>}
      </div>
      <Link to="/settings/keys">{t('keys.card.link')}</Link>
    </Card>
  )
}
