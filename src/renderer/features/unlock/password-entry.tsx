import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../app/desk-context.tsx'
import { useOpeningSentence } from '../../app/failure-sentence.ts'
import { lastStaffId, openSession, type LockedStation } from '../../app/open-session.ts'
import { useWrongTries } from '../../app/use-wrong-tries.ts'
import { unlockWithPassword } from '../../../vault/unlock.ts'
import { freshenSlot } from '../../../verbs/staff-slots.ts'
import { Key } from '../../ui/key-hint.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { StaffPicker } from '../../ui/staff-picker.tsx'
import { argon2InWorker, prepareArgon2 } from '../../workers/argon2-in-worker.ts'
import styles from './unlock-page.module.css'

interface PasswordEntryProps {
  readonly station: LockedStation
  readonly onDone: (session: Session) => void
  readonly onForgot: () => void
}

type Trouble =
  { readonly kind: 'none' } | { readonly kind: 'sentence'; readonly words: string } | { readonly kind: 'wait' }

/** Who, and the password. A wrong one makes the next try wait longer; it never clears anything. */
export function PasswordEntry({ station, onDone, onForgot }: PasswordEntryProps) {
  const { t } = useTranslation()
  const sentenceOf = useOpeningSentence()
  const { vault } = station.meta
  const { staff } = vault
  const [account, setAccount] = useState(
    () => (staff.find((slot) => slot.staffId === lastStaffId()) ?? staff[0])?.account ?? '',
  )
  const [password, setPassword] = useState('')
  const [trouble, setTrouble] = useState<Trouble>({ kind: 'none' })
  const [opening, setOpening] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const person = staff.find((slot) => slot.account === account)
  const { secondsLeft, wrong, right } = useWrongTries(person?.staffId ?? '')

  const refuse = (words: string) => {
    setTrouble({ kind: 'sentence', words })
    setOpening(false)
  }
  const open = async () => {
    if (opening || secondsLeft > 0) return
    if (password === '') {
      refuse(t('unlock.empty'))
      return
    }
    setOpening(true)
    setTrouble({ kind: 'none' })
    station.store.lookAhead()
    const unlocked = await unlockWithPassword(vault, account, password, argon2InWorker)
    if (!unlocked.ok) {
      if (unlocked.failure !== 'wrongPassword') {
        refuse(t(`unlock.${unlocked.failure}`))
        return
      }
      prepareArgon2()
      const seconds = await wrong()
      setOpening(false)
      setTrouble(seconds === 0 ? { kind: 'sentence', words: t('unlock.wrong') } : { kind: 'wait' })
      field.current?.select()
      return
    }
    const how = async () => ({ how: 'password' as const, wrongTries: await right() })
    const session = await openSession(station, unlocked.value.keys, unlocked.value.staffId, how)
    if (!session.ok) {
      refuse(t('unlock.notOpened', { reason: sentenceOf(session.failure) }))
      return
    }
    onDone(session.value)
    // Behind the open desk: nobody waits for it, and what could not be written is tried again at the next unlocking.
    await freshenSlot({ ...session.value, argon2: argon2InWorker }, password)
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <StaffPicker
        slots={staff}
        account={account}
        onChange={(chosen) => {
          setAccount(chosen)
          setPassword('')
          setTrouble({ kind: 'none' })
        }}
      />
      <PasswordField
        label={
          person === undefined
            ? t('unlock.title')
            : t('unlock.passwordOf', { initials: person.initials, role: t(`common.roles.${person.role}`) })
        }
        account={account}
        size="md"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        autoFocus
        inputRef={field}
        error={errorWords(
          secondsLeft > 0 ? { kind: 'wait' } : trouble,
          secondsLeft,
          t('unlock.wait', { count: secondsLeft }),
          t('unlock.wrong'),
        )}
      />
      <div className={styles['go']}>
        <Button
          type="submit"
          variant="filled"
          size="md"
          disabled={opening || secondsLeft > 0}
          rightSection={<Key onDark>Enter</Key>}
        >
          {t(opening ? 'unlock.opening' : 'unlock.open')}
        </Button>
        <Button variant="subtle" size="xs" className={styles['other']} onClick={onForgot}>
          {t('unlock.forgot')}
        </Button>
      </div>
      <p className={styles['hint']}>{t('unlock.harmless')}</p>
    </form>
  )
}

function errorWords(trouble: Trouble, secondsLeft: number, wait: string, wrong: string): string | undefined {
  if (trouble.kind === 'none') return undefined
  if (trouble.kind === 'sentence') return trouble.words
  return secondsLeft > 0 ? wait : wrong
}
