import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Store } from '../../../storage/store.ts'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PhaseBar } from '../../ui/phase-bar.tsx'
import { sizeInWords } from '../../ui/sizes.ts'
import { RestoreRun, type ChosenBackup, type StagedStation } from '../../workers/restore-run.ts'
import { OpenCard } from './open-card.tsx'
import { PlaceCard } from './place-card.tsx'
import styles from './restore-page.module.css'
import { useRestoreLock } from './use-restore-lock.ts'

interface RestoreWizardProps {
  readonly store: Store
  /** The file of a restore that was locked half-way. */
  readonly stopped: string | null
  readonly onDone: () => void
}

interface Opened {
  readonly chosen: ChosenBackup
  readonly run: RestoreRun
}

/**
 * A backup on a PC without a station: choose it, open it, look what is inside, and only then put it in its place. Until
 * the last button nothing on this PC is changed, whatever goes wrong. From opening on, the station's keys are in the page:
 * they lock as after a recovery sheet, and the backup is opened again.
 */
export function RestoreWizard({ store, stopped, onDone }: RestoreWizardProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [staged, setStaged] = useState<StagedStation | null>(null)
  const [trouble, setTrouble] = useState('')
  const { lock, wasHeld, onPlacing } = useRestoreLock(staged !== null, opened?.chosen.name ?? '')

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
  const putAway = async () => {
    await opened?.run.close()
    await staged?.attachments.drop()
  }
  const leave = async () => {
    await putAway()
    if (wasHeld) await window.station.call['app.reload'](undefined)
    else onDone()
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
            {stopped !== null && opened === null && (
              <div className={styles['stopped']}>
                <Note tone="caution" title={t('stoppedRestore.title')}>
                  {t('stoppedRestore.goOn', { file: stopped })}
                </Note>
              </div>
            )}
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
          {staged !== null && (
            <PlaceCard
              store={store}
              staged={staged}
              onPlacing={onPlacing}
              onLock={lock}
              onDone={() => void putAway().then(onDone)}
            />
          )}
        </div>
      </div>
    </main>
  )
}
