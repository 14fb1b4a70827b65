import { Link, useMatchRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sheetOnFile } from '../../verbs/station/sheet-on-file.ts'
import { dateInWords } from '../ui/date-text.tsx'
import { Note } from '../ui/note.tsx'
import { useDesk, useWorkspace } from './desk-context.tsx'

/** Over every page of the head's desk, from the day the recovery sheet was used until a new one is in force. */
export function OpenedSheetNote() {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const station = useWorkspace((state) => state.station.get('station'))
  const onItsPage = useMatchRoute()({ to: '/settings/recovery-sheet' }) !== false
  if (station === undefined || actor.role !== 'head' || onItsPage) return null
  const { serial, openedOn } = sheetOnFile(station)
  if (openedOn === undefined) return null
  return (
    <Note tone="caution" action={<Link to="/settings/recovery-sheet">{t('recoverySheet.card.link')}</Link>}>
      {t('recoverySheet.opened', { serial, date: dateInWords(t, openedOn, 'day') })}
    </Note>
  )
}
