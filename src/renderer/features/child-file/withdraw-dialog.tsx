import { Button, Modal, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Consent } from '../../../domain/records.ts'
import { z } from '../../../domain/zod.ts'
import { withdrawConsent } from '../../../verbs/consents/withdraw-consent.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { DateEntry } from '../../ui/date-entry.tsx'
import { Note } from '../../ui/note.tsx'
import { useTypedEntry } from '../../ui/use-typed-entry.ts'
import { WordsBeforeNote } from '../../ui/words-before-note.tsx'
import styles from './dialogs.module.css'

interface WithdrawDialogProps {
  readonly consent: Consent
  /** The line that is taken back; `null`: the whole of it. */
  readonly recipient: string | null
  readonly onDone: () => void
}

/** 撤回: what follows is said before it is entered. */
export function WithdrawDialog({ consent, recipient, onDone }: WithdrawDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onDone}
      size={520}
      title={
        recipient === null
          ? t('consents.withdrawDialog.wholeTitle')
          : t('consents.withdrawDialog.oneTitle', { name: recipient })
      }
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={false}
    >
      <Editor consent={consent} recipient={recipient} onDone={onDone} />
    </Modal>
  )
}

const typedSchema = z.object({ on: z.string(), by: z.string(), reason: z.string() })

function Editor({ consent, recipient, onDone }: WithdrawDialogProps) {
  const { t } = useTranslation()
  const { today } = useDesk()
  const start = { on: today, by: consent.guardianName, reason: '' }
  const entry = useTypedEntry({ kind: 'withdraw', consentId: consent.id }, consent.childId, typedSchema, start)
  const { typed, change, asked } = entry
  const save = async () => {
    entry.ask()
    if (typed.on === '' || typed.by.trim() === '') return
    if (await entry.save(withdrawConsent, { consentId: consent.id, recipient, ...typed })) onDone()
  }
  return (
    <div className={styles['parts']}>
      <Note tone="caution">
        {recipient === null
          ? t('consents.withdrawDialog.whole')
          : t('consents.withdrawDialog.one', { name: recipient })}
      </Note>
      <WordsBeforeNote at={entry.before} onDrop={entry.startAnew} />
      <DateEntry
        label={t('consents.withdrawDialog.on')}
        value={typed.on}
        onChange={(day) => change({ on: day })}
        {...(asked && typed.on === '' ? { error: t('consents.withdrawDialog.onMissing') } : {})}
        width={220}
      />
      <TextInput
        label={t('consents.withdrawDialog.by')}
        value={typed.by}
        maxLength={200}
        onChange={(event) => change({ by: event.currentTarget.value })}
        error={asked && typed.by.trim() === '' ? t('consents.withdrawDialog.byMissing') : undefined}
      />
      <TextInput
        label={t('consents.withdrawDialog.reason')}
        value={typed.reason}
        maxLength={200}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      {entry.trouble !== '' && <Note tone="trouble">{entry.trouble}</Note>}
      <div className={styles['buttons']}>
        <span className={styles['right']}>
          <Button
            data-autofocus
            onClick={() => {
              entry.forget()
              onDone()
            }}
          >
            {t('consents.withdrawDialog.keep')}
          </Button>
          <Button variant="filled" disabled={entry.busy} onClick={() => void save()}>
            {t('consents.withdrawDialog.act')}
          </Button>
        </span>
      </div>
    </div>
  )
}
