import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import styles from './restore-page.module.css'

const STEPS = ['install', 'begin', 'choose', 'open', 'look', 'go'] as const

/** How the files come back on another PC. Nothing can be restored over a station that is open. */
export function RestoreGuide() {
  const { t } = useTranslation()
  return (
    <Page>
      <PageHeader title={t('restore.title')} />
      <div className={styles['narrow']}>
        <Card title={t('restore.guide.title')}>
          <p>{t('restore.guide.lead')}</p>
          <ol className={styles['steps']}>
            {STEPS.map((step) => (
              <li key={step}>{t(`restore.guide.${step}`)}</li>
            ))}
          </ol>
          <p className={styles['hint']}>{t('restore.guide.stock')}</p>
          <Link to="/backup">{t('restore.guide.back')}</Link>
        </Card>
      </div>
    </Page>
  )
}
