import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import { useSight, useWorkspace } from '../../app/desk-context.tsx'
import { UnseenPage } from '../../app/unseen-page.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { Recheck } from './recheck.tsx'

const route = getRouteApi('/children/$childId/recheck')

/** 年度复核 of one file: whoever keeps its register goes through it. */
export function RecheckPage() {
  const { t } = useTranslation()
  const { childId } = route.useParams()
  const child = useWorkspace((state) => state.children.get(childId))
  const facts = useWorkspace((state) => factsOf(state, childId))
  const sightOf = useSight()
  if (child === undefined) {
    return (
      <Page>
        <PageHeader title={t('recheck.title')} />
        <EmptyState>{t('childFile.notFound')}</EmptyState>
      </Page>
    )
  }
  const sight = sightOf(child)
  if (sight !== 'whole' && sight !== 'register') return <UnseenPage childId={childId} gone={t('childFile.notFound')} />
  const name = factText(facts, 'child.name') || factText(facts, 'child.alias') || t('childFile.unnamed')
  return <Recheck key={childId} childId={childId} name={name} facts={facts} />
}
