import { Button, Modal, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '../../../domain/records.ts'
import { z } from '../../../domain/zod.ts'
import { renameView } from '../../../verbs/views/rename-view.ts'
import { saveView } from '../../../verbs/views/save-view.ts'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { Note } from '../../ui/note.tsx'
import { useTypedWords } from '../../ui/use-typed-words.ts'
import { filtersOf, type ListFilters } from './list-view.ts'
import styles from './new-file-dialog.module.css'

interface ListNameDialogProps {
  /** The list that gets another name; `null`: the filters are kept as a new one. */
  readonly renames: SavedView | null
  readonly filters: ListFilters
  readonly onClose: () => void
  /** What was done, in a sentence. */
  readonly onDone: (sentence: string) => void
}

/** 给名单起个名字. */
export function ListNameDialog({ renames, filters, onClose, onDone }: ListNameDialogProps) {
  const { t } = useTranslation()
  const sentenceOf = useFailureSentence()
  const words = useTypedWords({ kind: 'listName' }, null, z.string())
  const [name, setName] = useState(words.before?.values ?? renames?.name ?? '')
  const [asked, setAsked] = useState(false)
  const [trouble, setTrouble] = useState('')
  const keep = async (event: SyntheticEvent) => {
    event.preventDefault()
    setAsked(true)
    if (name.trim() === '') return
    const done =
      renames === null
        ? await words.saveWith(saveView, { viewId: null, name, filters: filtersOf(filters) })
        : await words.saveWith(renameView, { viewId: renames.id, name })
    if (done.ok) onDone(t(renames === null ? 'lists.saved.done' : 'lists.saved.renamed', { name: name.trim() }))
    else setTrouble(sentenceOf(done.failure))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={renames === null ? t('lists.saved.saveTitle') : t('lists.saved.renameTitle', { name: renames.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={(event) => void keep(event)}>
        <TextInput
          label={t('lists.saved.name')}
          description={t('lists.saved.hint')}
          value={name}
          maxLength={60}
          onChange={(event) => {
            const typed = event.currentTarget.value
            setName(typed)
            words.keep(typed.trim() === '' || typed === renames?.name ? null : typed)
          }}
          error={asked && name.trim() === '' ? t('lists.saved.nameMissing') : undefined}
          data-autofocus
        />
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        <div className={styles['buttons']}>
          <span className={styles['right']}>
            <Button
              onClick={() => {
                words.forget()
                onClose()
              }}
            >
              {t('lists.saved.keep')}
            </Button>
            <Button variant="filled" type="submit">
              {t(renames === null ? 'lists.saved.act' : 'lists.saved.renameAct')}
            </Button>
          </span>
        </div>
      </form>
    </Modal>
  )
}
