import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import styles from './restore-page.module.css'

const STEPS = ['install', 'begin', 'choose', 'open', 'look', 'go'] as const

/** How the files come back on another PC, for whoever is not the head: over an open station only the head restores. */
export function RestoreGuide() {
  const { t } = useTranslation()
  return (
    <Page>
      <PageHeader
        above={<Link to="/backup">{t('common.frame.backup')}</Link>}
        title={t('restore.title')}
        hint={t('restore.over.headOnly')}
      />
      <div className={styles['narrow']}>
        <GuideCard />
      </div>
    </Page>
  )
}

export function GuideCard() {
  const { t } = useTranslation()
  return (
    <Card title={t('restore.guide.title')}>
      <ol className={styles['steps']}>
        {STEPS.map((step) => (
          <li key={step}>{t(`restore.guide.${step}`)}</li>
        ))}
      </ol>
      <p className={styles['hint']}>{t('restore.guide.stock')}</p>
    </Card>
  )
}
