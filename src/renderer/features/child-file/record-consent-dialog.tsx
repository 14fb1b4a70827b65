import { Button, Modal, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { consentProblem } from '../../../domain/consent.ts'
import { consentSchema } from '../../../domain/records.ts'
import { recordConsent } from '../../../verbs/consents/record-consent.ts'
import { DateEntry } from '../../ui/date-entry.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import { useTypedEntry } from '../../ui/use-typed-entry.ts'
import { WordsBeforeNote } from '../../ui/words-before-note.tsx'
import { ConsentLine, Tick } from './consent-line.tsx'
import styles from './dialogs.module.css'
import { linesOf, startOf, typedConsentSchema, type TypedLine } from './typed-consent.ts'
import type { ChildFile } from './use-file.ts'

interface RecordConsentDialogProps {
  readonly file: ChildFile
  readonly onDone: () => void
}

/** 登记签好的同意书: as it is ticked on the paper. Photos, publicity and every recipient are a no until somebody says yes. */
export function RecordConsentDialog({ file, onDone }: RecordConsentDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onDone}
      size={860}
      title={t('consents.recordDialog.title', { name: file.row.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={false}
    >
      <Editor file={file} onDone={onDone} />
    </Modal>
  )
}

function Editor({ file, onDone }: RecordConsentDialogProps) {
  const { t } = useTranslation()
  const sentenceOf = useFailureSentence()
  const [start] = useState(() => startOf(file))
  const entry = useTypedEntry({ kind: 'consent', childId: file.child.id }, file.child.id, typedConsentSchema, start)
  const { typed, change, asked } = entry
  const changeLine = (at: number, next: Partial<TypedLine>) =>
    change({ recipients: typed.recipients.map((line, place) => (place === at ? { ...line, ...next } : line)) })
  const papers = file.documents.filter(({ formCode, status }) => formCode === 'F03' && status !== 'draft')
  const why =
    typed.signedOn === ''
      ? null
      : consentProblem(
          { ...typed, recipients: typed.recipients.map((line) => ({ ...line, withdrawnOn: null })) },
          { birthDate: file.row.birthDate, today: file.today },
        )
  const wrongDay = why === 'future' || why === 'variant'
  const save = async () => {
    entry.ask()
    if (typed.signedOn === '' || why !== null || typed.recipients.some(({ name }) => name.trim() === '')) return
    if (await entry.save(recordConsent, { childId: file.child.id, ...typed })) onDone()
  }
  return (
    <div className={styles['parts']}>
      <p className={styles['known']}>{t('consents.recordDialog.hint')}</p>
      <WordsBeforeNote at={entry.before} onDrop={entry.startAnew} />
      <div className={styles['two']}>
        <Select
          label={t('consents.recordDialog.variant')}
          data={consentSchema.shape.variant.options.map((value) => ({ value, label: t(`consents.variants.${value}`) }))}
          value={typed.variant}
          allowDeselect={false}
          onChange={(value) => {
            const variant = consentSchema.shape.variant.safeParse(value)
            if (variant.success) change({ variant: variant.data })
          }}
        />
        <DateEntry
          label={t('consents.recordDialog.signedOn')}
          value={typed.signedOn}
          onChange={(day) => change({ signedOn: day })}
          {...(asked && typed.signedOn === '' ? { error: t('consents.recordDialog.dateMissing') } : {})}
          {...(wrongDay ? { error: sentenceOf({ kind: 'consentRefused', why }) } : {})}
        />
        <TextInput
          label={t('consents.recordDialog.guardianName')}
          value={typed.guardianName}
          maxLength={200}
          onChange={(event) => change({ guardianName: event.currentTarget.value })}
        />
        <TextInput
          label={t('consents.recordDialog.relation')}
          value={typed.relation}
          maxLength={200}
          onChange={(event) => change({ relation: event.currentTarget.value })}
        />
        <TextInput
          label={t('consents.recordDialog.witness')}
          value={typed.witness}
          maxLength={200}
          onChange={(event) => change({ witness: event.currentTarget.value })}
        />
        {papers.length > 0 && (
          <Select
            label={t('consents.recordDialog.paper')}
            data={[
              { value: '', label: t('consents.recordDialog.noPaper') },
              ...papers.map(({ id, createdAt }) => ({
                value: id,
                label: t('consents.recordDialog.paperWords', { date: dateInWords(t, createdAt, 'full') }),
              })),
            ]}
            value={typed.documentId ?? ''}
            allowDeselect={false}
            onChange={(id) => {
              const paper = papers.find((one) => one.id === id)
              change({ documentId: paper?.id ?? null, ...(paper === undefined ? {} : { recipients: linesOf(paper) }) })
            }}
          />
        )}
      </div>
      <div className={styles['checks']}>
        <Tick
          label={t('consents.recordDialog.childSigned')}
          on={typed.childSigned}
          onChange={(childSigned) => change({ childSigned })}
        />
        <Tick
          label={t('consents.recordDialog.service')}
          on={typed.service}
          onChange={(service) => change({ service })}
        />
        <Tick label={t('consents.recordDialog.photo')} on={typed.photo} onChange={(photo) => change({ photo })} />
        <Tick
          label={t('consents.recordDialog.publicity')}
          on={typed.publicity}
          onChange={(publicity) => change({ publicity })}
        />
      </div>
      <h3 className={styles['known']}>{t('consents.recordDialog.recipients')}</h3>
      {typed.recipients.map((line, at) => (
        // Rows have no identity but their place.
        <ConsentLine
          key={at}
          line={line}
          number={at + 1}
          asked={asked}
          onChange={(next) => changeLine(at, next)}
          onRemove={() => change({ recipients: typed.recipients.filter((_, place) => place !== at) })}
        />
      ))}
      <div>
        <Button
          size="xs"
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() =>
            change({ recipients: [...typed.recipients, { name: '', purpose: '', kinds: '', granted: false }] })
          }
        >
          {t('consents.recordDialog.add')}
        </Button>
      </div>
      {file.attachments.length > 0 && (
        <Select
          label={t('consents.recordDialog.scan')}
          w={360}
          data={[
            { value: '', label: t('consents.recordDialog.scanLater') },
            ...file.attachments.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={typed.attachmentId ?? ''}
          allowDeselect={false}
          onChange={(id) => change({ attachmentId: id === null || id === '' ? null : id })}
        />
      )}
      {asked && why !== null && !wrongDay && <Note tone="trouble">{sentenceOf({ kind: 'consentRefused', why })}</Note>}
      {entry.trouble !== '' && <Note tone="trouble">{entry.trouble}</Note>}
      <div className={styles['buttons']}>
        <span className={styles['right']}>
          <Button
            onClick={() => {
              entry.forget()
              onDone()
            }}
          >
            {t('consents.recordDialog.leave')}
          </Button>
          <Button variant="filled" disabled={entry.busy} onClick={() => void save()}>
            {t('consents.recordDialog.save')}
          </Button>
        </span>
      </div>
    </div>
  )
}
