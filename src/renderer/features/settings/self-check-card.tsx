import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import styles from './settings-page.module.css'

/** The way to the self-check. */
export function SelfCheckCard() {
  const { t } = useTranslation()
  return (
    <Card title={t('selfCheck.title')}>
      <div className={styles['small']}>
        <p>{t('selfCheck.linkHint')}</p>
        <Link to="/self-check">{t('selfCheck.link')}</Link>
      </div>
    </Card>
  )
}
