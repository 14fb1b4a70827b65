import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import styles from './settings-page.module.css'

/** The way to the trail, for who may see it: the head all of it, a worker their own. */
export function TrailCard() {
  const { t } = useTranslation()
  const { role } = useDesk().actor
  if (role !== 'head' && role !== 'worker') return null
  return (
    <Card title={t('trail.title')}>
      <div className={styles['small']}>
        <p>{t(role === 'head' ? 'trail.linkHint' : 'trail.linkHintOwn')}</p>
        <Link to="/settings/trail">{t('trail.link')}</Link>
      </div>
    </Card>
  )
}
