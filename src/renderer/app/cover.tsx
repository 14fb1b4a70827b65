import { Button } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { nameInitials } from '../../domain/name-initials.ts'
import { unlockWithPassword } from '../../vault/unlock.ts'
import { Note } from '../ui/note.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { argon2InWorker } from '../workers/argon2-in-worker.ts'
import styles from './cover.module.css'
import { useDesk, useSession } from './desk-context.tsx'
import type { Locking } from './lock.ts'
import { useWrongTries } from './use-wrong-tries.ts'

/** What lies over the whole desk while it locks by itself: nothing under it can be seen, pressed or typed into. */
export function Cover({ locking }: { readonly locking: Locking }) {
  const { t } = useTranslation()
  switch (locking.state) {
    case 'covered':
      return <Sheet words={t('common.frame.locking')}>{null}</Sheet>
    case 'held':
      return (
        <Sheet words={t('common.cover.held')}>
          <Held
            locking={locking}
            back={t('common.cover.back')}
            consequence={t('common.frame.lockConsequence')}
            lockNow={t('common.frame.lockAnyway')}
          />
        </Sheet>
      )
    case 'backingUp':
      return (
        <Sheet words={t('common.cover.backingUp')}>
          <Held
            locking={locking}
            back={t('common.cover.backToBackup')}
            consequence={t('common.cover.backupConsequence')}
            lockNow={t('common.cover.lockNow')}
          />
        </Sheet>
      )
    default:
      return null
  }
}

function Sheet({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  const { t } = useTranslation()
  const sheet = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    // Shown as a modal it lies above every other dialog and makes all the rest inert.
    sheet.current?.showModal()
    // The keys of the desk listen at the window. A key that stops here still types and submits.
    const onKey = (event: KeyboardEvent) => {
      event.stopImmediatePropagation()
      if (event.key === 'Escape' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() !== 'v'))
        event.preventDefault()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
  return (
    <dialog ref={sheet} className={styles['sheet']} aria-label={t('common.cover.title')}>
      <h1>{t('common.cover.title')}</h1>
      <p role="status">{words}</p>
      {children}
    </dialog>
  )
}

interface HeldProps {
  readonly locking: Locking
  /** What the button says that opens the desk again. */
  readonly back: string
  /** What is lost when the desk goes at once. */
  readonly consequence: string
  readonly lockNow: string
}

/** Words, or a backup, still under the cover: it opens to whoever was at the desk, or the desk goes without them. */
function Held({ locking, back, consequence, lockNow }: HeldProps) {
  const { t } = useTranslation()
  const { store } = useSession()
  const desk = useDesk()
  const { actor } = desk
  const [password, setPassword] = useState('')
  const [state, setState] = useState<'asking' | 'opening' | 'wrong'>('asking')
  // The same growing wait as at the door, and the same line in the trail.
  const tries = useWrongTries(actor.id)
  const waits = tries.secondsLeft > 0
  const open = async () => {
    if (state === 'opening' || waits || password === '') return
    setState('opening')
    const meta = await store.readMeta().catch(() => null)
    const known = meta === null ? null : await unlockWithPassword(meta.vault, actor.account, password, argon2InWorker)
    if (known?.ok === true && known.value.staffId === actor.id) {
      const count = await tries.right()
      locking.stay()
      if (count > 0) void desk.note({ act: 'wrongPassword', detail: { count } })
      return
    }
    setPassword('')
    await tries.wrong()
    setState('wrong')
  }
  return (
    <form
      className={styles['held']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <PasswordField
        label={t('unlock.passwordOf', { initials: nameInitials(actor.name), role: t(`common.roles.${actor.role}`) })}
        account={actor.account}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        autoFocus
        error={
          waits
            ? t('unlock.wait', { count: tries.secondsLeft })
            : state === 'wrong'
              ? t('common.cover.wrong')
              : undefined
        }
      />
      <Button type="submit" variant="filled" disabled={state === 'opening' || waits}>
        {back}
      </Button>
      <Note tone="caution" action={<Button onClick={locking.lockAnyway}>{lockNow}</Button>}>
        {consequence}
      </Note>
    </form>
  )
}
