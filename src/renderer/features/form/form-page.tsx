import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formByCode } from '../../../forms/forms.ts'
import { caseRight } from '../../../verbs/rights.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { UnseenPage } from '../../app/unseen-page.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ReadPage } from './read-page.tsx'
import { WritePage } from './write-page.tsx'

/** One paper of a child: written while it is a draft, read when it is finished or somebody else's. */
export function FormPage() {
  const { t } = useTranslation()
  const { childId, documentId } = useParams({ from: '/children/$childId/documents/$documentId' })
  const { actor } = useDesk()
  const document = useWorkspace((state) => state.documents.get(documentId))
  const mayWrite = useWorkspace(
    (state) => document !== undefined && caseRight(actor, state, document).ok && actor.role !== 'supervisor',
  )
  /** Finished on this screen just now: the paper is offered to the printer. */
  const [offered, setOffered] = useState<string | null>(null)

  if (document === undefined) return <UnseenPage childId={childId} gone={t('form.gone')} />
  const definition = formByCode(document.formCode, document.formVersion)
  if (definition === null)
    return <Sentence>{t('form.unknownForm', { code: document.formCode, version: document.formVersion })}</Sentence>
  return document.status === 'draft' && mayWrite ? (
    <WritePage
      key={document.id}
      documentId={document.id}
      definition={definition}
      onFinished={() => setOffered(document.id)}
    />
  ) : (
    <ReadPage
      key={`${document.id} ${document.status}`}
      document={document}
      definition={definition}
      mayWrite={mayWrite}
      offersPrint={offered === document.id}
      onOffered={() => setOffered(null)}
    />
  )
}

function Sentence({ children }: { readonly children: string }) {
  return (
    <Page>
      <EmptyState>{children}</EmptyState>
    </Page>
  )
}
