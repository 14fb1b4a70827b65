import { Button, TextInput } from '@mantine/core'
import { useRef, useState, type ClipboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../app/desk-context.tsx'
import type { Meta } from '../../../storage/meta.ts'
import type { Store } from '../../../storage/store.ts'
import {
  parseRecoveryKey,
  RECOVERY_GROUP_COUNT,
  recoveryGroupLength,
  recoveryGroups,
  type RecoveryKeyFailure,
} from '../../../vault/recovery-key.ts'
import type { StationKeys } from '../../../vault/station-keys.ts'
import { unlockWithRecoveryKey } from '../../../vault/unlock.ts'
import { Note } from '../../ui/note.tsx'
import { NewHeadPassword } from './new-head-password.tsx'
import styles from './unlock-page.module.css'

interface RecoveryEntryProps {
  readonly store: Store
  readonly meta: Meta
  readonly onDone: (session: Session) => void
  readonly onBack: () => void
}

const GROUPS = Array.from({ length: RECOVERY_GROUP_COUNT }, (_, at) => at + 1)

/** The twelve groups of the recovery sheet, then a new password for the head. */
export function RecoveryEntry({ store, meta, onDone, onBack }: RecoveryEntryProps) {
  const { t } = useTranslation()
  const [groups, setGroups] = useState<readonly string[]>(() => GROUPS.map(() => ''))
  const [trouble, setTrouble] = useState('')
  const [keys, setKeys] = useState<StationKeys | null>(null)
  const fields = useRef<(HTMLInputElement | null)[]>([])

  const open = async () => {
    const typed = await parseRecoveryKey(groups.join(''))
    if (!typed.ok) {
      setTrouble(slip(typed.failure))
      return
    }
    const unlocked = await unlockWithRecoveryKey(meta.vault, typed.value)
    if (unlocked.ok) setKeys(unlocked.value)
    else setTrouble(t(unlocked.failure === 'damaged' ? 'unlock.damaged' : 'unlock.recovery.wrongKey'))
  }
  const slip = (failure: RecoveryKeyFailure): string => {
    switch (failure.kind) {
      case 'length':
        return t('unlock.recovery.length', { typed: failure.typed })
      case 'character':
        return t('unlock.recovery.character', { group: failure.group, character: failure.character })
      case 'checksum':
        return t('unlock.recovery.checksum')
    }
  }
  const write = (group: number, words: string) => {
    setTrouble('')
    setGroups(groups.with(group - 1, words))
    if (Array.from(words.trim()).length >= recoveryGroupLength(group)) fields.current[group]?.focus()
  }
  // The whole key pasted into any box is spread over all of them.
  const paste = (event: ClipboardEvent) => {
    const whole = event.clipboardData.getData('text')
    if (whole.replace(/\s/g, '').length <= 6) return
    event.preventDefault()
    void parseRecoveryKey(whole).then((parsed) => {
      if (parsed.ok) setGroups(recoveryGroups(parsed.value))
      else setTrouble(slip(parsed.failure))
    })
  }

  if (keys !== null) return <NewHeadPassword store={store} meta={meta} stationKeys={keys} onDone={onDone} />
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
      <div className={styles['groups']} role="group" aria-label={t('unlock.recovery.groups')}>
        {GROUPS.map((group) => (
          <TextInput
            key={group}
            label={t('unlock.recovery.group', { group })}
            ref={(element) => {
              fields.current[group - 1] = element
            }}
            size="xs"
            spellCheck={false}
            autoComplete="off"
            autoFocus={group === 1}
            value={groups[group - 1] ?? ''}
            onPaste={paste}
            onChange={(event) => write(group, event.currentTarget.value)}
          />
        ))}
      </div>
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
