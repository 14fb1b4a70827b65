import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDate } from '../../../domain/dates.ts'
import type { Referral, ReferralState } from '../../../domain/records.ts'
import { advanceReferral } from '../../../verbs/referrals/advance-referral.ts'
import { NEXT_REFERRAL_STATES } from '../../../verbs/referrals/referral-steps.ts'
import { useDesk, useVerb } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { DateEntry } from '../../ui/date-entry.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { Segmented } from '../../ui/fields/segmented.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './track-page.module.css'

/** What became of the letter: the next step, its day, and what is to be remembered of it. */
export function AdvanceForm({ referral }: { readonly referral: Referral }) {
  const { t } = useTranslation()
  const { today } = useDesk()
  const sentenceOf = useFailureSentence()
  const advance = useVerb(advanceReferral)
  const choices = NEXT_REFERRAL_STATES[referral.state]
  const [to, setTo] = useState<ReferralState | null>(choices[0] ?? null)
  const [on, setOn] = useState(today)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const [trouble, setTrouble] = useState('')

  const last = referral.steps.at(-1)?.on ?? ''
  const dateProblem = dateSentence()
  const noteProblem = to === 'returned' && note.trim() === '' ? t('referral.steps.reasonMissing') : ''
  function dateSentence(): string {
    if (!isDate(on)) return t('referral.steps.dateMissing')
    if (on > today) return t('referral.steps.dateInFuture')
    if (on < last) return t('referral.steps.dateBefore', { date: dateInWords(t, last, 'day') })
    return ''
  }
  const enter = async () => {
    setAsked(true)
    if (to === null || dateProblem !== '' || noteProblem !== '') return
    const done = await advance({ referralId: referral.id, to, on, note })
    if (!done.ok) setTrouble(sentenceOf(done.failure))
  }
  return (
    <div className={styles['advance']}>
      <div>
        <span className={styles['label']} id="next-step">
          {t('referral.steps.next')}
        </span>
        <Segmented
          labelledBy="next-step"
          segments={choices.map((value) => ({ value, label: t(`referral.states.${value}`) }))}
          value={to ?? ''}
          onChange={(value) => setTo(choices.find((one) => one === value) ?? to)}
        />
      </div>
      <DateEntry
        label={t('referral.steps.on')}
        value={on}
        onChange={setOn}
        width={190}
        {...(asked && dateProblem !== '' ? { error: dateProblem } : {})}
      />
      <Textarea
        className={styles['note'] ?? ''}
        label={to === null ? t('referral.steps.note') : t(`referral.steps.notes.${to}`)}
        minRows={1}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={asked && noteProblem !== '' ? noteProblem : undefined}
      />
      <div className={styles['enter']}>
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        <Button variant="filled" disabled={to === null} onClick={() => void enter()}>
          {to === null
            ? t('referral.steps.enter')
            : t('referral.steps.enterStep', { step: t(`referral.states.${to}`) })}
        </Button>
      </div>
    </div>
  )
}
