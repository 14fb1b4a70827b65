import { Button, TextInput } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { sizeInWords } from '../../ui/sizes.ts'
import styles from './backup-page.module.css'
import type { ChosenFolder } from './use-backup.ts'

interface MediumCardProps {
  readonly folder: ChosenFolder | null
  readonly onFolder: (folder: ChosenFolder) => void
  readonly running: boolean
  readonly onStart: (medium: string) => void
}

/** The folder on the stick, and what the stick is called in the register. */
export function MediumCard({ folder, onFolder, running, onStart }: MediumCardProps) {
  const { t } = useTranslation()
  const [medium, setMedium] = useState('')
  const [asked, setAsked] = useState(false)
  const [trouble, setTrouble] = useState('')
  const choose = async () => {
    const chosen = await window.station.call['backup.chooseFolder'](undefined)
    if (chosen.ok) {
      setTrouble('')
      onFolder(chosen.value)
    } else setTrouble(outsideFailureSentence(t, chosen.failure))
  }
  const begin = () => {
    setAsked(true)
    if (medium.trim() !== '') onStart(medium.trim())
  }
  return (
    <Card title={t('backup.where.title')}>
      <div className={styles['medium']}>
        <p className={styles['hint']}>{t('backup.where.hint')}</p>
        {folder !== null && (
          <div className={styles['folder']}>
            <IconFolder size={18} stroke={1.6} aria-hidden="true" />
            <b>{folder.label}</b>
            <span className={styles['free']}>{t('backup.where.free', { size: sizeInWords(folder.freeBytes) })}</span>
          </div>
        )}
        {folder?.systemDrive === true && <Note tone="caution">{t('backup.where.systemDrive')}</Note>}
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        <div>
          <Button variant={folder === null ? 'filled' : 'default'} disabled={running} onClick={() => void choose()}>
            {t(folder === null ? 'backup.where.choose' : 'backup.where.other')}
          </Button>
        </div>
        {folder !== null && (
          <>
            <TextInput
              label={t('backup.where.medium')}
              description={t('backup.where.mediumHint')}
              value={medium}
              maxLength={60}
              onChange={(event) => setMedium(event.currentTarget.value)}
              error={asked && medium.trim() === '' ? t('backup.where.mediumMissing') : undefined}
            />
            <div>
              <Button variant="filled" disabled={running} onClick={begin}>
                {t('backup.start')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Card>
  )
}
