import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Store } from '../../../storage/store.ts'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PhaseBar, type PhaseStep } from '../../ui/phase-bar.tsx'
import { RestoreRun, type ChosenBackup, type StagedStation } from '../../workers/restore-run.ts'
import { KeyStep } from './key-step.tsx'
import { LookStep } from './look-step.tsx'
import styles from './restore.module.css'

interface RestorePageProps {
  readonly store: Store
  /** Restored, or gone back: whoever shows this page looks again at what the store holds. */
  readonly onDone: () => void
}

const STEPS = ['file', 'key', 'look'] as const

/** A station out of its backup, into an empty profile. Nothing is written before the last button. */
export function RestorePage({ store, onDone }: RestorePageProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<{ readonly backup: ChosenBackup; readonly run: RestoreRun } | null>(null)
  const [staged, setStaged] = useState<StagedStation | null>(null)
  const [trouble, setTrouble] = useState('')
  const run = chosen?.run
  useEffect(
    () => () => {
      void run?.close()
    },
    [run],
  )

  const choose = async () => {
    setTrouble('')
    const file = await window.station.call['restore.chooseFile'](undefined)
    if (file.ok) {
      setStaged(null)
      setChosen({ backup: file.value, run: new RestoreRun(file.value) })
    } else if (file.failure.kind !== 'cancelled') setTrouble(outsideFailureSentence(t, file.failure))
  }
  const now = staged !== null ? 2 : chosen !== null ? 1 : 0
  const steps: PhaseStep[] = STEPS.map((id, at) => ({
    id,
    label: t(`restore.steps.${id}`),
    state: at < now ? 'done' : at === now ? 'now' : 'ahead',
    ...(id === 'file' && chosen !== null ? { sub: chosen.backup.name } : {}),
  }))
  return (
    <main className={styles['page']}>
      <div className={styles['column']}>
        <PageHeader
          above={t('restore.over')}
          title={t('restore.title')}
          below={<PhaseBar label={t('restore.steps.label')} steps={steps} />}
        />
        <section className={styles['card']}>
          <h2>{t('restore.file.title')}</h2>
          <p className={styles['hint']}>{t('restore.file.hint')}</p>
          <div className={styles['row']}>
            <Button onClick={() => void choose()} {...(chosen === null ? { variant: 'filled' } : {})}>
              {t(chosen === null ? 'restore.file.choose' : 'restore.file.chooseAgain')}
            </Button>
            {chosen !== null && <span className={styles['name']}>{chosen.backup.name}</span>}
          </div>
          {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        </section>
        {chosen !== null && staged === null && (
          <KeyStep key={chosen.backup.file} backup={chosen.backup} run={chosen.run} onOpened={setStaged} />
        )}
        {staged !== null && <LookStep store={store} staged={staged} onRestored={onDone} />}
        <div>
          <Button variant="subtle" size="xs" onClick={onDone}>
            {t('restore.back')}
          </Button>
        </div>
      </div>
    </main>
  )
}
