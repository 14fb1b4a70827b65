import { Button, Progress } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeptStates } from '../../app/kept-states.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page, WithSide } from '../../ui/page.tsx'
import { sizeInWords } from '../../ui/sizes.ts'
import type { RestoreRun } from '../../workers/restore-run.ts'
import { GuideCard } from './restore-guide.tsx'
import { OpenCard } from './open-card.tsx'
import styles from './restore-page.module.css'
import { TrialCards } from './trial-cards.tsx'
import { useTrial } from './use-trial.ts'

/** Look inside a backup first, then, if it must be, put it in the place of what is here. For the head only. */
export function RestoreOver({ kept }: { readonly kept: string | undefined }) {
  const { t } = useTranslation()
  const { trial, trouble, lookInFile, lookInKept, opened, put } = useTrial()
  const states = useKeptStates()
  useStatusLine(t('restore.title'))
  const asked = useRef(false)
  useEffect(() => {
    if (kept === undefined || asked.current) return
    asked.current = true
    lookInKept(kept)
  }, [kept, lookInKept])
  return (
    <Page>
      <PageHeader
        above={<Link to="/backup">{t('common.frame.backup')}</Link>}
        title={t('restore.title')}
        hint={t('restore.over.lead')}
      />
      <WithSide width={356} side={<GuideCard />}>
        <Card title={t('restore.over.choose')}>
          <p className={styles['hint']}>{t('restore.over.chooseHint')}</p>
          {trial.kind !== 'none' && (
            <p>
              <b className={styles['file']}>{trial.chosen.name}</b>{' '}
              <span className={styles['hint']}>{sizeInWords(trial.chosen.size)}</span>
            </p>
          )}
          {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
          <div className={styles['buttons']}>
            <Button variant={trial.kind === 'none' ? 'filled' : 'default'} onClick={lookInFile}>
              {t(trial.kind === 'none' ? 'restore.choose.button' : 'restore.choose.other')}
            </Button>
            {trial.kind !== 'none' && (
              <Button variant="subtle" onClick={put}>
                {t('restore.over.put')}
              </Button>
            )}
          </div>
          {states.map(({ name, at }) => (
            <div key={name} className={styles['keptState']}>
              <span>{t('restore.over.before', { date: dateInWords(t, at), time: dateInWords(t, at, 'time') })}</span>
              <Button size="xs" onClick={() => lookInKept(name)}>
                {t('restore.over.lookKept')}
              </Button>
            </div>
          ))}
        </Card>
        {trial.kind === 'opening' && <Opening run={trial.run} />}
        {trial.kind === 'refused' && (
          <Note tone="trouble" title={trial.sentence}>
            {t('restore.untouched')}
          </Note>
        )}
        {trial.kind === 'locked' && (
          <>
            <Note tone="caution">{t('restore.over.locked')}</Note>
            <OpenCard
              key={trial.chosen.file}
              chosen={trial.chosen}
              run={trial.run}
              onOpened={(staged) => void opened(trial.chosen, staged)}
            />
          </>
        )}
        {trial.kind === 'open' && <TrialCards key={trial.chosen.file} staged={trial.staged} inside={trial.inside} />}
      </WithSide>
    </Page>
  )
}

function Opening({ run }: { readonly run: RestoreRun }) {
  const { t } = useTranslation()
  const { totalBytes, readBytes } = useSyncExternalStore(run.subscribe, run.progress)
  return (
    <Card>
      <div className={styles['bar']}>
        <Progress.Root size={10} radius={2}>
          <Progress.Section
            value={totalBytes === 0 ? 0 : (readBytes / totalBytes) * 100}
            aria-label={t('restore.open.progress')}
          />
        </Progress.Root>
        <span role="status">{t('restore.open.reading')}</span>
      </div>
      <div className={styles['buttons']}>
        <Button onClick={run.cancel}>{t('restore.open.stop')}</Button>
      </div>
    </Card>
  )
}
