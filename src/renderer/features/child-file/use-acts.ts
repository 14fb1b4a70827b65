import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDocument } from '../../../domain/records.ts'
import { startDocument } from '../../../verbs/documents/start-document.ts'
import { startReferral } from '../../../verbs/referrals/start-referral.ts'
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
  const [trouble, setTrouble] = useState<string | null>(null)

  const toDocument = (documentId: string) =>
    navigate({ to: '/children/$childId/documents/$documentId', params: { childId, documentId } })
  const toReferral = (referralId: string) =>
    navigate({ to: '/children/$childId/referrals/$referralId', params: { childId, referralId } })

  const write = async (formCode: string) => {
    const begun = await begin({ childId, formCode })
    if (begun.ok) await toDocument(begun.value.documentId)
    else setTrouble(sentenceOf(begun.failure))
  }
  const draftReferral = async () => {
    const begun = await beginReferral({ childId })
    if (begun.ok) await toReferral(begun.value.referralId)
    else setTrouble(sentenceOf(begun.failure))
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
    open: ({ id, formCode }) => void (formCode === 'F11' ? toReferral(id) : toDocument(id)),
    attachScan: (documentId) => void attachScan(documentId),
    trouble,
  }
}
