import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { appVersion } from '../../app/app-version.ts'
import { Card } from '../../ui/card.tsx'
import styles from './settings-page.module.css'

/** Version, licence, and where the files are. */
export function AboutCard() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <>
      <Card title={t('selfCheck.title')}>
        <div className={styles['small']}>
          <p>{t('selfCheck.linkHint')}</p>
          <Button size="xs" onClick={() => void navigate({ to: '/self-check' })}>
            {t('selfCheck.link')}
          </Button>
        </div>
      </Card>
      <Card title={t('settings.about.title')}>
        <div className={styles['small']}>
          <p>{t('settings.about.version', { version: appVersion() })}</p>
          <p>{t('settings.about.data')}</p>
          <p>{t('settings.about.licence')}</p>
        </div>
      </Card>
    </>
  )
}
