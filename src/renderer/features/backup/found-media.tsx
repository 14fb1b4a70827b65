import { Button } from '@mantine/core'
import { IconUsb } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BackupEntry } from '../../../domain/records.ts'
import { knownMedia } from '../../../storage/selectors/backups.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { sizeInWords } from '../../ui/sizes.ts'
import styles from './backup-page.module.css'
import type { Place, StickName } from './use-backup.ts'

interface FoundMediaProps {
  readonly media: readonly Place[] | null
  readonly onLook: () => void
  readonly running: boolean
  /** A stick the register knows: one press is enough. */
  readonly onStart: (place: Place, stick: StickName) => void
  /** A stick without a number: it is named first. */
  readonly onName: (place: Place) => void
}

/** Sticks that are plugged in. Those of this station come first, with their number. */
export function FoundMedia({ media, onLook, running, onStart, onName }: FoundMediaProps) {
  const { t } = useTranslation()
  const register = useWorkspace(knownMedia)
  const sorted = [...(media ?? [])].sort((one, other) =>
    (one.medium?.number ?? '~').localeCompare(other.medium?.number ?? '~'),
  )
  const firstKnown = sorted.find(({ medium }) => medium !== null)
  return (
    <>
      {media !== null && media.length === 0 && <p className={styles['hint']}>{t('backup.where.hint')}</p>}
      {media === null && <p className={styles['hint']}>{t('backup.where.looking')}</p>}
      {sorted.map((place) => {
        const entry = place.medium === null ? undefined : register.get(place.medium.number)
        return (
          <div key={place.folder} className={styles['found']}>
            <IconUsb size={18} stroke={1.6} aria-hidden="true" />
            <div>
              <b>
                {place.medium === null
                  ? t('backup.where.unknown', { label: place.label })
                  : stickInWords(t('backup.where.stick', { number: place.medium.number }), entry)}
              </b>
              <div className={styles['free']}>
                {t('backup.where.free', { size: sizeInWords(place.freeBytes) })}
                {entry !== undefined &&
                  `${t('backup.where.sep')}${t('backup.where.used', { date: dateInWords(t, entry.at, 'day') })}`}
              </div>
            </div>
            {place.medium === null ? (
              <Button
                size="xs"
                variant={firstKnown === undefined && place === sorted[0] ? 'filled' : 'default'}
                disabled={running}
                onClick={() => onName(place)}
              >
                {t('backup.where.give')}
              </Button>
            ) : (
              <Button
                size="xs"
                variant={place === firstKnown ? 'filled' : 'default'}
                disabled={running}
                onClick={() =>
                  entry === undefined || place.medium === null
                    ? onName(place)
                    : onStart(place, { number: place.medium.number, name: entry.medium })
                }
              >
                {t('backup.where.toThis', { number: place.medium.number })}
              </Button>
            )}
          </div>
        )
      })}
      <div>
        <Button size="xs" variant="subtle" className={styles['look']} disabled={running} onClick={onLook}>
          {t('backup.where.again')}
        </Button>
      </div>
    </>
  )
}

function stickInWords(number: string, entry: BackupEntry | undefined): string {
  return entry === undefined ? number : `${number} · ${entry.medium}`
}
