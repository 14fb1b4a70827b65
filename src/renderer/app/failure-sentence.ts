import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutsideFailure } from '../../contract/ipc.ts'
import type { VerbFailure } from '../../verbs/verb.ts'

/** Why a verb was not done, in the worker's words. A refusal names the role that may do it. */
export function verbFailureSentence(t: TFunction, failure: VerbFailure): string {
  switch (failure.kind) {
    case 'notAllowed':
      return t('failures.notAllowed', {
        roles: failure.roles.map((role) => t(`common.roles.${role}`)).join(t('failures.roleOr')),
      })
    case 'notAssigned':
      return t('failures.notAssigned')
    case 'badInput':
      return t('failures.badInput', { places: failure.problems.map((problem) => problem.path).join(', ') })
    case 'fieldProblems':
      return t('failures.fieldProblems', { count: failure.problems.length })
    case 'notFound':
      return t(`failures.notFound.${failure.what}`)
    case 'wrongState':
      return t('failures.wrongState')
    case 'stationExists':
      return t('failures.stationExists')
    case 'stale':
      return t('failures.stale')
    case 'diskFull':
      return t('failures.diskFull')
    case 'notStored':
      return t('failures.notStored', { reason: failure.reason })
  }
}

/** What went wrong outside the page: printer, disk, stick. */
export function outsideFailureSentence(t: TFunction, failure: OutsideFailure): string {
  return t(`failures.outside.${failure.kind}`, { detail: failure.detail })
}

export function useFailureSentence(): (failure: VerbFailure) => string {
  const { t } = useTranslation()
  return useCallback((failure) => verbFailureSentence(t, failure), [t])
}
