import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { attachmentsOnRecord } from '../../workers/carried-attachments.ts'
import type { StagedStation } from '../../workers/restore-run.ts'

/** Attachments whose files were lost already when the backup was made, by name: their records come back, they do not. */
export function MissingFiles({ staged }: { readonly staged: StagedStation }) {
  const { t } = useTranslation()
  const missing = new Set(staged.attachments.missing)
  const titles = attachmentsOnRecord(staged.tables).flatMap(({ id, title }) => (missing.has(id) ? [title] : []))
  if (titles.length === 0) return null
  return <Note tone="trouble">{t('restore.missingFiles', { titles: titles.join(t('childFile.and')) })}</Note>
}
