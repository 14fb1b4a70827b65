import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import styles from './settings-page.module.css'

/** For the head: how many are at work here, and the way to the list. */
export function StaffCard() {
  const { t } = useTranslation()
  const count = useWorkspace((state) => [...state.staff.values()].filter(({ active }) => active).length)
  return (
    <Card title={t('staff.title')}>
      <p className={styles['small']}>{t('staff.card', { count })}</p>
      <Link to="/settings/staff">{t('staff.link')}</Link>
    </Card>
  )
}
