import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import type { OutsideFailure } from '../../contract/ipc.ts'
import { useTranslation } from 'react-i18next'
import { notStored, type OpenDeskFailure } from '../../verbs/desk.ts'
import { failureSentence } from '../../verbs/failure-sentence.ts'
import type { VerbFailure } from '../../verbs/verb.ts'
import { useLanguage } from './use-language.ts'

/** Whole megabytes that hold so many bytes: as much as a person is told to free. */
export function megabytesOf(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20)
}

/** What went wrong outside the page: printer, disk, stick. */
export function outsideFailureSentence(t: TFunction, failure: OutsideFailure): string {
  if (failure.kind === 'diskFull' && failure.missingBytes !== undefined) {
    return t('failures.outside.diskFullBy', { megabytes: megabytesOf(failure.missingBytes) })
  }
  return t(`failures.outside.${failure.kind}`, { detail: failure.detail })
}

/** Why a verb was not done, in the language of the screen. A refusal names the role that may do it. */
export function useFailureSentence(): (failure: VerbFailure) => string {
  const language = useLanguage()
  return useCallback((failure) => failureSentence(failure, language), [language])
}

/** Why a station that was unlocked does not open. */
export function useOpeningSentence(): (failure: OpenDeskFailure) => string {
  const { t } = useTranslation()
  const verbSentence = useFailureSentence()
  return useCallback(
    (failure) => {
      if (failure.kind === 'verb') return verbSentence(failure.failure)
      const { failure: opening } = failure
      switch (opening.kind) {
        case 'nothingLeft':
          return t('failures.opening.nothingLeft')
        case 'notMigrated':
          return opening.missingBytes == null
            ? t('failures.opening.notMigrated', { where: opening.where })
            : t('failures.opening.notMigratedFull', { megabytes: megabytesOf(opening.missingBytes) })
        default:
          return verbSentence(notStored(opening))
      }
    },
    [t, verbSentence],
  )
}
