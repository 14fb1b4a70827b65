import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconUsb } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession, useWorkspace } from '../../app/desk-context.tsx'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './backup.module.css'
import { backUp, type ChosenFolder } from './current-backup.ts'
import { sizeInWords } from './size-words.ts'

/** Where to, and the number written on the stick. */
export function StartCard() {
  const { t } = useTranslation()
  const session = useSession()
  const lastMedium = useWorkspace((state) => {
    const latest = [...state.backups.values()].sort((a, b) => b.at.localeCompare(a.at))[0]
    return latest?.medium ?? ''
  })
  const [chosen, setChosen] = useState<ChosenFolder | null>(null)
  const [medium, setMedium] = useState(lastMedium)
  const [anyway, setAnyway] = useState(false)
  const [asked, setAsked] = useState(false)
  const [trouble, setTrouble] = useState('')

  const choose = async () => {
    setTrouble('')
    const folder = await window.station.call['backup.chooseFolder'](undefined)
    if (folder.ok) {
      setChosen(folder.value)
      setAnyway(false)
    } else if (folder.failure.kind !== 'cancelled') setTrouble(outsideFailureSentence(t, folder.failure))
  }
  const start = () => {
    setAsked(true)
    if (chosen === null || medium.trim() === '' || (chosen.systemDrive && !anyway)) return
    void backUp(session, chosen, medium.trim())
  }
  return (
    <Card title={t('backup.where.title')} hint={t('backup.where.hint')}>
      <form
        className={styles['stack']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          start()
        }}
      >
        <div className={styles['folder']}>
          <IconUsb size={18} stroke={1.6} aria-hidden="true" />
          {chosen === null ? (
            <span className={styles['quiet']}>{t('backup.where.none')}</span>
          ) : (
            <span>
              <strong>{chosen.label}</strong>{' '}
              <span className={styles['quiet']}>{t('backup.where.free', { size: sizeInWords(chosen.freeBytes) })}</span>
            </span>
          )}
          <Button onClick={() => void choose()} {...(chosen === null ? { variant: 'filled' } : {})}>
            {t(chosen === null ? 'backup.where.choose' : 'backup.where.chooseAgain')}
          </Button>
        </div>
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        {chosen?.systemDrive === true && (
          <Note tone="caution">
            <p>{t('backup.where.systemDrive')}</p>
            <Checkbox
              label={t('backup.where.systemDriveAnyway')}
              checked={anyway}
              onChange={(event) => setAnyway(event.currentTarget.checked)}
            />
          </Note>
        )}
        {chosen !== null && (
          <>
            <TextInput
              className={styles['medium']}
              label={t('backup.where.medium')}
              description={t('backup.where.mediumHelp')}
              placeholder={t('backup.where.mediumExample')}
              value={medium}
              maxLength={40}
              error={asked && medium.trim() === '' ? t('backup.where.mediumMissing') : undefined}
              onChange={(event) => setMedium(event.currentTarget.value)}
            />
            <div>
              <Button type="submit" variant="filled" disabled={chosen.systemDrive && !anyway}>
                {t('backup.where.start')}
              </Button>
            </div>
          </>
        )}
      </form>
    </Card>
  )
}
