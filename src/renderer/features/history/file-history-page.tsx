import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { namesInFacts } from '../../../storage/selectors/person-names.ts'
import { FACTS } from '../../../domain/facts.ts'
import type { Child } from '../../../domain/records.ts'
import { changedFacts, sameFact, type FactChange, type FileStep } from '../../../storage/file-history.ts'
import type { HistoryProgress } from '../../../storage/history.ts'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import { caseRight, REGISTER_FORM } from '../../../verbs/rights.ts'
import { useDesk, useSight, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { readFileSteps, useHistory, useRevertFacts } from '../../app/record-history.ts'
import { useAlsoHidden } from '../../app/names-hidden.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { UnseenPage } from '../../app/unseen-page.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page, WithSide } from '../../ui/page.tsx'
import { FileStepView } from './file-step.tsx'
import { HistoryList, HistoryState, UnreadableNote } from './history-list.tsx'
import { useReadHistory } from '../../app/use-read-history.ts'
import { VersionCard } from './version-card.tsx'

const route = getRouteApi('/children/$childId/history')

/** 改动记录 of a child's facts and of the household: who changed what when, an earlier version, and the way back to it. */
export function FileHistoryPage() {
  const { t } = useTranslation()
  const { childId } = route.useParams()
  const sightOf = useSight()
  const child = useWorkspace(({ children }) => children.get(childId))
  if (child === undefined || sightOf(child) === 'nameOnly') {
    return <UnseenPage childId={childId} gone={t('childFile.notFound')} />
  }
  return <FileHistory key={childId} child={child} />
}

function FileHistory({ child }: { readonly child: Child }) {
  const { t } = useTranslation()
  const history = useHistory()
  const facts = useWorkspace((state) => factsOf(state, child.id))
  const household = useWorkspace(({ households }) => households.get(child.householdId))
  const name = factText(facts, 'child.name') || factText(facts, 'child.alias') || t('childFile.unnamed')
  const read = useCallback(
    (onProgress: HistoryProgress) => readFileSteps(history, child, onProgress),
    // Read anew whenever either record was written.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [history, child, household],
  )
  const reading = useReadHistory(read)
  const names = useMemo(
    () => (reading.kind === 'read' ? reading.value.steps.flatMap(({ facts }) => namesInFacts(facts)) : []),
    [reading],
  )
  useAlsoHidden(names)
  useStatusLine(t('history.status', { name }), [{ keys: ['J', 'K'], words: t('history.keys.move') }])
  return (
    <Page>
      <PageHeader
        above={
          <Link to="/children/$childId" params={{ childId: child.id }}>
            {t('history.toFile', { name })}
          </Link>
        }
        title={t('history.title')}
        hint={t('history.fileHint', { name })}
      />
      {reading.kind === 'read' && reading.value.steps.length > 0 ? (
        <Steps child={child} {...reading.value} />
      ) : (
        <HistoryState reading={reading} empty={t('history.none')} />
      )}
    </Page>
  )
}

interface StepsProps {
  readonly child: Child
  readonly steps: readonly FileStep[]
  readonly unreadable: readonly number[]
}

interface Outcome {
  readonly tone: 'info' | 'trouble'
  readonly sentence: string
  /** What was changed, to take it back. */
  readonly changes: readonly FactChange[]
}

function Steps({ child, steps, unreadable }: StepsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { actor } = useDesk()
  const sentenceOf = useFailureSentence()
  const putBack = useRevertFacts(child.id)
  const now = useWorkspace((state) => factsOf(state, child.id))
  const right = useWorkspace((state) => caseRight(actor, state, { childId: child.id, formCode: REGISTER_FORM }))
  const [chosen, setChosen] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const newest = steps[0]
  const shown = steps.find(({ seq }) => seq === chosen) ?? newest
  const comma = t('form.listComma')

  /** @param changes from what is to be put back, to what is there now */
  const revert = async (changes: readonly FactChange[], seq: number, sentence: 'reverted' | 'undone') => {
    setBusy(true)
    const done = await putBack(changes, 'from', seq)
    setBusy(false)
    const facts = changes.map(({ key }) => FACTS[key].label[language]).join(comma)
    setOutcome(
      done.ok
        ? {
            tone: 'info',
            sentence: t(`history.${sentence}`, { facts }),
            changes: changes.map(({ key, from, to }) => ({ key, from: to, to: from })),
          }
        : { tone: 'trouble', sentence: sentenceOf(done.failure), changes: [] },
    )
  }
  const differing = (step: FileStep) => changedFacts(step.facts, now)
  return (
    <WithSide width={410} side={shown !== undefined && <VersionCard step={shown} isNow={shown === newest} />}>
      {!right.ok && <Note tone="plain">{sentenceOf(right.failure)}</Note>}
      {outcome !== null && (
        <Note
          tone={outcome.tone}
          action={
            outcome.changes.length > 0 && (
              <Button
                size="xs"
                disabled={busy}
                onClick={() => void revert(outcome.changes, newest?.seq ?? 1, 'undone')}
              >
                {t('history.undo')}
              </Button>
            )
          }
        >
          <span role="status">{outcome.sentence}</span>
        </Note>
      )}
      <UnreadableNote count={unreadable.length} />
      <HistoryList label={t('history.title')} steps={steps} shown={shown?.seq ?? null} onShow={setChosen}>
        {(step) => {
          const differs = step === newest ? [] : differing(step)
          return (
            <FileStepView
              step={step}
              isShown={step === shown}
              isNow={step === newest}
              busy={busy}
              mayPutBack={({ key, from }) => right.ok && !sameFact(now[key] ?? null, from)}
              onShow={() => setChosen(step.seq)}
              onRevert={right.ok && differs.length > 0 ? () => void revert(differs, step.seq, 'reverted') : null}
              onPutBack={({ key, from }) =>
                void revert([{ key, from, to: now[key] ?? null }], versionBefore(steps, step).seq, 'reverted')
              }
            />
          )
        }}
      </HistoryList>
      <p>{t('history.since', { date: dateInWords(t, steps.at(-1)?.at ?? '', 'full') })}</p>
    </WithSide>
  )
}

/** A fact is put back to how the step before has it. */
function versionBefore(steps: readonly FileStep[], step: FileStep): FileStep {
  return steps[steps.indexOf(step) + 1] ?? step
}
