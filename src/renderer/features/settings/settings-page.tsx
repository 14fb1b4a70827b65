import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useStatusLine } from '../../app/status-line.ts'
import type { Station } from '../../../domain/records.ts'
import { updateStation } from '../../../verbs/station/update-station.ts'
import { HistoryButton } from '../../ui/history-button.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page, WithSide } from '../../ui/page.tsx'
import { SaveLine, type SaveState } from '../../ui/save-line.tsx'
import { useTypedWords } from '../../ui/use-typed-words.ts'
import { WordsBeforeNote } from '../../ui/words-before-note.tsx'
import { AboutCard } from './about-card.tsx'
import { GuardCard } from './guard-card.tsx'
import { IntervalsCard } from './intervals-card.tsx'
import { KeysCard } from './keys-card.tsx'
import { LanguageCard } from './language-card.tsx'
import { LetterheadCard } from './letterhead-card.tsx'
import { PasswordCard } from './password-card.tsx'
import { SelfCheckCard } from './self-check-card.tsx'
import { SheetCard } from './sheet-card.tsx'
import { StaffCard } from './staff-card.tsx'
import { TrailCard } from './trail-card.tsx'
import { entryOf, entryProblems, entrySchema, stationInput } from './station-entry.ts'

/** The station's letterhead and intervals; language and one's own password. */
export function SettingsPage() {
  const station = useWorkspace((state) => state.station.get('station'))
  return station === undefined ? null : <StationSettings station={station} />
}

function StationSettings({ station }: { readonly station: Station }) {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const words = useTypedWords({ kind: 'settings' }, null, entrySchema)
  const sentenceOf = useFailureSentence()
  const stored = entryOf(station)
  const [entry, setEntry] = useState(words.before?.values ?? stored)
  const [asked, setAsked] = useState(false)
  const [state, setState] = useState<SaveState>({ kind: 'untouched' })
  useStatusLine(t('settings.title'))

  const mayChange = actor.role === 'head'
  const changed = JSON.stringify(entry) !== JSON.stringify(stored)
  const problems = entryProblems(entry)
  const change = (next: typeof entry) => {
    setEntry(next)
    words.keep(JSON.stringify(next) === JSON.stringify(stored) ? null : next)
    if (state.kind !== 'notSaved') setState({ kind: 'untouched' })
  }
  const save = async () => {
    setAsked(true)
    if (problems.size > 0) return
    setState({ kind: 'saving' })
    const done = await words.saveWith(updateStation, stationInput(entry))
    if (!done.ok) {
      setState({ kind: 'notSaved', reason: sentenceOf(done.failure) })
      return
    }
    setAsked(false)
    setState({ kind: 'saved', at: new Date().toISOString() })
  }

  const revert = () => {
    setEntry(stored)
    words.forget()
    setAsked(false)
    setState({ kind: 'untouched' })
  }

  const fields = { entry, onChange: change, problems: asked ? problems : new Set<never>(), disabled: !mayChange }
  return (
    <>
      <Page>
        <PageHeader
          title={t('settings.title')}
          hint={t('settings.hint')}
          actions={mayChange && <HistoryButton kind="station" recordId="station" variant="default" />}
        />
        <WithSide
          width={410}
          side={
            <>
              <LanguageCard />
              <PasswordCard />
              {mayChange && <StaffCard />}
              {mayChange && <SheetCard station={station} />}
              {mayChange && <KeysCard station={station} />}
              <SelfCheckCard />
              <TrailCard />
              <AboutCard />
            </>
          }
        >
          {!mayChange && <Note tone="plain">{t('settings.onlyHead')}</Note>}
          {mayChange && changed && <WordsBeforeNote at={words.before?.at ?? null} onDrop={revert} />}
          <LetterheadCard {...fields} />
          <IntervalsCard {...fields} />
          <GuardCard {...fields} />
        </WithSide>
      </Page>
      {mayChange && (
        <SaveLine
          state={state}
          words="plain"
          missing={
            asked && problems.size > 0
              ? t('settings.problems.count', { count: problems.size })
              : t(changed ? 'settings.changed' : 'settings.nothing')
          }
          actions={
            <>
              {changed && <Button onClick={revert}>{t('settings.revert')}</Button>}
              <Button variant="filled" disabled={!changed || state.kind === 'saving'} onClick={() => void save()}>
                {t('settings.save')}
              </Button>
            </>
          }
        />
      )}
    </>
  )
}
