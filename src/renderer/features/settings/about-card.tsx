import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { appVersion } from '../../app/app-version.ts'
import type { Station } from '../../../domain/records.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import styles from './settings-page.module.css'

/** Version, licence, and where the recovery sheets are kept. */
export function AboutCard({ sheet }: { readonly sheet: Station['recoverySheet'] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const unknown = t('settings.sheet.unknown')
  return (
    <>
      {sheet !== undefined && (
        <Card title={t('settings.sheet.title')}>
          <div className={styles['small']}>
            <p>{t('settings.sheet.serial', { serial: sheet.serial, date: dateInWords(t, sheet.madeOn, 'full') })}</p>
            <p>
              {t('settings.sheet.places', { first: sheet.places[0] || unknown, second: sheet.places[1] || unknown })}
            </p>
          </div>
        </Card>
      )}
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
