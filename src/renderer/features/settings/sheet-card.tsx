import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Station } from '../../../domain/records.ts'
import { sheetOnFile } from '../../../verbs/station/sheet-on-file.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import styles from './settings-page.module.css'

/** For the head: which recovery sheet opens the station, where its copies are kept, and the way to a new one. */
export function SheetCard({ station }: { readonly station: Station }) {
  const { t } = useTranslation()
  const { serial, madeOn, places } = sheetOnFile(station)
  const unknown = t('recoverySheet.card.unknown')
  return (
    <Card title={t('recoverySheet.card.title')}>
      <div className={styles['small']}>
        <p>{t('recoverySheet.card.serial', { serial, date: dateInWords(t, madeOn, 'full') })}</p>
        <p>{t('recoverySheet.card.places', { first: places[0] || unknown, second: places[1] || unknown })}</p>
      </div>
      <Link to="/settings/recovery-sheet">{t('recoverySheet.card.link')}</Link>
    </Card>
  )
}
