import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unlockWithPassword } from '../../../vault/unlock.ts'
import { keepOwnPassword } from '../../../verbs/staff-slots.ts'
import { useSession, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { LockButton } from '../../app/lock-button.tsx'
import { useLocking } from '../../app/lock.ts'
import { isUsable, NewPassword, NO_PASSWORD } from '../../ui/new-password.tsx'
import { Note } from '../../ui/note.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { argon2InWorker } from '../../workers/argon2-in-worker.ts'
import styles from './unlock-page.module.css'

/** The password was given by the head: nothing else is shown before it is one that only this person knows. */
export function MustChangePassword() {
  const { t } = useTranslation()
  const session = useSession()
  const { actor } = session.desk
  const locking = useLocking(session.desk)
  const sentenceOf = useFailureSentence()
  const stationName = useWorkspace((state) => state.station.get('station')?.name ?? '')
  const hints = useMemo(() => [stationName, actor.name, actor.account, actor.phone], [stationName, actor])
  const [pair, setPair] = useState(NO_PASSWORD)
  const [asked, setAsked] = useState(false)
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  useHotkeys({ 'mod+l': locking.lock })

  const save = async () => {
    setAsked(true)
    if (busy || !isUsable(pair, hints)) return
    setBusy(true)
    if (await isGivenOne(pair.password)) {
      setBusy(false)
      setTrouble(t('unlock.given.same'))
      return
    }
    // Success takes this page away: the record no longer asks for it.
    const kept = await keepOwnPassword({ ...session, argon2: argon2InWorker }, pair.password)
    setBusy(false)
    if (!kept.ok) setTrouble(t('unlock.given.notSaved', { reason: sentenceOf(kept.failure) }))
  }
  const isGivenOne = async (password: string): Promise<boolean> => {
    const meta = await session.store.readMeta()
    return meta !== null && (await unlockWithPassword(meta.vault, actor.account, password, argon2InWorker)).ok
  }
  return (
    <div className={styles['screen']}>
      <TopBar stationName={stationName}>
        <span className={styles['right']}>
          <LockButton onLock={locking.lock} />
        </span>
      </TopBar>
      <main className={styles['middle']}>
        <form
          className={styles['given']}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <h1>{t('unlock.given.title', { name: actor.name })}</h1>
          <p className={styles['lead']}>{t('unlock.given.hint')}</p>
          <NewPassword
            account={actor.account}
            label={t('unlock.given.password')}
            againLabel={t('unlock.given.again')}
            value={pair}
            onChange={setPair}
            hints={hints}
            asked={asked}
            autoFocus
          />
          {trouble !== '' && (
            <div className={styles['trouble']}>
              <Note tone="trouble">{trouble}</Note>
            </div>
          )}
          <div className={styles['go']}>
            <Button type="submit" variant="filled" size="md" disabled={busy}>
              {t(busy ? 'unlock.given.saving' : 'unlock.given.save')}
            </Button>
          </div>
        </form>
      </main>
    </div>
  )
}
