import { IconLock, IconUsb } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { agoInWords, dateInWords } from '../ui/date-text.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { useWorkspace } from './desk-context.tsx'
import styles from './frame.module.css'
import { useCurrentStatusLine } from './status-line.ts'

/** 28 px: where the data is, what is being done, the keys that work here, the last verified backup. */
export function StatusBar() {
  const { t } = useTranslation()
  const { doing, keys } = useCurrentStatusLine()
  const lastBackup = useWorkspace((state) =>
    [...state.backups.values()].reduce((last, { at }) => (at > last ? at : last), ''),
  )
  return (
    <footer className={styles['status']}>
      <span>
        <IconLock size={16} stroke={1.6} aria-hidden="true" />
        <Link to="/self-check" aria-label={t('selfCheck.openFrom')}>
          {t('common.frame.dataHere')}
        </Link>
      </span>
      <span className={styles['doing']}>{doing}</span>
      <span className={styles['keys']}>
        {keys.map((hint) => (
          <KeyHint key={hint.words} keys={hint.keys}>
            {hint.words}
          </KeyHint>
        ))}
      </span>
      <span>
        <IconUsb size={16} stroke={1.6} aria-hidden="true" />
        {lastBackup === ''
          ? t('common.frame.noBackup')
          : t('common.frame.lastBackup', { date: dateInWords(t, lastBackup), ago: agoInWords(t, lastBackup) })}
      </span>
    </footer>
  )
}
