import { useTranslation } from 'react-i18next'
import { useDesk } from '../../app/desk-context.tsx'
import { Note } from '../../ui/note.tsx'
import { openingSentences } from './opening-sentences.ts'

/** What opening the station has put right by itself. */
export function OpeningNote() {
  const { t } = useTranslation()
  const { report } = useDesk()
  const sentences = openingSentences(t, report)
  if (sentences.length === 0) return null
  return (
    <Note tone="info" title={t('today.opening.title')}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Note>
  )
}
