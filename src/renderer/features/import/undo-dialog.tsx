import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/desk-context.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

interface UndoDialogProps {
  readonly importId: string
  readonly onUndo: (importId: string) => Promise<boolean>
  readonly onClose: () => void
}

/** 撤销这次导入？ */
export function UndoDialog({ importId, onUndo, onClose }: UndoDialogProps) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const count = useWorkspace((state) => state.imports.get(importId)?.childIds.length ?? 0)
  const undo = async () => {
    setBusy(true)
    await onUndo(importId)
    setBusy(false)
    onClose()
  }
  return (
    <ConfirmDialog
      opened
      title={t('register.import.result.undoTitle')}
      consequence={t('register.import.result.undoLead', { count })}
      act={t('register.import.result.undo')}
      keep={t('register.import.result.keep')}
      busy={busy}
      onAct={() => void undo()}
      onKeep={onClose}
    />
  )
}
