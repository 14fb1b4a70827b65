import { useTranslation } from 'react-i18next'
import { backupSentence } from '../../backup/failures.ts'
import type { ReplaceFailure } from '../../storage/replace-all.ts'
import { megabytesOf, outsideFailureSentence } from './failure-sentence.ts'
import { useLanguage } from './use-language.ts'
import { slipInWords } from '../ui/recovery-groups.tsx'
import type { RestoreFailure } from '../workers/restore-run.ts'

/** Why a backup was not opened: what is wrong, then what to do. */
export function useRestoreFailureSentence() {
  const { t } = useTranslation()
  const language = useLanguage()
  return (failure: RestoreFailure): string => {
    switch (failure.kind) {
      case 'cancelled':
        return t('restore.failed.cancelled')
      case 'badKey':
        return slipInWords(t, failure.failure)
      case 'noSlots':
        return t('restore.open.noSlots')
      case 'password':
        return t(`restore.failed.${failure.failure}`)
      case 'backup':
        return backupSentence(failure.failure, language)
      case 'outside':
        return outsideFailureSentence(t, failure.failure)
      case 'crashed':
        return t('restore.failed.crashed', { message: failure.message })
    }
  }
}

/** Why a verified backup was not put in its place. The store is as empty as before. */
export function useReplaceFailureSentence() {
  const { t } = useTranslation()
  return (failure: ReplaceFailure): string => {
    switch (failure.kind) {
      case 'stationExists':
        return t('restore.place.stationExists')
      case 'diskFull':
        return failure.missingBytes === undefined
          ? t('restore.place.diskFull')
          : t('restore.place.diskFullBy', { megabytes: megabytesOf(failure.missingBytes) })
      case 'badRecord':
        return t('restore.place.badRecord', { where: failure.where })
      case 'stale':
        return t('failures.outside.stale')
      case 'storeFailed':
        return t('restore.place.failed', { reason: failure.reason })
    }
  }
}
