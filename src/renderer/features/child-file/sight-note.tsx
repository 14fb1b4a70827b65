import { Button } from '@mantine/core'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { isRestricted } from '../../../verbs/sight.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { Note } from '../../ui/note.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import type { ChildFile } from './use-file.ts'

/** Who looks at this file without working on it is told what that means, and a supervisor how to ask for the reports. */
export function SightNote({ file }: { readonly file: ChildFile }) {
  const { t } = useTranslation()
  const desk = useDesk()
  const opened = useSyncExternalStore(desk.opened.subscribe, desk.opened.now)
  const [asking, setAsking] = useState(false)
  const { sight, child, row } = file
  if (sight === 'whole') return null
  if (sight === 'register') return <Note tone="plain">{t('childFile.sight.register')}</Note>
  if (desk.actor.role !== 'supervisor') {
    return <Note tone="plain">{t('childFile.sight.colleague', { worker: row.workerName })}</Note>
  }
  const reports = file.documents.filter(({ formCode }) => isRestricted(formCode)).length
  const asked = opened.reports.has(child.id)
  return (
    <>
      <Note
        tone="plain"
        action={
          !asked && (
            <Button size="xs" onClick={() => setAsking(true)}>
              {t('childFile.reason.askReports')}
            </Button>
          )
        }
      >
        {t('childFile.sight.supervisor')}
        {/* Only what was asked for with a reason says whether there is any. */}
        <span role="status">
          {asked && t(reports === 0 ? 'childFile.sight.noReports' : 'childFile.sight.reports', { count: reports })}
        </span>
      </Note>
      <ReasonDialog
        opened={asking}
        what="reports"
        childId={child.id}
        name={row.name}
        worker={row.workerName}
        onDone={() => setAsking(false)}
      />
    </>
  )
}
