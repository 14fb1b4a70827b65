import { useTranslation } from 'react-i18next'
import { useDesk } from '../../app/desk-context.tsx'
import { Note } from '../../ui/note.tsx'
import { openingSentences } from './opening-sentences.ts'

/** What opening the station had to make good, and what nothing on this PC has any more. */
export function OpeningNote() {
  const { t } = useTranslation()
  const { report, workspace } = useDesk()
  const { losses, mended } = openingSentences(t, report, workspace.damaged.length)
  if (losses.length + mended.length === 0) return null
  return (
    <Note tone={losses.length > 0 ? 'trouble' : 'info'} title={t('today.opening.title')}>
      {[...losses, ...mended].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Note>
  )
}
