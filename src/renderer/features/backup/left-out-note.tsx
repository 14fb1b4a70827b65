import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import type { KeptBackup } from '../../workers/backup-run.ts'

/** Attachments that could not be read and are not in the backup, by name: it is never silently less than the station. */
export function LeftOutNote({ leftOut }: Pick<KeptBackup, 'leftOut'>) {
  const { t } = useTranslation()
  if (leftOut.length === 0) return null
  const titles = leftOut.map(({ title }) => title).join(t('childFile.and'))
  return <Note tone="trouble">{t('attachments.leftOut', { titles })}</Note>
}
