import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '../../../domain/records.ts'
import { removeView } from '../../../verbs/views/remove-view.ts'
import { useDesk, useVerb, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { LiveRegion } from '../../ui/live-region.tsx'
import { ListNameDialog } from './list-name-dialog.tsx'
import {
  changeListView,
  isFiltered,
  listFiltersSchema,
  NO_FILTERS,
  sameFilters,
  type ListFilters,
} from './list-view.ts'

type Naming = { readonly kind: 'new' } | { readonly kind: 'rename'; readonly view: SavedView }

/** 我的名单: filters kept under a name, each person's own. */
export const SavedLists = memo(function SavedLists({ view }: { readonly view: ListFilters }) {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const sentenceOf = useFailureSentence()
  const navigate = useNavigate()
  const remove = useVerb(removeView)
  const views = useWorkspace((state) => state.views)
  const [naming, setNaming] = useState<Naming | null>(null)
  const [said, setSaid] = useState('')
  const own = useMemo(
    () =>
      [...views.values()]
        .filter(({ staffId }) => staffId === actor.id)
        .map((saved) => ({ saved, filters: listFiltersSchema.parse(saved.filters) }))
        .sort((one, other) => (one.saved.createdAt < other.saved.createdAt ? -1 : 1)),
    [views, actor],
  )
  const shown = isFiltered(view) ? own.find(({ filters }) => sameFilters(filters, view)) : undefined
  const takeAway = async (saved: SavedView) => {
    const done = await remove({ viewId: saved.id })
    setSaid(done.ok ? t('lists.saved.removed', { name: saved.name }) : sentenceOf(done.failure))
  }
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button
            size="xs"
            rightSection={<IconChevronDown size={16} stroke={1.6} aria-hidden="true" />}
            aria-label={
              shown === undefined ? t('lists.saved.label') : t('lists.saved.labelOf', { name: shown.saved.name })
            }
          >
            {shown?.saved.name ?? t('lists.saved.label')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label={t('lists.saved.label')}>
          <Menu.Item
            leftSection={<Chosen chosen={!isFiltered(view)} />}
            onClick={() => changeListView({ ...NO_FILTERS, wanted: '' })}
          >
            {t('lists.saved.whole')}
          </Menu.Item>
          {own.map(({ saved, filters }) => (
            <Menu.Item
              key={saved.id}
              leftSection={<Chosen chosen={saved === shown?.saved} />}
              onClick={() => changeListView({ ...filters, wanted: '' })}
            >
              {saved.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {shown === undefined ? (
            <Menu.Item disabled={!isFiltered(view)} onClick={() => setNaming({ kind: 'new' })}>
              {isFiltered(view) ? t('lists.saved.save') : t('lists.saved.nothingToSave')}
            </Menu.Item>
          ) : (
            <>
              <Menu.Item onClick={() => setNaming({ kind: 'rename', view: shown.saved })}>
                {t('lists.saved.rename', { name: shown.saved.name })}
              </Menu.Item>
              <Menu.Item
                onClick={() =>
                  void navigate({
                    to: '/history/$kind/$recordId',
                    params: { kind: 'views', recordId: shown.saved.id },
                  })
                }
              >
                {t('recordHistory.openOf', { what: shown.saved.name })}
              </Menu.Item>
              <Menu.Item onClick={() => void takeAway(shown.saved)}>
                {t('lists.saved.remove', { name: shown.saved.name })}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <LiveRegion>{said}</LiveRegion>
      {naming !== null && (
        <ListNameDialog
          renames={naming.kind === 'rename' ? naming.view : null}
          filters={view}
          onClose={() => setNaming(null)}
          onDone={(sentence) => {
            setNaming(null)
            setSaid(sentence)
          }}
        />
      )}
    </>
  )
})

/** A tick before the list that is shown, as a select has before its choice; the room for it before the others. */
function Chosen({ chosen }: { readonly chosen: boolean }) {
  return <IconCheck size={16} stroke={1.6} aria-hidden="true" visibility={chosen ? 'visible' : 'hidden'} />
}
