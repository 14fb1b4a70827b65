import { IconClock, IconLock, IconUsb } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { backupDue, lastBackup } from '../../storage/selectors/backups.ts'
import { cx } from '../ui/cx.ts'
import { agoInWords, dateInWords } from '../ui/date-text.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { useDesk, useWorkspace } from './desk-context.tsx'
import styles from './frame.module.css'
import { useLockSoon } from './lock.ts'
import { useCurrentStatusLine } from './status-line.ts'

/** 28 px: where the data is, what is being done, the keys that work here, the last verified backup. */
export function StatusBar() {
  const { t } = useTranslation()
  const { doing, keys } = useCurrentStatusLine()
  const soon = useLockSoon()
  const { today } = useDesk()
  const lastAt = useWorkspace(lastBackup)?.at
  const due = useWorkspace((state) => backupDue(state, today))
  const late = due !== null && due.daysLeft <= 0
  return (
    <footer className={styles['status']}>
      <span>
        <IconLock size={16} stroke={1.6} aria-hidden="true" />
        <Link to="/self-check" aria-label={t('selfCheck.openFrom')}>
          {t('common.frame.dataHere')}
        </Link>
      </span>
      {soon ? (
        <span className={styles['soon']}>
          <IconClock size={16} stroke={1.6} aria-hidden="true" />
          {t('common.frame.lockSoon')}
        </span>
      ) : (
        <span className={styles['doing']}>{doing}</span>
      )}
      <span className={styles['keys']}>
        {keys.map((hint) => (
          <KeyHint key={hint.words} keys={hint.keys}>
            {hint.words}
          </KeyHint>
        ))}
      </span>
      <span className={cx(late && styles['late'])}>
        <IconUsb size={16} stroke={1.6} aria-hidden="true" />
        {lastAt === undefined
          ? t('common.frame.noBackup')
          : t('common.frame.lastBackup', { date: dateInWords(t, lastAt), ago: agoInWords(t, lastAt) })}
        {late && due.last !== null && t('common.frame.backupLate', { count: -due.daysLeft })}
      </span>
    </footer>
  )
}
