import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { agoInWords, dateInWords } from './date-text.tsx'
import { Note } from './note.tsx'

interface WordsBeforeNoteProps {
  /** ISO instant of the words' last key; `null`: nothing was there, and nothing is said. */
  readonly at: string | null
  /** Empties the fields to what is saved. */
  readonly onDrop: () => void
}

/** Over fields that hold what was typed before and never saved: it is there to go on with, or to throw away. */
export function WordsBeforeNote({ at, onDrop }: WordsBeforeNoteProps) {
  const { t } = useTranslation()
  const [settled, setSettled] = useState(false)
  if (at === null || settled) return null
  return (
    <Note
      tone="info"
      action={
        <>
          <Button size="xs" onClick={() => setSettled(true)}>
            {t('drafts.before.goOn')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            onClick={() => {
              setSettled(true)
              onDrop()
            }}
          >
            {t('drafts.before.drop')}
          </Button>
        </>
      }
    >
      {t('drafts.before.sentence', {
        ago: agoInWords(t, at),
        time: dateInWords(t, at, 'time'),
      })}
    </Note>
  )
}
