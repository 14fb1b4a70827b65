import { useTranslation } from 'react-i18next'
import { backupSentence } from '../../../backup/failures.ts'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { useLanguage } from '../../app/use-language.ts'
import { slipInWords } from '../../ui/recovery-groups.tsx'
import type { RestoreFailure } from '../../workers/restore-run.ts'

/** One sentence for each way a backup can refuse to open. */
export function useRestoreSentence(): (failure: RestoreFailure) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return (failure) => {
    switch (failure.kind) {
      case 'badKey':
        return slipInWords(t, failure.failure)
      case 'password':
        return t(`restore.failed.${failure.failure}`)
      case 'backup':
        return backupSentence(failure.failure, language)
      case 'outside':
        return outsideFailureSentence(t, failure.failure)
      case 'noSlots':
      case 'cancelled':
      case 'crashed':
        return t(`restore.failed.${failure.kind}`)
    }
  }
}
