import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import styles from './backup-page.module.css'
import type { OldBackups } from './old-backups.ts'

interface OldBackupsNoteProps {
  readonly old: OldBackups
  readonly onAgree: () => Promise<void>
}

/** Old backups on the stick: what may go, shown before anything goes for the first time; then what went. */
export function OldBackupsNote({ old, onAgree }: OldBackupsNoteProps) {
  const { t } = useTranslation()
  const [left, setLeft] = useState(false)
  const [busy, setBusy] = useState(false)
  switch (old.kind) {
    case 'none':
      return null
    case 'notCleared':
      return <p className={styles['hint']}>{t('backup.old.notCleared')}</p>
    case 'cleared':
      return (
        <p role="status" className={styles['hint']}>
          {t('backup.old.cleared', { count: old.names.length })}
        </p>
      )
    case 'asking':
      if (left) return <p className={styles['hint']}>{t('backup.old.left')}</p>
      return (
        <Note tone="plain" title={t('backup.old.title', { count: old.names.length })}>
          <p className={styles['hint']}>{t('backup.old.rule')}</p>
          <ul className={styles['oldNames']}>
            {old.names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <div className={styles['buttons']}>
            <Button
              size="xs"
              disabled={busy}
              onClick={() => {
                setBusy(true)
                void onAgree()
              }}
            >
              {t('backup.old.clear')}
            </Button>
            <Button size="xs" variant="subtle" disabled={busy} onClick={() => setLeft(true)}>
              {t('backup.old.keep')}
            </Button>
          </div>
        </Note>
      )
  }
}
