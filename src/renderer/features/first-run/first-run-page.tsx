import { Button } from '@mantine/core'
import dayjs from 'dayjs'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../app/desk-context.tsx'
import { speak } from '../../app/i18n.ts'
import { useLanguage } from '../../app/use-language.ts'
import { nameInitials } from '../../../domain/name-initials.ts'
import type { Store } from '../../../storage/store.ts'
import { LiveRegion } from '../../ui/live-region.tsx'
import { isUsable } from '../../ui/new-password.tsx'
import { Note } from '../../ui/note.tsx'
import { PhaseBar, type PhaseStep } from '../../ui/phase-bar.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { chance, drawGroups } from '../../ui/recovery-sheet/asked-groups.ts'
import { missingOfSheet } from '../../ui/recovery-sheet/missing-of-sheet.ts'
import { recoverySheet, type SheetHead } from '../../ui/recovery-sheet/sheet-model.ts'
import { EMPTY_SHEET } from '../../ui/recovery-sheet/sheet-state.ts'
import { EMPTY_HEAD, EMPTY_STATION, HEAD_ACCOUNT, stationProblems } from './entries.ts'
import { FirstRunPaper } from './first-run-paper.tsx'
import styles from './first-run-page.module.css'
import { HeadStep } from './head-step.tsx'
import { SheetStep } from './sheet-step.tsx'
import { StationStep } from './station-step.tsx'
import { useFounding } from './use-founding.ts'

interface FirstRunPageProps {
  readonly store: Store
  readonly onDone: (session: Session) => void
  /** A backup is at hand: the restore page takes over. */
  readonly onRestore: () => void
}

const STEPS = ['station', 'head', 'sheet'] as const
type Step = (typeof STEPS)[number]

/**
 * A station in three pages. Nothing is written before the last button: keys and entries live in memory, so a window
 * closed half-way leaves no half-made station, and a printed sheet of it opens nothing.
 */
export function FirstRunPage({ store, onDone, onRestore }: FirstRunPageProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [step, setStep] = useState<Step>('station')
  const [station, setStation] = useState(EMPTY_STATION)
  const [head, setHead] = useState(EMPTY_HEAD)
  const [sheet, setSheet] = useState(EMPTY_SHEET)
  const [asked, setAsked] = useState(false)
  const [groups, setGroups] = useState(() => drawGroups(chance))
  const [renewed, setRenewed] = useState(false)
  const founding = useFounding(store, onDone)
  const hints = useMemo(
    () => [station.name, station.street, head.name, head.phone, HEAD_ACCOUNT],
    [station.name, station.street, head.name, head.phone],
  )
  const { recoveryKey, busy, trouble } = founding
  const sheetHead: SheetHead = { stationName: station.name, serial: 1, madeOn: dayjs().format('YYYY-MM-DD') }

  const missing = missingWords()
  const go = (next: Step) => {
    setAsked(false)
    setStep(next)
  }
  const next = async () => {
    setAsked(true)
    if (busy || missing.length > 0) return
    if (step === 'station') go('head')
    else if (step === 'head') {
      const made = await founding.prepare(station, head)
      if (made === 'failed') return
      if (made === 'made') {
        setRenewed(sheet.printed !== null)
        setSheet(EMPTY_SHEET)
        setGroups(drawGroups(chance))
      }
      go('sheet')
    } else await founding.found(sheet)
  }

  return (
    <div className={styles['screen']}>
      <TopBar stationName={station.name.trim()} />
      <main className={styles['columns']}>
        <section className={styles['left']} aria-label={t('firstRun.title')}>
          <header className={styles['head']}>
            <div className={styles['over']}>
              {t('firstRun.title')}
              {step === 'station' && (
                <Button variant="subtle" size="xs" onClick={() => void speak(language === 'zh' ? 'en' : 'zh')}>
                  {t('firstRun.otherLanguage')}
                </Button>
              )}
            </div>
            <h1>{t(`firstRun.${step}.title`)}</h1>
            <PhaseBar label={t('firstRun.steps.label')} steps={phases()} />
          </header>
          <div className={styles['body']}>
            {trouble !== null && <Note tone="trouble">{trouble}</Note>}
            {step === 'station' && (
              <StationStep entry={station} onChange={setStation} asked={asked} onRestore={onRestore} />
            )}
            {step === 'head' && (
              <HeadStep
                entry={head}
                onChange={setHead}
                hints={hints}
                initials={nameInitials(head.name)}
                asked={asked}
              />
            )}
            {step === 'sheet' && recoveryKey !== null && (
              <SheetStep
                recoveryKey={recoveryKey}
                asked={groups}
                entry={sheet}
                onChange={setSheet}
                sheet={() => recoverySheet(sheetHead, { recoveryKey })}
                renewed={renewed}
              />
            )}
          </div>
          <footer className={styles['foot']}>
            {step !== 'station' && (
              <Button
                variant="subtle"
                className={styles['back']}
                disabled={busy}
                onClick={() => go(step === 'sheet' ? 'head' : 'station')}
              >
                {t('firstRun.back')}
              </Button>
            )}
            <span className={styles['missing']}>
              {missing.length > 0 && t('common.missing.lead', { what: missing.join(t('common.missing.and')) })}
            </span>
            <Button
              variant="filled"
              // The last step is not there before it may be taken; the words beside it say why.
              disabled={busy || (step === 'sheet' && missing.length > 0)}
              onClick={() => void next()}
            >
              {nextWords()}
            </Button>
            <LiveRegion>{busy ? nextWords() : ''}</LiveRegion>
          </footer>
        </section>
        <aside className={styles['paper']}>
          <FirstRunPaper step={step} station={station} sheet={sheetHead} asked={groups} />
        </aside>
      </main>
    </div>
  )

  function missingWords(): readonly string[] {
    switch (step) {
      case 'station':
        return stationProblems(station).map((problem) => t(`firstRun.missing.${problem}`))
      case 'head':
        return [
          ...(head.name.trim() === '' ? [t('firstRun.missing.headName')] : []),
          ...(isUsable(head.pair, hints) ? [] : [t('firstRun.missing.password')]),
        ]
      case 'sheet':
        return recoveryKey === null ? [] : missingOfSheet(t, recoveryKey, groups, sheet)
    }
  }

  function nextWords(): string {
    if (busy) return t(step === 'sheet' ? 'firstRun.sheet.founding' : 'firstRun.head.making')
    return t(`firstRun.${step}.next`)
  }

  function phases(): readonly PhaseStep[] {
    const now = STEPS.indexOf(step)
    const subs = [station.name.trim(), head.name.trim()]
    return [...STEPS, 'begin' as const].map((id, at) => ({
      id,
      label: t(`firstRun.steps.${id}`),
      state: at < now ? 'done' : at === now ? 'now' : 'ahead',
      sub: at === now ? t('firstRun.steps.now') : at < now ? subs[at] : '',
    }))
  }
}
