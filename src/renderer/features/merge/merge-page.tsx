import { Button } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WorkspaceState } from '../../../storage/tables.ts'
import { useSight, useWorkspace } from '../../app/desk-context.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { MergeFiles } from './merge-files.tsx'
import type { MergeFile } from './merge-fields.ts'

/** 合成一份: two files of one child side by side, field by field, until they are one. */
export function MergePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { childId, otherId } = useParams({ from: '/children/$childId/merge/$otherId' })
  const sightOf = useSight()
  const children = useWorkspace((state) => state.children)
  const households = useWorkspace((state) => state.households)
  const file = (id: string) => fileOf({ children, households }, id)
  const [kept, gone] = [file(childId), file(otherId)]
  const both =
    kept !== null &&
    gone !== null &&
    childId !== otherId &&
    [kept, gone].every(({ child }) => sightOf(child) === 'whole')
  if (both) return <MergeFiles key={`${childId} ${otherId}`} kept={kept} gone={gone} />
  return (
    <Page>
      <PageHeader title={t('merge.title')} />
      <EmptyState
        action={
          <Button size="xs" onClick={() => void navigate({ to: '/children' })}>
            {t('merge.toList')}
          </Button>
        }
      >
        {t(kept === null || gone === null || childId === otherId ? 'merge.noFiles' : 'merge.notBoth')}
      </EmptyState>
    </Page>
  )
}

function fileOf(
  { children, households }: Pick<WorkspaceState, 'children' | 'households'>,
  childId: string,
): MergeFile | null {
  const child = children.get(childId)
  const household = child === undefined ? undefined : households.get(child.householdId)
  return child === undefined || household === undefined ? null : { child, household }
}
