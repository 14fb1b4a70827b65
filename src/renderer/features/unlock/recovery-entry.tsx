import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../app/desk-context.tsx'
import type { LockedStation } from '../../app/open-session.ts'
import { parseRecoveryKey } from '../../../vault/recovery-key.ts'
import type { StationKeys } from '../../../vault/station-keys.ts'
import { unlockWithRecoveryKey } from '../../../vault/unlock.ts'
import { Note } from '../../ui/note.tsx'
import { NO_GROUPS, RecoveryGroups, slipInWords } from '../../ui/recovery-groups.tsx'
import { NewHeadPassword } from './new-head-password.tsx'
import styles from './unlock-page.module.css'

interface RecoveryEntryProps {
  readonly station: LockedStation
  readonly onDone: (session: Session) => void
  readonly onBack: () => void
}

/** The twelve groups of the recovery sheet, then a new password for the head. */
export function RecoveryEntry({ station, onDone, onBack }: RecoveryEntryProps) {
  const { t } = useTranslation()
  const [groups, setGroups] = useState(NO_GROUPS)
  const [trouble, setTrouble] = useState('')
  const [keys, setKeys] = useState<StationKeys | null>(null)

  const open = async () => {
    const typed = await parseRecoveryKey(groups.join(''))
    if (!typed.ok) {
      setTrouble(slipInWords(t, typed.failure))
      return
    }
    const unlocked = await unlockWithRecoveryKey(station.meta.vault, typed.value)
    if (unlocked.ok) setKeys(unlocked.value)
    else setTrouble(t(unlocked.failure === 'damaged' ? 'unlock.damaged' : 'unlock.recovery.wrongKey'))
  }

  if (keys !== null) return <NewHeadPassword station={station} stationKeys={keys} onDone={onDone} />
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <h2>{t('unlock.recovery.title')}</h2>
      <p className={styles['lead']}>{t('unlock.recovery.hint')}</p>
      <RecoveryGroups
        value={groups}
        onChange={(next) => {
          setTrouble('')
          setGroups(next)
        }}
        onSlip={(failure) => setTrouble(slipInWords(t, failure))}
      />
      {trouble !== '' && (
        <div className={styles['trouble']}>
          <Note tone="trouble">{trouble}</Note>
        </div>
      )}
      <div className={styles['go']}>
        <Button type="submit" variant="filled" size="md">
          {t('unlock.recovery.open')}
        </Button>
        <Button variant="subtle" size="xs" className={styles['other']} onClick={onBack}>
          {t('unlock.back')}
        </Button>
      </div>
    </form>
  )
}
