import { useTranslation } from 'react-i18next'
import type { Manifest } from '../../../backup/manifest.ts'
import type { BackupEntry } from '../../../domain/records.ts'
import { SCHEMA_VERSION } from '../../../domain/schema-version.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'

interface OlderNoteProps {
  readonly manifest: Pick<Manifest, 'schemaVersion'>
  /** The newest backup of the register, when it was made after this one. */
  readonly newer?: BackupEntry | null
}

/** That a backup is not the newest, or is of an earlier version of this program: it can be used all the same. */
export function OlderNote({ manifest, newer = null }: OlderNoteProps) {
  const { t } = useTranslation()
  const older = manifest.schemaVersion < SCHEMA_VERSION
  if (!older && newer === null) return null
  return (
    <Note tone="caution">
      {newer !== null && (
        <div>
          {t('restoreOlder.notNewest', {
            moment: `${dateInWords(t, newer.at)} ${dateInWords(t, newer.at, 'time')}`,
            medium: newer.medium,
          })}
        </div>
      )}
      {older && <div>{t('restoreOlder.version', { found: manifest.schemaVersion, now: SCHEMA_VERSION })}</div>}
    </Note>
  )
}
