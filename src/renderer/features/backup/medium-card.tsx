import { Button, TextInput } from '@mantine/core'
import { IconFolder, IconUsb } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { knownMedia, nextMediumNumber } from '../../../storage/selectors/backups.ts'
import { useSession, useWorkspace } from '../../app/desk-context.tsx'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { sizeInWords } from '../../ui/sizes.ts'
import styles from './backup-page.module.css'
import { FoundMedia } from './found-media.tsx'
import type { Place, StickName } from './use-backup.ts'

interface MediumCardProps {
  /** Sticks plugged in; `null` while they are looked for. */
  readonly media: readonly Place[] | null
  readonly onLook: () => void
  readonly running: boolean
  readonly onStart: (place: Place, stick: StickName) => void
}

/** Which stick: one the station knows is offered by its number, any other by the system's folder dialog. */
export function MediumCard({ media, onLook, running, onStart }: MediumCardProps) {
  const { t } = useTranslation()
  const { store } = useSession()
  const [place, setPlace] = useState<Place | null>(null)
  const [trouble, setTrouble] = useState('')
  const choose = async () => {
    const meta = await store.readMeta()
    if (meta === null) return
    const chosen = await window.station.call['backup.chooseFolder']({ stationId: meta.vault.stationId })
    if (chosen.ok) {
      setTrouble('')
      setPlace(chosen.value)
    } else setTrouble(outsideFailureSentence(t, chosen.failure))
  }
  const begin = (stick: StickName) => {
    if (place === null) return
    onStart(place, stick)
    setPlace(null)
  }
  return (
    <Card title={t('backup.where.title')}>
      <div className={styles['medium']}>
        {place === null && (
          <FoundMedia media={media} onLook={onLook} running={running} onStart={onStart} onName={setPlace} />
        )}
        {place !== null && (
          <div className={styles['folder']}>
            {place.systemDrive ? (
              <IconFolder size={18} stroke={1.6} aria-hidden="true" />
            ) : (
              <IconUsb size={18} stroke={1.6} aria-hidden="true" />
            )}
            <b>{place.label}</b>
            <span className={styles['free']}>{t('backup.where.free', { size: sizeInWords(place.freeBytes) })}</span>
          </div>
        )}
        {place?.systemDrive === true && <Note tone="caution">{t('backup.where.systemDrive')}</Note>}
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        <div>
          <Button
            variant={place === null && (media ?? []).length === 0 ? 'filled' : 'default'}
            disabled={running}
            onClick={() => void choose()}
          >
            {t(place === null ? 'backup.where.choose' : 'backup.where.other')}
          </Button>
        </div>
        {place !== null && <StickEntry key={place.folder} place={place} running={running} onBegin={begin} />}
      </div>
    </Card>
  )
}

interface StickEntryProps {
  readonly place: Place
  readonly running: boolean
  readonly onBegin: (stick: StickName) => void
}

/** Its number is given, its name is the worker's. A folder on the system's disk is no stick and has no number. */
function StickEntry({ place, running, onBegin }: StickEntryProps) {
  const { t } = useTranslation()
  const media = useWorkspace(knownMedia)
  const next = useWorkspace(nextMediumNumber)
  const number = place.systemDrive ? null : (place.medium?.number ?? next)
  const [name, setName] = useState(number === null ? '' : (media.get(number)?.medium ?? ''))
  const [asked, setAsked] = useState(false)
  const begin = () => {
    setAsked(true)
    if (name.trim() !== '') onBegin({ number, name: name.trim() })
  }
  return (
    <>
      {number !== null && (
        <p className={styles['hint']}>
          {t(place.medium === null ? 'backup.where.newNumber' : 'backup.where.number', { number })}
        </p>
      )}
      <TextInput
        label={t('backup.where.medium')}
        description={t('backup.where.mediumHint')}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
        error={asked && name.trim() === '' ? t('backup.where.mediumMissing') : undefined}
      />
      <div>
        <Button variant="filled" disabled={running} onClick={begin}>
          {t('backup.start')}
        </Button>
      </div>
    </>
  )
}
