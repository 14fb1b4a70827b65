import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { memo, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { addWorkingDays } from '../../../domain/dates.ts'
import type { FormValues } from '../../../domain/records.ts'
import type { FormDefinition } from '../../../forms/definition.ts'
import { asCodes, asText } from '../../../forms/fields.ts'
import { grantOf } from '../../../storage/selectors/consents.ts'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import { finishDocument } from '../../../verbs/documents/finish-document.ts'
import { useDesk, useVerb, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { returnToField } from '../../app/place.ts'
import { useLanguage } from '../../app/use-language.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { DiscardDraftDialog } from '../../ui/discard-draft-dialog.tsx'
import { focusField } from '../../ui/fields/field-ids.ts'
import { FormScreenContext, useSlice } from '../../ui/fields/form-screen.tsx'
import { FormSections } from '../../ui/fields/form-sections.tsx'
import { MissingLine } from '../../ui/fields/missing-line.tsx'
import { useDraftAutosave } from '../../ui/fields/use-draft-autosave.ts'
import { useFormScreenOf } from '../../ui/fields/use-form-screen.ts'
import { Note } from '../../ui/note.tsx'
import { FormColumns } from '../../ui/paper/form-columns.tsx'
import { SaveLine } from '../../ui/save-line.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { DraftLetterPaper } from './draft-letter-paper.tsx'
import { ReferralHeader } from './referral-header.tsx'
import { SharesList } from './shares-list.tsx'

interface DraftPageProps {
  readonly referralId: string
  readonly definition: FormDefinition
}

/** 草拟: the letter grows from what is ticked and written on the left. */
export const DraftPage = memo(function DraftPage({ referralId, definition }: DraftPageProps) {
  const { t } = useTranslation()
  const desk = useDesk()
  const navigate = useNavigate()
  const sentenceOf = useFailureSentence()
  const finish = useVerb(finishDocument)
  const { state, saver, unstored } = useDraftAutosave(referralId)
  const [start] = useState(() => readStart(desk, referralId, unstored?.values))
  const [trouble, setTrouble] = useState('')
  const [discarding, setDiscarding] = useState(false)

  const onChange = useCallback((values: FormValues) => saver.changed(values), [saver])
  const screen = useFormScreenOf({ definition, ...start, onChange })
  const { session } = screen

  // Back where it was locked.
  useEffect(() => {
    returnToField()
  }, [])
  const submit = async () => {
    const wrong = session.ask()
    if (wrong !== null) {
      focusField(wrong)
      return
    }
    if (!(await saver.flush())) return
    const done = await finish({ documentId: referralId, values: session.values })
    if (!done.ok) setTrouble(sentenceOf(done.failure))
  }
  useHotkeys({ 'mod+Enter': () => void submit() })
  useStatusLine(t('form.status', { title: t('referral.title'), code: definition.code, version: definition.version }), [
    { keys: ['Tab'], words: t('form.keys.next') },
    { keys: ['Ctrl', 'P'], words: t('form.keys.print') },
    { keys: ['F4'], words: t('form.keys.paper') },
    { keys: ['Ctrl', 'Enter'], words: t('referral.finish') },
  ])
  const head = useWorkspace(
    (workspace) => [...workspace.staff.values()].find((one) => one.role === 'head' && one.active)?.name ?? '',
  )
  const instead = useMemo(() => {
    const shares = definition.sections.flatMap((section) => section.fields).find((field) => field.id === 'shares')
    return shares?.kind === 'manyOf' ? { shares: <SharesList field={shares} /> } : {}
  }, [definition])
  const paper = useMemo(
    () => <DraftLetterPaper referralId={referralId} definition={definition} />,
    [referralId, definition],
  )
  return (
    <FormScreenContext value={screen}>
      <FormColumns
        header={(toggle) => (
          <DraftHeader
            referralId={referralId}
            actions={
              <>
                <Button variant="subtle" size="xs" onClick={() => setDiscarding(true)}>
                  {t('form.discard.button')}
                </Button>
                {toggle}
              </>
            }
          />
        )}
        foot={
          <>
            {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
            <SaveLine
              state={state}
              missing={
                <>
                  <MissingLine />
                  {t('form.semicolon')}
                  {t('referral.issuedBy', { name: head })}
                </>
              }
              actions={
                <Button variant="filled" onClick={() => void submit()}>
                  {t('referral.finish')}
                </Button>
              }
            />
          </>
        }
        paper={paper}
      >
        <FormSections sections={definition.sections} instead={instead} />
        <ConsentNote childId={start.childId} />
        <AttachedNote />
      </FormColumns>
      <DiscardDraftDialog
        opened={discarding}
        documentId={referralId}
        childId={start.childId}
        title={t('referral.title')}
        onDone={() =>
          void navigate({
            to: '/children/$childId',
            params: { childId: start.childId },
            search: { tab: 'referrals' },
          })
        }
        onKeep={() => setDiscarding(false)}
      />
    </FormScreenContext>
  )
})

function readStart(desk: ReturnType<typeof useDesk>, referralId: string, unstored: FormValues | undefined) {
  const state = desk.workspace.state
  const document = state.documents.get(referralId)
  const childId = document?.childId ?? ''
  return {
    childId,
    values: unstored ?? document?.values ?? {},
    today: desk.today,
    birthDate: factText(factsOf(state, childId), 'child.birthDate'),
    settings: state.station.get('station')?.settings ?? {},
  }
}

function DraftHeader({ referralId, actions }: { readonly referralId: string; readonly actions: ReactNode }) {
  const { t } = useTranslation()
  const referral = useWorkspace((state) => state.referrals.get(referralId))
  const days = useReplyDays()
  if (referral === undefined) return null
  const words = days === null ? t('referral.waits.reportedBack') : t('referral.replyWithin', { count: days })
  return <ReferralHeader referral={referral} replyWords={words} actions={actions} />
}

/** As written in the form; null while it is no number of days. */
function useReplyDays(): number | null {
  return useSlice(
    useCallback((session) => {
      const days = session.values['replyDays']
      return typeof days === 'number' && Number.isInteger(days) && days > 0 && days <= 60 ? days : null
    }, []),
  )
}

/** What the register of consents says about the recipient, while the letter is written. */
function ConsentNote({ childId }: { readonly childId: string }) {
  const { t } = useTranslation()
  const { today } = useDesk()
  const recipient = useSlice(useCallback((session) => asText(session.values['recipient']).trim(), []))
  const exempt = useSlice(useCallback((session) => asCodes(session.values['consent']).includes('exempt'), []))
  const grant = useWorkspace((state) => grantOf(state, childId, recipient, today))
  if (recipient === '' || exempt) return null
  return (
    <div style={{ padding: '12px 24px 0' }}>
      {grant === null ? (
        <Note tone="caution">{t('consents.letter.missing', { recipient })}</Note>
      ) : (
        <Note tone="plain">
          {t('consents.letter.granted', { recipient, date: dateInWords(t, grant.consent.signedOn, 'full') })}
        </Note>
      )}
    </div>
  )
}

/** What goes with the letter, and when the answer would be due if it were issued today. */
function AttachedNote() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { today } = useDesk()
  const days = useReplyDays()
  return (
    <div style={{ padding: '12px 24px' }}>
      <Note tone="info">
        {t('referral.attached')}
        {days !== null && (
          <>
            {/* 。 brings its own room along. */}
            {language === 'zh' ? '' : ' '}
            {t('referral.dueIfToday', { date: dateInWords(t, addWorkingDays(today, days)) })}
          </>
        )}
      </Note>
    </div>
  )
}
