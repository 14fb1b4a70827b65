import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../app/desk-context.tsx'
import { useFailureSentence, useOpeningSentence } from '../../app/failure-sentence.ts'
import { useLockingKeys } from '../../app/lock.ts'
import { openSession, type LockedStation } from '../../app/open-session.ts'
import type { StationKeys } from '../../../vault/station-keys.ts'
import { keepOwnPassword } from '../../../verbs/staff-slots.ts'
import { recordSheetOpened } from '../../../verbs/station/record-sheet-opened.ts'
import { Key } from '../../ui/key-hint.tsx'
import { isUsable, NewPassword, NO_PASSWORD } from '../../ui/new-password.tsx'
import { Note } from '../../ui/note.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { argon2InWorker } from '../../workers/argon2-in-worker.ts'
import styles from './unlock-page.module.css'

interface NewHeadPasswordProps {
  readonly station: LockedStation
  readonly stationKeys: StationKeys
  readonly onDone: (session: Session) => void
}

/** After the recovery sheet: the head's password is made anew before anything else is done. */
export function NewHeadPassword({ station, stationKeys, onDone }: NewHeadPasswordProps) {
  const { t } = useTranslation()
  const { meta } = station
  const sentenceOf = useOpeningSentence()
  const verbSentence = useFailureSentence()
  const [pair, setPair] = useState(NO_PASSWORD)
  const [asked, setAsked] = useState(false)
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const lock = useLockingKeys()
  useHotkeys({ 'mod+l': lock })
  const head = meta.vault.staff.find((slot) => slot.role === 'head')
  const hints = useMemo(() => [meta.stationName, ...meta.vault.staff.map((slot) => slot.account)], [meta])

  const save = async () => {
    setAsked(true)
    if (busy || !isUsable(pair, hints)) return
    setBusy(true)
    const words = await keep()
    if (words === null) return
    setTrouble(words)
    setBusy(false)
  }
  /** `null` when the desk is open. */
  const keep = async (): Promise<string | null> => {
    // Opened first: who the head is stands in the sealed records, the slots at the door only say who it was.
    const session = await openSession(station, stationKeys, null, () => ({ how: 'recoverySheet' }))
    if (!session.ok) {
      const { failure } = session
      const noHead = failure.kind === 'verb' && failure.failure.kind === 'notFound'
      return noHead ? t('unlock.noHead') : t('unlock.notOpened', { reason: sentenceOf(failure) })
    }
    const kept = await keepOwnPassword({ ...session.value, argon2: argon2InWorker }, pair.password)
    if (!kept.ok) return t('unlock.renew.notSaved', { reason: verbSentence(kept.failure) })
    // Not looked at: a note that could not be stored must not keep the head out.
    await session.value.desk.perform(recordSheetOpened, {})
    onDone(session.value)
    return null
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save().catch((error: unknown) => {
          setTrouble(t('unlock.renew.notSaved', { reason: String(error) }))
          setBusy(false)
        })
      }}
    >
      <h2>{t('unlock.renew.title')}</h2>
      <p className={styles['lead']}>{t('unlock.renew.hint')}</p>
      <NewPassword
        account={head?.account ?? ''}
        label={t('unlock.renew.password')}
        againLabel={t('unlock.renew.again')}
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
          {t('unlock.renew.save')}
        </Button>
        <Button
          variant="subtle"
          size="xs"
          className={styles['other']}
          disabled={busy}
          rightSection={<Key>Ctrl L</Key>}
          onClick={lock}
        >
          {t('unlock.renew.lock')}
        </Button>
      </div>
    </form>
  )
}
