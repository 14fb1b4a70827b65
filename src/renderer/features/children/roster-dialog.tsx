import { Button, Checkbox, Modal, Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk, useSight, useWorkspace } from '../../app/desk-context.tsx'
import { Note } from '../../ui/note.tsx'
import { PrintButtons } from '../../ui/paper/print-buttons.tsx'
import { filterWords } from './filter-words.ts'
import { useListView } from './list-view.ts'
import styles from './new-file-dialog.module.css'
import { ROSTER_GROUPINGS, rosterGroups, type RosterGrouping } from './roster-groups.ts'
import { useListed } from './use-listed.ts'

/** 打印花名册: whoever the list shows now, together or a page each community, worker or category. */
export function RosterDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const desk = useDesk()
  const view = useListView()
  const listed = useListed(view.wanted)
  const sightOf = useSight()
  const state = useWorkspace((all) => all)
  const [grouping, setGrouping] = useState<RosterGrouping>('none')
  const [fullId, setFullId] = useState(false)
  const rows = listed.map(({ row }) => row).filter(({ child }) => sightOf(child) !== 'nameOnly')
  const hidden = listed.length - rows.length
  const model = () => {
    const zh = i18n.getFixedT('zh-CN')
    const { name, role } = desk.actor
    return {
      kind: 'roster' as const,
      stationName: state.station.get('station')?.name ?? '',
      printedOn: desk.today,
      printedBy: zh('common.frame.who', { name, role: zh(`common.roles.${role}`) }),
      scope: filterWords(zh, view, state.staff),
      groups: rosterGroups(zh, state, { rows, grouping, fullId }).map((group) => ({ ...group })),
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={t('lists.roster.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={styles['lead']}>
        {t('lists.roster.lead', { count: rows.length })}
        {hidden > 0 && ` ${t('lists.roster.hidden', { count: hidden })}`}
      </p>
      <Radio.Group
        label={t('lists.roster.group')}
        description={t('lists.roster.newPage')}
        value={grouping}
        onChange={(value) => setGrouping(ROSTER_GROUPINGS.find((one) => one === value) ?? 'none')}
      >
        <div className={styles['choices']}>
          {ROSTER_GROUPINGS.map((one) => (
            <Radio key={one} value={one} label={t(`lists.roster.groups.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      <Checkbox
        label={t('lists.roster.fullId')}
        description={t('lists.roster.fullIdHint')}
        checked={fullId}
        onChange={(event) => setFullId(event.currentTarget.checked)}
      />
      {rows.length === 0 && <Note tone="caution">{t('lists.roster.none')}</Note>}
      <div className={styles['buttons']}>
        <span className={styles['right']}>
          <Button onClick={onClose}>{t('lists.roster.close')}</Button>
          {rows.length > 0 && (
            <PrintButtons
              subject={{ what: 'roster' }}
              code="roster"
              fileName={`roster-${desk.today}.pdf`}
              label={t('lists.roster.print')}
              model={model}
              primary
            />
          )}
        </span>
      </div>
    </Modal>
  )
}
