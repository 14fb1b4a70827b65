import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactKey } from '../../../domain/facts.ts'
import type { FormDefinition } from '../../../forms/definition.ts'
import { changedFacts, type ChangedFact } from '../../../forms/values.ts'
import { valueInWords } from '../../../forms/words.ts'
import { factsOf } from '../../../storage/selectors/facts.ts'
import { finishDocument } from '../../../verbs/documents/finish-document.ts'
import { useDesk, useVerb } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useLanguage } from '../../app/use-language.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { useFormScreen } from '../../ui/fields/form-screen.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './finish-dialog.module.css'

interface FinishDialogProps {
  readonly opened: boolean
  readonly documentId: string
  readonly definition: FormDefinition
  readonly onKeep: () => void
  readonly onFinished: () => void
}

/** 写完: what follows, and which facts of the file change with it. */
export function FinishDialog(props: FinishDialogProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = (props.definition.shortTitle ?? props.definition.title)[language]
  return (
    <Modal
      opened={props.opened}
      onClose={props.onKeep}
      title={t('form.finish.title', { title })}
      withCloseButton={false}
      size={560}
    >
      <Finish {...props} />
    </Modal>
  )
}

function Finish({ documentId, definition, onKeep, onFinished }: FinishDialogProps) {
  const { t } = useTranslation()
  const desk = useDesk()
  const { session } = useFormScreen()
  const sentenceOf = useFailureSentence()
  const finish = useVerb(finishDocument)
  const [changes] = useState(() => {
    const childId = desk.workspace.state.documents.get(documentId)?.childId ?? ''
    return changedFacts(definition, session.values, factsOf(desk.workspace.state, childId))
  })
  const [accepted, setAccepted] = useState<ReadonlySet<FactKey>>(() => new Set(changes.map(({ key }) => key)))
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)

  const toggle = (key: FactKey) => {
    const next = new Set(accepted)
    if (!next.delete(key)) next.add(key)
    setAccepted(next)
  }
  const act = async () => {
    setBusy(true)
    const done = await finish({ documentId, values: session.values, acceptedFacts: [...accepted] })
    setBusy(false)
    if (done.ok) onFinished()
    else setTrouble(sentenceOf(done.failure))
  }
  return (
    <>
      <p>{t('form.finish.consequence')}</p>
      {definition.ownsFacts === true ? (
        <p className={styles['owns']}>{t('form.finish.ownsFacts', { date: dateInWords(t, desk.today, 'full') })}</p>
      ) : (
        changes.length > 0 && (
          <fieldset className={styles['facts']}>
            <legend>{t('form.finish.factsTitle')}</legend>
            {changes.map((change) => (
              <Fact
                key={change.key}
                change={change}
                ticked={accepted.has(change.key)}
                onToggle={() => toggle(change.key)}
              />
            ))}
            <p className={styles['hint']}>{t('form.finish.factsHint', { date: dateInWords(t, desk.today, 'full') })}</p>
          </fieldset>
        )
      )}
      {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
      <div className={styles['buttons']}>
        <Button onClick={onKeep}>{t('form.finish.keep')}</Button>
        <Button variant="filled" disabled={busy} onClick={() => void act()} data-autofocus>
          {t('form.finish.act')}
        </Button>
      </div>
    </>
  )
}

interface FactProps {
  readonly change: ChangedFact
  readonly ticked: boolean
  readonly onToggle: () => void
}

function Fact({ change, ticked, onToggle }: FactProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = (value: ChangedFact['to']) =>
    valueInWords(change.field, plainFact(value), language) || t('form.finish.nothing')
  return (
    <Checkbox
      checked={ticked}
      onChange={onToggle}
      label={change.field.label[language]}
      description={
        <>
          {t('form.finish.from', { value: words(change.from) })}
          <br />
          {t('form.finish.to', { value: words(change.to) })}
        </>
      }
    />
  )
}

/** A fact as a form's value: the same shapes, written to. */
function plainFact(value: ChangedFact['to']): Parameters<typeof valueInWords>[1] {
  return Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? one : { ...one })) : value
}
