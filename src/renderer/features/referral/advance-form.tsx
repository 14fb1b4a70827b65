import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDate } from '../../../domain/dates.ts'
import { referralStateSchema, type Referral, type ReferralState } from '../../../domain/records.ts'
import { z } from '../../../domain/zod.ts'
import { advanceReferral } from '../../../verbs/referrals/advance-referral.ts'
import { NEXT_REFERRAL_STATES } from '../../../verbs/referrals/referral-steps.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { DateEntry } from '../../ui/date-entry.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { Segmented } from '../../ui/fields/segmented.tsx'
import { Note } from '../../ui/note.tsx'
import { useTypedWords } from '../../ui/use-typed-words.ts'
import { WordsBeforeNote } from '../../ui/words-before-note.tsx'
import styles from './track-page.module.css'

const typedSchema = z.object({ to: referralStateSchema.nullable(), on: z.string(), note: z.string() })

/** What became of the letter: the next step, its day, and what is to be remembered of it. */
export function AdvanceForm({ referral }: { readonly referral: Referral }) {
  const { t } = useTranslation()
  const { today } = useDesk()
  const sentenceOf = useFailureSentence()
  const words = useTypedWords({ kind: 'advance', referralId: referral.id }, referral.childId, typedSchema)
  const typed = words.before?.values
  const choices = NEXT_REFERRAL_STATES[referral.state]
  const [to, setTo] = useState<ReferralState | null>(
    choices.find((choice) => choice === typed?.to) ?? choices[0] ?? null,
  )
  const [on, setOn] = useState(typed?.on ?? today)
  const [note, setNote] = useState(typed?.note ?? '')
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
    const done = await words.saveWith(advanceReferral, { referralId: referral.id, to, on, note })
    if (!done.ok) setTrouble(sentenceOf(done.failure))
  }
  const write = (next: { readonly to?: ReferralState | null; readonly on?: string; readonly note?: string }) => {
    const written = { to, on, note, ...next }
    setTo(written.to)
    setOn(written.on)
    setNote(written.note)
    words.keep(written.note.trim() === '' && written.on === today ? null : written)
  }
  return (
    <div className={styles['advance']}>
      {words.before !== null && (
        <div className={styles['before']}>
          <WordsBeforeNote
            at={words.before.at}
            onDrop={() => {
              write({ to: choices[0] ?? null, on: today, note: '' })
              words.forget()
            }}
          />
        </div>
      )}
      <div>
        <span className={styles['label']} id="next-step">
          {t('referral.steps.next')}
        </span>
        <Segmented
          labelledBy="next-step"
          segments={choices.map((value) => ({ value, label: t(`referral.states.${value}`) }))}
          value={to ?? ''}
          onChange={(value) => write({ to: choices.find((one) => one === value) ?? to })}
        />
      </div>
      <DateEntry
        label={t('referral.steps.on')}
        value={on}
        onChange={(day) => write({ on: day })}
        width={190}
        {...(asked && dateProblem !== '' ? { error: dateProblem } : {})}
      />
      <Textarea
        maxLength={2000}
        className={styles['note'] ?? ''}
        label={to === null ? t('referral.steps.note') : t(`referral.steps.notes.${to}`)}
        minRows={1}
        value={note}
        onChange={(event) => write({ note: event.currentTarget.value })}
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
