import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryProgress } from '../../../storage/history.ts'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import type { Tables } from '../../../storage/tables.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useHistory } from '../../app/record-history.ts'
import type { HistoryKind } from '../../app/record-kinds.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { useReadHistory } from '../../app/use-read-history.ts'
import { useRecordRevert } from '../../app/use-record-revert.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page, WithSide } from '../../ui/page.tsx'
import { FIELD_WORDS } from './field-words.ts'
import { HistoryList, HistoryState, UnreadableNote } from './history-list.tsx'
import { RecordStepView } from './record-step.tsx'
import { recordSteps, sameFields } from './record-steps.ts'
import { RecordVersion } from './record-version.tsx'

const route = getRouteApi('/history/$kind/$recordId')

/** 改动记录 of one small record: a consent, a letter's steps, an attachment, a drawing, a list, somebody, the settings. */
export function RecordHistoryPage() {
  const { kind, recordId } = route.useParams()
  return <OfKind key={`${kind}/${recordId}`} kind={kind} recordId={recordId} />
}

interface OfKindProps<Kind extends HistoryKind> {
  readonly kind: Kind
  readonly recordId: string
}

function OfKind<Kind extends HistoryKind>({ kind, recordId }: OfKindProps<Kind>) {
  const { t } = useTranslation()
  const { actor } = useDesk()
  // Only what this person may see now; the journal itself makes no difference between people.
  const record = useWorkspace((state) => state[kind].get(recordId))
  const title = titleOf(t, kind)
  useStatusLine(title, [{ keys: ['J', 'K'], words: t('history.keys.move') }])
  const headOnly = (kind === 'staff' || kind === 'station') && actor.role !== 'head'
  return (
    <Page>
      <PageHeader
        above={<WayOut kind={kind} childId={childIdOf(record)} />}
        title={title}
        hint={t('recordHistory.hint')}
      />
      {headOnly ? (
        <EmptyState>{t('recordHistory.onlyHead')}</EmptyState>
      ) : record === undefined ? (
        <EmptyState>{t('recordHistory.gone')}</EmptyState>
      ) : (
        <Versions kind={kind} record={record} />
      )}
    </Page>
  )
}

function titleOf(t: TFunction, kind: HistoryKind): string {
  return t(`recordHistory.of.${kind}`)
}

function WayOut({ kind, childId }: { readonly kind: HistoryKind; readonly childId: string | null }) {
  const { t } = useTranslation()
  const name = useWorkspace((state) => {
    const facts = childId === null ? {} : factsOf(state, childId)
    return factText(facts, 'child.name') || factText(facts, 'child.alias') || t('childFile.unnamed')
  })
  switch (kind) {
    case 'views':
      return <Link to="/children">{t('recordHistory.to.views')}</Link>
    case 'staff':
      return <Link to="/settings/staff">{t('recordHistory.to.staff')}</Link>
    case 'station':
      return <Link to="/settings">{t('recordHistory.to.station')}</Link>
    default: {
      const tab = kind === 'drawings' ? {} : { tab: kind }
      return childId === null ? null : (
        <Link to="/children/$childId" params={{ childId }} search={tab}>
          {t('recordHistory.toFile', { name })}
        </Link>
      )
    }
  }
}

interface Outcome {
  readonly ok: boolean
  readonly sentence: string
  /** As it was before, to take it back. */
  readonly undo: (() => void) | null
}

function Versions<Kind extends HistoryKind>({ kind, record }: { readonly kind: Kind; readonly record: Tables[Kind] }) {
  const { t } = useTranslation()
  const sentenceOf = useFailureSentence()
  const history = useHistory()
  const attachments = useWorkspace((state) => state.attachments)
  const staff = useWorkspace((state) => state.staff)
  const { may, go } = useRecordRevert(kind)
  const read = useCallback(
    (onProgress: HistoryProgress) => history.of(kind, record.id, onProgress),
    [history, kind, record],
  )
  const reading = useReadHistory(read)
  const wordsOf = useCallback(
    (version: Tables[Kind]) => FIELD_WORDS[kind](t, version, { attachments, staff }),
    [kind, t, attachments, staff],
  )
  const steps = useMemo(
    () => (reading.kind === 'read' ? recordSteps(reading.value.versions, wordsOf) : []),
    [reading, wordsOf],
  )
  const [chosen, setChosen] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const newest = steps[0]
  if (newest === undefined) return <HistoryState reading={reading} empty={t('history.none')} />
  const shown = steps.find(({ seq }) => seq === chosen) ?? newest
  const now = wordsOf(record)
  const revert = async (version: Tables[Kind], seq: number, sentence: string, before: Tables[Kind] | null) => {
    setBusy(true)
    const done = await go(version, seq)
    setBusy(false)
    setOutcome(
      done.ok
        ? {
            ok: true,
            sentence,
            undo: before === null ? null : () => void revert(before, newest.seq, t('recordHistory.undone'), null),
          }
        : { ok: false, sentence: sentenceOf(done.failure), undo: null },
    )
  }
  return (
    <WithSide width={410} side={<RecordVersion step={shown} isNow={shown === newest} />}>
      {kind === 'referrals' && <Note tone="plain">{t('recordHistory.issuedStays')}</Note>}
      {outcome !== null && (
        <Note
          tone={outcome.ok ? 'info' : 'trouble'}
          action={
            outcome.undo !== null && (
              <Button size="xs" disabled={busy} onClick={outcome.undo}>
                {t('history.undo')}
              </Button>
            )
          }
        >
          <span role="status">{outcome.sentence}</span>
        </Note>
      )}
      {reading.kind === 'read' && <UnreadableNote count={reading.value.unreadable.length} />}
      <HistoryList label={t('history.title')} steps={steps} shown={shown.seq} onShow={setChosen}>
        {(step) => (
          <RecordStepView
            step={step}
            isShown={step === shown}
            isNow={step === newest}
            busy={busy}
            onShow={() => setChosen(step.seq)}
            onRevert={
              step.record !== null && !sameFields(step.fields, now) && may(step.record)
                ? () => {
                    const moment = `${dateInWords(t, step.at, 'day')} ${dateInWords(t, step.at, 'time')}`
                    if (step.record !== null)
                      void revert(step.record, step.seq, t('recordHistory.reverted', { moment }), record)
                  }
                : null
            }
          />
        )}
      </HistoryList>
    </WithSide>
  )
}

function childIdOf(record: unknown): string | null {
  if (typeof record !== 'object' || record === null || !('childId' in record)) return null
  return typeof record.childId === 'string' ? record.childId : null
}
