import { Button, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { candidatesFor } from '../../../domain/duplicates.ts'
import type { FactKey } from '../../../domain/facts.ts'
import { childRows } from '../../../storage/selectors/children.ts'
import { registerChild } from '../../../verbs/children/register-child.ts'
import { useDesk, useWholeWorkspace } from '../../app/desk-context.tsx'
import { duplicateIndex } from '../../app/duplicate-index.ts'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useLanguage } from '../../app/use-language.ts'
import { factInWords } from '../../ui/fact-words.ts'
import { FactForm, type FactFormHandle, type FactValues } from '../../ui/fact-form.tsx'
import { Note } from '../../ui/note.tsx'
import { useTypedWords } from '../../ui/use-typed-words.ts'
import { WordsBeforeNote } from '../../ui/words-before-note.tsx'
import { CandidateList } from './candidate-list.tsx'
import styles from './new-file-dialog.module.css'
import {
  changeNewcomer,
  currentNewcomer,
  entryOf,
  factsInIdNumber,
  factsToRegister,
  NEWCOMER_FACTS,
  newcomerSchema,
  NOBODY,
  useNewcomer,
  type Newcomer,
} from './newcomer.ts'

interface NewFileDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** 建档（先查重）: what is typed first shows who may be on file already. Closing it loses nothing. */
export function NewFileDialog({ opened, onClose }: NewFileDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('children.newFile.title')}
      size={760}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      // What is typed stays, but a slip of the mouse should not even look as if it did not.
      closeOnClickOutside={false}
    >
      <NewFile onClose={onClose} />
    </Modal>
  )
}

const REQUIRED = ['child.name'] as const
const WIDTH: Readonly<Partial<Record<FactKey, 4 | 8>>> = {
  'child.name': 4,
  'child.sex': 4,
  'child.birthDate': 4,
  'guardian.phone': 4,
  'child.idNumber': 8,
}

function NewFile({ onClose }: Omit<NewFileDialogProps, 'opened'>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const desk = useDesk()
  // A colleague's child is found too: the same child must not be filed twice.
  const rows = useWholeWorkspace((state) => childRows(state, desk.today))
  const sentenceOf = useFailureSentence()
  const words = useTypedWords({ kind: 'newChild' }, null, newcomerSchema)
  const { before, keep } = words
  // What a lock or a power cut took from memory comes back from the disk.
  useState(() => {
    if (before !== null && isBlank(currentNewcomer())) changeNewcomer(before.values)
  })
  const newcomer = useNewcomer()
  useEffect(() => {
    keep(isBlank(newcomer) ? null : newcomer)
  }, [keep, newcomer])
  const form = useRef<FactFormHandle>(null)
  /** Raised to draw the fields anew, when they are emptied. */
  const [sheet, setSheet] = useState(0)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const candidates = useMemo(() => candidatesFor(duplicateIndex(rows), entryOf(newcomer)), [rows, newcomer])
  const maySame = candidates.some(({ suggests }) => suggests === 'sameChild')
  const blank = isBlank(newcomer)
  const empty = useCallback(() => {
    changeNewcomer(NOBODY)
    setSheet((drawn) => drawn + 1)
  }, [])

  const create = async () => {
    if (form.current?.read() == null) return
    setBusy(true)
    setTrouble(null)
    const typed = currentNewcomer()
    const registered = await words.saveWith(registerChild, {
      facts: factsToRegister(typed),
      ...(typed.householdId === null ? {} : { householdId: typed.householdId }),
    })
    setBusy(false)
    if (!registered.ok) {
      setTrouble(sentenceOf(registered.failure))
      return
    }
    changeNewcomer(NOBODY)
    onClose()
    const { childId, documentId } = registered.value
    await navigate({ to: '/children/$childId/documents/$documentId', params: { childId, documentId } })
  }

  return (
    <>
      <p className={styles['lead']}>{t('children.newFile.lead')}</p>
      <WordsBeforeNote at={before?.at ?? null} onDrop={empty} />
      <FactForm
        key={sheet}
        facts={NEWCOMER_FACTS}
        initial={newcomer.facts}
        required={REQUIRED}
        known={KNOWN}
        width={WIDTH}
        today={desk.today}
        onChange={keepTyped}
        handle={form}
      />
      <FromIdNumber newcomer={newcomer} onTaken={() => setSheet(sheet + 1)} />
      <CandidateList
        candidates={candidates}
        entry={entryOf(newcomer)}
        householdId={newcomer.householdId}
        onHousehold={(householdId) => changeNewcomer({ householdId })}
      />
      {trouble !== null && (
        <div className={styles['trouble']}>
          <Note tone="trouble">{trouble}</Note>
        </div>
      )}
      <div className={styles['buttons']}>
        {!blank && (
          <Button variant="subtle" onClick={empty}>
            {t('children.newFile.empty')}
          </Button>
        )}
        <span className={styles['right']}>
          <Button onClick={onClose}>{t('children.newFile.close')}</Button>
          <Button variant={maySame ? 'default' : 'filled'} disabled={busy} onClick={() => void create()}>
            {t(
              busy
                ? 'children.newFile.creating'
                : maySame
                  ? 'children.newFile.createAnyway'
                  : 'children.newFile.create',
            )}
          </Button>
        </span>
      </div>
    </>
  )
}

/** Offers what a resident ID number says of birth date and sex, as long as they are not written. */
function FromIdNumber({ newcomer, onTaken }: { readonly newcomer: Newcomer; readonly onTaken: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const said = factsInIdNumber(newcomer)
  if (said === null) return null
  const words = (['child.sex', 'child.birthDate'] as const)
    .map((key) => factInWords(key, said[key], language))
    .filter((word) => word !== '')
  return (
    <p className={styles['fromId']}>
      {t('children.newFile.fromId', { facts: words.join(language === 'zh' ? '，' : ', ') })}
      <Button
        size="xs"
        variant="subtle"
        onClick={() => {
          changeNewcomer({ facts: { ...newcomer.facts, ...said } })
          onTaken()
        }}
      >
        {t('children.newFile.useFromId')}
      </Button>
    </p>
  )
}

const KNOWN: FactValues = { 'child.idType': 'residentId' }

function isBlank(newcomer: Newcomer): boolean {
  return Object.keys(factsToRegister(newcomer)).length === 0
}

function keepTyped(facts: FactValues): void {
  changeNewcomer({ facts })
}
