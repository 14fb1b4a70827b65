import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { restoredTrail } from '../../../storage/restored-trail.ts'
import { replaceAll } from '../../../storage/replace-all.ts'
import type { Store } from '../../../storage/store.ts'
import { setPassword } from '../../../vault/change-slots.ts'
import { openDesk } from '../../../verbs/desk.ts'
import { recordSheetOpened } from '../../../verbs/station/record-sheet-opened.ts'
import { appVersion } from '../../app/app-version.ts'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { currentLanguage } from '../../app/i18n.ts'
import { useReplaceFailureSentence } from '../../app/restore-sentences.ts'
import { Card } from '../../ui/card.tsx'
import { Key } from '../../ui/key-hint.tsx'
import { isUsable, NewPassword, NO_PASSWORD } from '../../ui/new-password.tsx'
import { Note } from '../../ui/note.tsx'
import { argon2InWorker } from '../../workers/argon2-in-worker.ts'
import type { StagedStation } from '../../workers/restore-run.ts'
import { openingTools } from '../../workers/snapshots.ts'
import { Contents } from './contents.tsx'
import { MissingFiles } from './missing-files.tsx'
import styles from './restore-page.module.css'

interface PlaceCardProps {
  readonly store: Store
  readonly staged: StagedStation
  /** While it is put in its place nothing else may begin, and nothing ends the page. */
  readonly onPlacing: (placing: boolean) => void
  /** Puts the keys away; the backup has to be opened again. */
  readonly onLock: () => void
  readonly onDone: () => void
}

/** What is inside, a new password for the head after the recovery key, and the last button. */
export function PlaceCard({ store, staged, onPlacing, onLock, onDone }: PlaceCardProps) {
  const { t } = useTranslation()
  const sentenceOf = useReplaceFailureSentence()
  const [pair, setPair] = useState(NO_PASSWORD)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const head = staged.vault.staff.find((slot) => slot.role === 'head')
  const needsPassword = staged.staffId === null
  const hints = [staged.manifest.stationName, ...staged.vault.staff.map((slot) => slot.account)]

  const place = async (): Promise<string> => {
    let vault = staged.vault
    if (needsPassword) {
      if (head === undefined) return t('restore.place.noHead')
      const { staffId, account, initials, role } = head
      const owner = { staffId, account, initials, role, password: pair.password }
      vault = await setPassword(vault, staged.keys, owner, argon2InWorker)
    }
    const files = await staged.attachments.place()
    if (!files.ok) return outsideFailureSentence(t, files.failure)
    const { keys, staffId, manifest } = staged
    const at = new Date().toISOString()
    const trail = await restoredTrail({ from: keys, to: keys }, staged.tables.trail, {
      ...{ at, staffId, act: 'restored', childId: null, documentId: null, detail: { madeAt: manifest.madeAt } },
    })
    const placed = await replaceAll(
      store,
      keys,
      {
        ...{ vault, language: currentLanguage(), schemaVersion: manifest.schemaVersion },
        tables: { ...staged.tables, trail },
      },
      { why: 'restored', staffId, at },
    )
    if (!placed.ok) return sentenceOf(placed.failure)
    const clear = needsPassword ? await store.readMeta() : null
    if (clear !== null) {
      const tools = openingTools(keys, clear, appVersion())
      // Not looked at: the station is in its place, with or without this note.
      const desk = await openDesk({ store, keys, staffId: null, clear, rebuild: false, tools })
      if (desk.ok) await desk.value.perform(recordSheetOpened, {})
    }
    return ''
  }
  const go = async () => {
    setAsked(true)
    if (busy || (needsPassword && !isUsable(pair, hints))) return
    setBusy(true)
    onPlacing(true)
    const words = await place().catch((error: unknown) => t('restore.place.failed', { reason: String(error) }))
    onPlacing(false)
    if (words === '') onDone()
    else {
      setTrouble(words)
      setBusy(false)
    }
  }
  return (
    <Card title={t('restore.place.title')}>
      <Contents manifest={staged.manifest} />
      <MissingFiles staged={staged} />
      {needsPassword && (
        <div className={styles['password']}>
          <p>{t('restore.place.newPassword', { account: head?.account ?? '' })}</p>
          <NewPassword
            account={head?.account ?? ''}
            label={t('restore.place.password')}
            againLabel={t('restore.place.again')}
            value={pair}
            onChange={setPair}
            hints={hints}
            asked={asked}
          />
        </div>
      )}
      {trouble !== '' && (
        <Note tone="trouble" title={trouble}>
          {t('restore.untouched')}
        </Note>
      )}
      <div className={styles['buttons']}>
        <Button variant="filled" disabled={busy} onClick={() => void go()}>
          {t(busy ? 'restore.place.working' : 'restore.place.button')}
        </Button>
        <Button variant="subtle" disabled={busy} rightSection={<Key>Ctrl L</Key>} onClick={onLock}>
          {t('stoppedRestore.lock')}
        </Button>
      </div>
    </Card>
  )
}
