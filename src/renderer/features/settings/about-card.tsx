import { useTranslation } from 'react-i18next'
import { appVersion } from '../../app/app-version.ts'
import { Card } from '../../ui/card.tsx'
import styles from './settings-page.module.css'

/** Version, licence, and where the files are. */
export function AboutCard() {
  const { t } = useTranslation()
  return (
    <Card title={t('settings.about.title')}>
      <div className={styles['small']}>
        <p>{t('settings.about.version', { version: appVersion() })}</p>
        <p>{t('settings.about.data')}</p>
        <p>{t('settings.about.licence')}</p>
      </div>
    </Card>
  )
}
