import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { useSight, useWorkspace } from './desk-context.tsx'

interface UnseenPageProps {
  readonly childId: string
  /** For whoever sees the whole file: it is not there. */
  readonly gone: string
}

/**
 * In the place of a paper that is not there, or not for the person at the desk; which of the two is not told. A
 * colleague's file says who may read it and asks for a reason: the permission is over once the desk was locked.
 */
export function UnseenPage({ childId, gone }: UnseenPageProps) {
  const { t } = useTranslation()
  const sightOf = useSight()
  const child = useWorkspace(({ children }) => children.get(childId))
  const sight = child === undefined ? 'whole' : sightOf(child)
  if (sight === 'nameOnly') return <Navigate to="/children/$childId" params={{ childId }} replace />
  return (
    <Page>
      <EmptyState>{sight === 'whole' ? gone : t(`common.unseen.${sight}`)}</EmptyState>
    </Page>
  )
}
