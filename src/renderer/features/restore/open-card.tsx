import { Button, Progress } from '@mantine/core'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../domain/result.ts'
import { Card } from '../../ui/card.tsx'
import { Segmented } from '../../ui/fields/segmented.tsx'
import { Note } from '../../ui/note.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { NO_GROUPS, RecoveryGroups, slipInWords } from '../../ui/recovery-groups.tsx'
import { StaffPicker } from '../../ui/staff-picker.tsx'
import { argon2InWorker } from '../../workers/argon2-in-worker.ts'
import {
  readSlots,
  type ChosenBackup,
  type RestoreFailure,
  type RestoreRun,
  type StagedStation,
} from '../../workers/restore-run.ts'
import styles from './restore-page.module.css'
import { useRestoreFailureSentence } from '../../app/restore-sentences.ts'

interface OpenCardProps {
  readonly chosen: ChosenBackup
  readonly run: RestoreRun
  readonly onOpened: (staged: StagedStation) => void
}

/** By the recovery sheet, or by the password of a staff member of the day the backup was made. */
export function OpenCard({ chosen, run, onOpened }: OpenCardProps) {
  const { t } = useTranslation()
  const sentenceOf = useRestoreFailureSentence()
  const slots = readSlots(chosen.slots)
  const staff = slots?.staff ?? []
  const [way, setWay] = useState<'password' | 'recovery'>(slots === null ? 'recovery' : 'password')
  const [account, setAccount] = useState(staff[0]?.account ?? '')
  const [password, setPassword] = useState('')
  const [groups, setGroups] = useState(NO_GROUPS)
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const progress = useSyncExternalStore(run.subscribe, run.progress)

  const settle = (opened: Result<StagedStation, RestoreFailure>) => {
    setBusy(false)
    if (opened.ok) onOpened(opened.value)
    else setTrouble(sentenceOf(opened.failure))
  }
  const open = () => {
    if (busy) return
    setTrouble('')
    if (way === 'password' && password === '') {
      setTrouble(t('restore.open.empty'))
      return
    }
    setBusy(true)
    const opening =
      way === 'password'
        ? run.openWithPassword(account, password, argon2InWorker)
        : run.openWithRecoveryKey(groups.join(' '))
    opening.then(settle).catch((error: unknown) => {
      setBusy(false)
      setTrouble(t('restore.failed.crashed', { message: String(error) }))
    })
  }
  return (
    <Card title={t('restore.open.title')}>
      <form
        noValidate
        className={styles['open']}
        onSubmit={(event) => {
          event.preventDefault()
          open()
        }}
      >
        {slots === null ? (
          <p className={styles['hint']}>{t('restore.open.noSlots')}</p>
        ) : (
          <Segmented
            label={t('restore.open.way')}
            segments={[
              { value: 'password', label: t('restore.open.byPassword') },
              { value: 'recovery', label: t('restore.open.byRecovery') },
            ]}
            value={way}
            onChange={(value) => setWay(value === 'recovery' ? 'recovery' : value === 'password' ? 'password' : way)}
          />
        )}
        {way === 'password' ? (
          <div className={styles['who']}>
            <StaffPicker slots={staff} account={account} onChange={setAccount} />
            <PasswordField
              account={account}
              label={t('restore.open.password')}
              value={password}
              onChange={setPassword}
              autoComplete="current-password"
            />
          </div>
        ) : (
          <>
            <p className={styles['hint']}>{t('restore.open.recoveryHint')}</p>
            <RecoveryGroups
              value={groups}
              onChange={setGroups}
              onSlip={(failure) => setTrouble(slipInWords(t, failure))}
            />
          </>
        )}
        {trouble !== '' && (
          <Note tone="trouble" title={trouble}>
            {t('restore.untouched')}
          </Note>
        )}
        {busy && (
          <div className={styles['bar']}>
            <Progress.Root size={10} radius={2}>
              <Progress.Section
                value={progress.totalBytes === 0 ? 0 : (progress.readBytes / progress.totalBytes) * 100}
                aria-label={t('restore.open.progress')}
              />
            </Progress.Root>
            <span role="status">{t('restore.open.reading')}</span>
          </div>
        )}
        <div className={styles['buttons']}>
          <Button type="submit" variant="filled" disabled={busy}>
            {t('restore.open.button')}
          </Button>
          {busy && <Button onClick={run.cancel}>{t('restore.open.stop')}</Button>}
        </div>
      </form>
    </Card>
  )
}
