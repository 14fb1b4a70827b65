import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDocument } from '../../../domain/records.ts'
import { startDocument } from '../../../verbs/documents/start-document.ts'
import { REFERRAL_FORM } from '../../../verbs/referrals/referral-form.ts'
import { startReferral } from '../../../verbs/referrals/start-referral.ts'
import type { VerbFailure } from '../../../verbs/verb.ts'
import { useSession, useVerb } from '../../app/desk-context.tsx'
import { chooseFiles } from '../../attachments/attach.ts'
import { outsideFailureSentence, useFailureSentence } from '../../app/failure-sentence.ts'
import { addToQueue } from './attaching.ts'

export interface FileActs {
  /** Begins a paper and opens it. */
  readonly write: (formCode: string) => void
  readonly draftReferral: () => void
  readonly open: (document: Pick<CaseDocument, 'id' | 'formCode'>) => void
  /** Asks for the scan of a signed paper and puts it behind that paper, on the attachments tab. */
  readonly attachScan: (documentId: string) => void
  /** Drafts of the paper that was to be begun are there already: what the worker is asked. */
  readonly asking: { readonly formCode: string; readonly documentIds: readonly string[] } | null
  /** The answer: another one all the same, or nothing. */
  readonly answer: (answer: 'another' | 'leave') => void
  /** Why the last act was not done. */
  readonly trouble: string | null
}

/** What can be begun or opened from a child's file. */
export function useActs(childId: string): FileActs {
  const navigate = useNavigate()
  const begin = useVerb(startDocument)
  const beginReferral = useVerb(startReferral)
  const sentenceOf = useFailureSentence()
  const { t } = useTranslation()
  const session = useSession()
  const [asking, setAsking] = useState<FileActs['asking']>(null)
  const [trouble, setTrouble] = useState<string | null>(null)

  const toDocument = (documentId: string) =>
    navigate({ to: '/children/$childId/documents/$documentId', params: { childId, documentId } })
  const toReferral = (referralId: string) =>
    navigate({ to: '/children/$childId/referrals/$referralId', params: { childId, referralId } })

  const failed = (formCode: string, failure: VerbFailure) => {
    if (failure.kind === 'draftExists') setAsking({ formCode, documentIds: failure.documentIds })
    else setTrouble(sentenceOf(failure))
  }
  const write = async (formCode: string, onlyOne = true) => {
    const begun = await begin({ childId, formCode, onlyOne })
    if (begun.ok) await toDocument(begun.value.documentId)
    else failed(formCode, begun.failure)
  }
  const draftReferral = async (onlyOne = true) => {
    const begun = await beginReferral({ childId, onlyOne })
    if (begun.ok) await toReferral(begun.value.referralId)
    else failed(REFERRAL_FORM, begun.failure)
  }
  const answer = (given: 'another' | 'leave') => {
    setAsking(null)
    if (asking === null || given === 'leave') return
    void (asking.formCode === REFERRAL_FORM ? draftReferral(false) : write(asking.formCode, false))
  }
  const attachScan = async (documentId: string) => {
    const chosen = await chooseFiles()
    if (!chosen.ok) {
      if (chosen.failure.kind !== 'cancelled') setTrouble(outsideFailureSentence(t, chosen.failure))
      return
    }
    addToQueue(chosen.value, { ...session, childId, documentId })
    await navigate({ to: '/children/$childId', params: { childId }, search: { tab: 'attachments' }, replace: true })
  }
  return {
    write: (formCode) => void write(formCode),
    draftReferral: () => void draftReferral(),
    // A letter's page shows its referral as well: both carry the same id.
    open: ({ id, formCode }) => void (formCode === REFERRAL_FORM ? toReferral(id) : toDocument(id)),
    asking,
    answer,
    attachScan: (documentId) => void attachScan(documentId),
    trouble,
  }
}
