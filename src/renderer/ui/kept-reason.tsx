import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { TypedPlace } from '../../domain/typed-places.ts'
import { z } from '../../domain/zod.ts'
import styles from './confirm-dialog.module.css'
import { useTypedWords } from './use-typed-words.ts'
import { WordsBeforeNote } from './words-before-note.tsx'

interface KeptReasonProps {
  readonly label: string
  readonly error?: string
  readonly place: TypedPlace
  readonly childId: string | null
  readonly words: string
  readonly onWords: (words: string) => void
  /** Told how to store what is in the air, so that the act can wait for it. */
  readonly onReady: (flush: () => Promise<boolean>) => void
}

/** The reason of a confirm dialog, kept while it is typed and there again when the dialog is. */
export function KeptReason({ label, error, place, childId, words, onWords, onReady }: KeptReasonProps) {
  const { before, keep, forget, flush } = useTypedWords(place, childId, z.string())
  const [start] = useState(before?.values ?? '')
  // Once: from then on the dialog has the words.
  useEffect(() => {
    onReady(flush)
    if (start !== '') onWords(start)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return (
    <>
      <WordsBeforeNote
        at={before?.at ?? null}
        onDrop={() => {
          onWords('')
          forget()
        }}
      />
      <TextInput
        className={styles['reason'] ?? ''}
        label={label}
        value={words}
        onChange={(event) => {
          const typed = event.currentTarget.value
          onWords(typed)
          keep(typed.trim() === '' ? null : typed)
        }}
        error={error}
      />
    </>
  )
}
