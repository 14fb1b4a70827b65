import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import type { Manifest } from '../../../backup/manifest.ts'
import { numberInWords } from '../../../domain/number-in-words.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import { OlderNote } from './older-note.tsx'
import styles from './restore-page.module.css'

const SHOWN = ['children', 'households', 'documents', 'referrals', 'staff'] as const

/** What the verified backup holds. */
export function Contents({ manifest }: { readonly manifest: Manifest }) {
  const { t } = useTranslation()
  const count = (table: string) => manifest.tables.find(({ name }) => name === table)?.records ?? 0
  return (
    <>
      <Note tone="info">{t('restore.place.verified')}</Note>
      <OlderNote manifest={manifest} />
      <dl className={styles['contents']}>
        <dt>{t('restore.place.station')}</dt>
        <dd>
          <b>{manifest.stationName}</b>
        </dd>
        <dt>{t('restore.place.madeAt')}</dt>
        <dd>
          {dateInWords(t, manifest.madeAt, 'full')} {dayjs(manifest.madeAt).format(t('common.dates.time'))}
        </dd>
        {SHOWN.map((table) => (
          <div key={table} className={styles['pair']}>
            <dt>{t(`backup.count.tables.${table}`)}</dt>
            <dd>{numberInWords(count(table))}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
