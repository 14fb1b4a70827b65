import { Button, Modal } from '@mantine/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FACTS, factValueSchema, type FactKey, type FactValue } from '../../../domain/facts.ts'
import { z } from '../../../domain/zod.ts'
import { updateFacts } from '../../../verbs/children/update-facts.ts'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useLanguage } from '../../app/use-language.ts'
import { DateEntry } from '../../ui/date-entry.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { FactForm, type FactFormHandle, type FactValues } from '../../ui/fact-form.tsx'
import { factInWords, isKnown } from '../../ui/fact-words.ts'
import { sourceInWords } from '../../ui/fact-source.ts'
import { Note } from '../../ui/note.tsx'
import { SourceEntry } from '../../ui/source-entry.tsx'
import { useTypedWords } from '../../ui/use-typed-words.ts'
import { WordsBeforeNote } from '../../ui/words-before-note.tsx'
import styles from './dialogs.module.css'
import type { ChildFile } from './use-file.ts'

interface FactEditorProps {
  readonly file: ChildFile
  /** The fact being edited; `null`: closed. */
  readonly fact: FactKey | null
  readonly onClose: () => void
}

/** One fact: what is known, the new value, and the day somebody saw that it is so. */
export function FactEditor({ file, fact, onClose }: FactEditorProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Modal
      opened={fact !== null}
      onClose={onClose}
      size={fact !== null && FACTS[fact].shape === 'rows' ? 900 : 520}
      title={
        fact === null ? '' : t('childFile.facts.editTitle', { name: file.row.name, fact: FACTS[fact].label[language] })
      }
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={false}
    >
      {fact !== null && <Editor key={fact} file={file} fact={fact} onClose={onClose} />}
    </Modal>
  )
}

/** What is kept of an editor left open: the value as typed so far, the day and where it is from. */
const typedSchema = z.object({
  value: factValueSchema.nullable(),
  verifiedOn: z.string(),
  source: z.string().catch(''),
})

function Editor({ file, fact, onClose }: FactEditorProps & { readonly fact: FactKey }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const sentenceOf = useFailureSentence()
  const form = useRef<FactFormHandle>(null)
  const words = useTypedWords({ kind: 'fact', childId: file.child.id, fact }, file.child.id, typedSchema)
  const [verifiedOn, setVerifiedOn] = useState(words.before?.values.verifiedOn ?? file.today)
  const [source, setSource] = useState(words.before?.values.source ?? '')
  const [dateProblem, setDateProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  // Which fact, and what stood in it, is settled when the dialog opens.
  const asked = useMemo(() => [fact], [fact])
  const known = file.facts[fact]
  const stored: FactValues = known === undefined ? {} : { [fact]: known.value }
  const [initial, setInitial] = useState<FactValues>(() => {
    const typed = words.before?.values.value ?? null
    return typed === null ? stored : { [fact]: typed }
  })
  /** Raised to draw the field anew, when what was typed before is thrown away. */
  const [sheet, setSheet] = useState(0)
  const { keep: keepTyped } = words
  const typed = useRef<FactValue | null>(initial[fact] ?? null)
  const onTyped = useCallback(
    (values: FactValues) => {
      typed.current = values[fact] ?? null
      keepTyped({ value: typed.current, verifiedOn, source })
    },
    [keepTyped, fact, verifiedOn, source],
  )
  const knownFrom = known === undefined ? '' : sourceInWords(known, file.documents, language)
  const names = file.siblings.map((sibling) => nameOf(sibling.facts['child.name']?.value)).filter((name) => name !== '')

  const keep = async (value: FactValue | undefined) => {
    if (value === undefined) return
    if (verifiedOn === '' || verifiedOn > file.today) {
      setDateProblem(t('childFile.facts.verifiedInFuture'))
      return
    }
    setBusy(true)
    const updated = await words.saveWith(updateFacts, {
      childId: file.child.id,
      facts: { [fact]: value },
      verifiedOn,
      source,
    })
    setBusy(false)
    if (updated.ok) onClose()
    else setTrouble(sentenceOf(updated.failure))
  }

  return (
    <div className={styles['parts']}>
      <p className={styles['known']}>
        {known === undefined || !isKnown(known.value)
          ? t('childFile.facts.notKnown')
          : t('childFile.facts.known', {
              value: factInWords(fact, known.value, language),
              date: dateInWords(t, known.verifiedOn, 'full'),
            })}
        {knownFrom !== '' && <> {t('overTime.source.from', { source: knownFrom })}</>}
        {FACTS[fact].owner === 'household' && names.length > 0 && (
          <> {t('childFile.facts.shared', { names: names.join(t('childFile.and')) })}</>
        )}
      </p>
      <WordsBeforeNote
        at={words.before?.at ?? null}
        onDrop={() => {
          words.forget()
          setInitial(stored)
          typed.current = stored[fact] ?? null
          setVerifiedOn(file.today)
          setSource('')
          setSheet(sheet + 1)
        }}
      />
      <FactForm
        key={sheet}
        facts={asked}
        initial={initial}
        known={comparedWith(file)}
        width={{ [fact]: 12 }}
        today={file.today}
        onChange={onTyped}
        handle={form}
      />
      <DateEntry
        label={t('childFile.facts.verifiedOn')}
        value={verifiedOn}
        onChange={(day) => {
          setVerifiedOn(day)
          setDateProblem(null)
          keepTyped({ value: typed.current, verifiedOn: day, source })
        }}
        {...(dateProblem === null ? {} : { error: dateProblem })}
        width={220}
      />
      <SourceEntry
        value={source}
        onChange={(text) => {
          setSource(text)
          keepTyped({ value: typed.current, verifiedOn, source: text })
        }}
      />
      {trouble !== null && <Note tone="trouble">{trouble}</Note>}
      <div className={styles['buttons']}>
        {known !== undefined && (
          <Button variant="subtle" disabled={busy} onClick={() => void keep(known.value)}>
            {t('childFile.facts.confirm')}
          </Button>
        )}
        <span className={styles['right']}>
          <Button
            onClick={() => {
              words.forget()
              onClose()
            }}
          >
            {t('childFile.facts.cancel')}
          </Button>
          <Button variant="filled" disabled={busy} onClick={() => void keep(form.current?.read()?.[fact])}>
            {t(busy ? 'childFile.facts.saving' : 'childFile.facts.save')}
          </Button>
        </span>
      </div>
    </div>
  )
}

function nameOf(value: FactValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

const COMPARED = [
  'child.birthDate',
  'child.sex',
  'child.idType',
  'child.idNumber',
  'child.disabilityKind',
  'child.disabilityGrade',
] as const

function comparedWith({ facts }: ChildFile): FactValues {
  const known: FactValues = {}
  for (const key of COMPARED) {
    const fact = facts[key]
    if (fact !== undefined) known[key] = fact.value
  }
  return known
}
