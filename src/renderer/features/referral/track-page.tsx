import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDocument, Referral } from '../../../domain/records.ts'
import type { FormDefinition } from '../../../forms/definition.ts'
import { asText } from '../../../forms/fields.ts'
import { grantOf } from '../../../storage/selectors/consents.ts'
import { localDay } from '../../../verbs/clock.ts'
import { reopenDocument } from '../../../verbs/documents/reopen-document.ts'
import { issueReferral } from '../../../verbs/referrals/issue-referral.ts'
import { groundOf } from '../../../verbs/referrals/consent-ground.ts'
import { useDesk, useVerb, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { cx } from '../../ui/cx.ts'
import { dateInWords, deadlineInWords } from '../../ui/date-text.tsx'
import { ReadSections } from '../../ui/fields/read-sections.tsx'
import { HistoryButton } from '../../ui/history-button.tsx'
import { Note } from '../../ui/note.tsx'
import { FormColumns } from '../../ui/paper/form-columns.tsx'
import { paperHead } from '../../ui/paper/form-model.ts'
import { AdvanceForm } from './advance-form.tsx'
import { IssueGround } from './issue-ground.tsx'
import { LetterPaper } from './letter-paper.tsx'
import { ReferralHeader } from './referral-header.tsx'
import { StepList } from './step-list.tsx'
import styles from './track-page.module.css'

interface TrackPageProps {
  readonly referral: Referral
  readonly letter: CaseDocument
  readonly definition: FormDefinition
  readonly mayWrite: boolean
}

/** A letter that is written: waiting for the head, or on its way; what became of it is entered here. */
export function TrackPage({ referral, letter, definition, mayWrite }: TrackPageProps) {
  const { t } = useTranslation()
  const { today, workspace } = useDesk()
  useStatusLine(
    referral.number?.text ??
      t('form.status', { title: t('referral.title'), code: definition.code, version: definition.version }),
    [
      { keys: ['Ctrl', 'P'], words: t('form.keys.print') },
      { keys: ['F4'], words: t('form.keys.paper') },
    ],
  )
  const day = letter.finishedAt === null ? today : localDay(new Date(letter.finishedAt))
  const head = useMemo(() => paperHead(workspace.state, referral.childId, day, referral), [workspace, referral, day])
  const waitsForReply = referral.state === 'issued' || referral.state === 'delivered'
  const replyWords =
    referral.replyDueOn === null
      ? t('referral.waits.reportedBack')
      : waitsForReply
        ? t('referral.waits.replyBy', { date: dateInWords(t, referral.replyDueOn, 'day') })
        : dateInWords(t, referral.replyDueOn, 'day')
  return (
    <FormColumns
      readingLabel={t('referral.title')}
      header={(toggle) => <ReferralHeader referral={referral} replyWords={replyWords} actions={toggle} />}
      foot={referral.state === 'drafted' ? <IssueLine referral={referral} letter={letter} mayWrite={mayWrite} /> : null}
      paper={<LetterPaper referral={referral} definition={definition} values={letter.values} head={head} />}
    >
      {referral.state !== 'drafted' && (
        <section className={styles['track']}>
          <div className={styles['trackHead']}>
            <h2>{t('referral.steps.title')}</h2>
            <HistoryButton kind="referrals" recordId={referral.id} />
          </div>
          {waitsForReply && referral.replyDueOn !== null && (
            <Note tone={referral.replyDueOn < today ? 'trouble' : 'info'}>
              {t('referral.receiptDue', { deadline: deadlineInWords(t, referral.replyDueOn) })}
            </Note>
          )}
          {mayWrite && referral.state !== 'closed' && <AdvanceForm referral={referral} key={referral.state} />}
          <StepList referral={referral} />
        </section>
      )}
      <ReadSections definition={definition} values={letter.values} today={day} />
    </FormColumns>
  )
}

/** The finished letter goes to the head, who gives it its number. */
function IssueLine({
  referral,
  letter,
  mayWrite,
}: {
  readonly referral: Referral
  readonly letter: CaseDocument
  readonly mayWrite: boolean
}) {
  const { t } = useTranslation()
  const { actor, today } = useDesk()
  const sentenceOf = useFailureSentence()
  const issue = useVerb(issueReferral)
  const reopen = useVerb(reopenDocument)
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const head = useWorkspace(
    (state) => [...state.staff.values()].find((one) => one.role === 'head' && one.active)?.name ?? '',
  )
  const done = (result: { readonly ok: true } | { readonly ok: false; readonly sentence: string }) => {
    setBusy(false)
    if (!result.ok) setTrouble(result.sentence)
  }
  const act = async () => {
    setBusy(true)
    const issued = await issue({ referralId: referral.id })
    done(issued.ok ? issued : { ok: false, sentence: sentenceOf(issued.failure) })
  }
  const takeBack = async () => {
    setBusy(true)
    const reopened = await reopen({ documentId: letter.id })
    done(reopened.ok ? reopened : { ok: false, sentence: sentenceOf(reopened.failure) })
  }
  const finished = letter.status === 'awaitingSignature'
  const recipient = asText(letter.values['recipient'])
  const grant = useWorkspace((state) => grantOf(state, referral.childId, recipient, today))
  const needsGround = finished && grant === null && groundOf(letter.values) === null
  if (needsGround && actor.role === 'head') {
    return (
      <div className={cx(styles['foot'], styles['footGround'])}>
        <IssueGround childId={referral.childId} recipient={recipient} referralId={referral.id} />
        <span className={styles['buttons']}>
          {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
          {mayWrite && (
            <Button disabled={busy} onClick={() => void takeBack()}>
              {t('form.read.reopen')}
            </Button>
          )}
        </span>
      </div>
    )
  }
  return (
    <div className={styles['foot']}>
      <span>
        {!finished
          ? t('referral.notFinished')
          : actor.role === 'head'
            ? t('referral.issueConsequence')
            : needsGround
              ? t('consents.letter.missing', { recipient })
              : t('referral.waitsForHead', { name: head })}
      </span>
      <span className={styles['buttons']}>
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        {finished && mayWrite && (
          <Button disabled={busy} onClick={() => void takeBack()}>
            {t('form.read.reopen')}
          </Button>
        )}
        {finished && actor.role === 'head' && (
          <Button variant="filled" disabled={busy} onClick={() => void act()}>
            {t('referral.issue')}
          </Button>
        )}
      </span>
    </div>
  )
}
