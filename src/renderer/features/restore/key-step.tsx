import { Button } from '@mantine/core'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../domain/result.ts'
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
import styles from './restore.module.css'
import { useRestoreSentence } from './use-restore-sentence.ts'

interface KeyStepProps {
  readonly backup: ChosenBackup
  readonly run: RestoreRun
  readonly onOpened: (staged: StagedStation) => void
}

/** A staff member's password of that day, or the recovery sheet. The whole file is read before anything is shown. */
export function KeyStep({ backup, run, onOpened }: KeyStepProps) {
  const { t } = useTranslation()
  const sentenceOf = useRestoreSentence()
  const progress = useSyncExternalStore(run.subscribe, run.progress)
  const slots = readSlots(backup.slots)
  const [way, setWay] = useState<'password' | 'recovery'>(slots === null ? 'recovery' : 'password')
  const [account, setAccount] = useState(slots?.staff[0]?.account ?? '')
  const [password, setPassword] = useState('')
  const [groups, setGroups] = useState(NO_GROUPS)
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const person = slots?.staff.find((slot) => slot.account === account)

  const tell = (result: Result<StagedStation, RestoreFailure>) => {
    setBusy(false)
    if (result.ok) onOpened(result.value)
    else setTrouble(sentenceOf(result.failure))
  }
  const open = () => {
    if (busy) return
    if (way === 'password' && password === '') {
      setTrouble(t('restore.key.passwordEmpty'))
      return
    }
    setBusy(true)
    setTrouble('')
    const opening =
      way === 'password'
        ? run.openWithPassword(account, password, argon2InWorker)
        : run.openWithRecoveryKey(groups.join(''))
    opening.then(tell, (error: unknown) => tell({ ok: false, failure: { kind: 'crashed', message: String(error) } }))
  }
  const percent = progress.totalBytes === 0 ? 0 : Math.floor((progress.readBytes / progress.totalBytes) * 100)
  return (
    <form
      className={styles['card']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        open()
      }}
    >
      <h2>{t('restore.key.title')}</h2>
      {slots === null ? (
        <Note tone="plain">{t('restore.key.noSlots')}</Note>
      ) : (
        <div className={styles['ways']} role="radiogroup" aria-label={t('restore.key.title')}>
          {(['password', 'recovery'] as const).map((option) => (
            <label key={option}>
              <input
                type="radio"
                name="way"
                checked={way === option}
                onChange={() => {
                  setWay(option)
                  setTrouble('')
                }}
              />
              {t(`restore.key.${option}`)}
            </label>
          ))}
        </div>
      )}
      {way === 'password' && slots !== null && (
        <div>
          <StaffPicker slots={slots.staff} account={account} onChange={setAccount} />
          <PasswordField
            label={
              person === undefined
                ? t('restore.key.password')
                : t('restore.key.passwordOf', {
                    initials: person.initials,
                    role: t(`common.roles.${person.role}`),
                  })
            }
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
          />
        </div>
      )}
      {way === 'recovery' && (
        <RecoveryGroups
          value={groups}
          onChange={(next) => {
            setTrouble('')
            setGroups(next)
          }}
          onSlip={(failure) => setTrouble(slipInWords(t, failure))}
        />
      )}
      {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
      <div className={styles['row']}>
        <Button type="submit" variant="filled" disabled={busy}>
          {t('restore.key.open')}
        </Button>
        {busy && (
          <>
            <span role="status">{t('restore.key.opening', { percent })}</span>
            <Button onClick={run.cancel}>{t('restore.key.stop')}</Button>
          </>
        )}
      </div>
    </form>
  )
}
