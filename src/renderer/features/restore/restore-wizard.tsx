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
import { currentLanguage } from '../../app/i18n.ts'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { Card } from '../../ui/card.tsx'
import { isUsable, NewPassword, NO_PASSWORD } from '../../ui/new-password.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PhaseBar } from '../../ui/phase-bar.tsx'
import { sizeInWords } from '../../ui/sizes.ts'
import { argon2InWorker } from '../../workers/argon2-in-worker.ts'
import { openingTools } from '../../workers/snapshots.ts'
import { RestoreRun, type ChosenBackup, type StagedStation } from '../../workers/restore-run.ts'
import { Contents } from './contents.tsx'
import { MissingFiles } from './missing-files.tsx'
import { OpenCard } from './open-card.tsx'
import styles from './restore-page.module.css'
import { useReplaceFailureSentence } from '../../app/restore-sentences.ts'

interface RestoreWizardProps {
  readonly store: Store
  readonly onDone: () => void
}

interface Opened {
  readonly chosen: ChosenBackup
  readonly run: RestoreRun
}

/**
 * A backup on a PC without a station: choose it, open it, look what is inside, and only then put it in its place. Until
 * the last button nothing on this PC is changed, whatever goes wrong.
 */
export function RestoreWizard({ store, onDone }: RestoreWizardProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [staged, setStaged] = useState<StagedStation | null>(null)
  const [trouble, setTrouble] = useState('')

  const choose = async () => {
    const file = await window.station.call['restore.chooseFile'](undefined)
    if (!file.ok) {
      setTrouble(outsideFailureSentence(t, file.failure))
      return
    }
    await opened?.run.close()
    await staged?.attachments.drop()
    setTrouble('')
    setStaged(null)
    setOpened({ chosen: file.value, run: new RestoreRun(file.value) })
  }
  const leave = async () => {
    await opened?.run.close()
    await staged?.attachments.drop()
    onDone()
  }
  const step = opened === null ? 0 : staged === null ? 1 : 2
  const steps = (['choose', 'open', 'restore'] as const).map((id, at) => ({
    id,
    label: t(`restore.steps.${id}`),
    state: at < step ? ('done' as const) : at === step ? ('now' as const) : ('ahead' as const),
  }))
  return (
    <main className={styles['page']}>
      <PageHeader
        ground="paper"
        title={t('restore.title')}
        hint={t('restore.lead')}
        below={<PhaseBar label={t('restore.steps.label')} steps={steps} />}
      />
      <div className={styles['body']}>
        <div className={styles['narrow']}>
          <Card title={t('restore.choose.title')}>
            <p className={styles['hint']}>{t('restore.choose.hint')}</p>
            {opened !== null && (
              <p>
                <b className={styles['file']}>{opened.chosen.name}</b>{' '}
                <span className={styles['hint']}>{sizeInWords(opened.chosen.size)}</span>
              </p>
            )}
            {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
            <div className={styles['buttons']}>
              <Button variant={opened === null ? 'filled' : 'default'} onClick={() => void choose()}>
                {t(opened === null ? 'restore.choose.button' : 'restore.choose.other')}
              </Button>
              <Button variant="subtle" onClick={() => void leave()}>
                {t('restore.leave')}
              </Button>
            </div>
          </Card>
          {opened !== null && staged === null && (
            <OpenCard key={opened.chosen.file} chosen={opened.chosen} run={opened.run} onOpened={setStaged} />
          )}
          {staged !== null && <PlaceCard store={store} staged={staged} onDone={() => void leave()} />}
        </div>
      </div>
    </main>
  )
}

interface PlaceCardProps {
  readonly store: Store
  readonly staged: StagedStation
  readonly onDone: () => void
}

/** What is inside, a new password for the head after the recovery key, and the last button. */
function PlaceCard({ store, staged, onDone }: PlaceCardProps) {
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
    const words = await place().catch((error: unknown) => t('restore.place.failed', { reason: String(error) }))
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
      </div>
    </Card>
  )
}
