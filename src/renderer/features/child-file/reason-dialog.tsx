import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { openWithReason } from '../../../verbs/open-with-reason.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Note } from '../../ui/note.tsx'

interface ReasonDialogProps {
  readonly opened: boolean
  /** A colleague's file, or the mandatory reports of one. */
  readonly what: 'files' | 'reports'
  readonly childId: string
  readonly name: string
  readonly worker: string
  readonly onDone: (opened: boolean) => void
}

/** Why somebody looks at what is not theirs. Without a reason nothing opens; the reason is in the trail. */
export function ReasonDialog({ opened, what, childId, name, worker, onDone }: ReasonDialogProps) {
  const { t } = useTranslation()
  const desk = useDesk()
  const sentenceOf = useFailureSentence()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const open = async (reason: string) => {
    setBusy(true)
    const done = await openWithReason(desk, what, childId, reason)
    setBusy(false)
    if (done.ok) onDone(true)
    else setTrouble(sentenceOf(done.failure))
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={t(`childFile.reason.${what}.title`, { name })}
      consequence={t(`childFile.reason.${what}.consequence`, { worker })}
      act={t(`childFile.reason.${what}.act`)}
      keep={t('childFile.reason.keep')}
      reason={{
        label: t('childFile.reason.label'),
        missing: t('childFile.reason.missing'),
        keptAt: { place: { kind: what === 'files' ? 'openFile' : 'openReports', childId }, childId },
      }}
      busy={busy}
      {...(trouble === '' ? {} : { trouble: <Note tone="trouble">{trouble}</Note> })}
      onAct={(reason) => void open(reason)}
      onKeep={() => onDone(false)}
    />
  )
}
