import { Modal } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommitWatch } from '../../../storage/commit-watch.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { writingWatch, type WritingStep } from './use-import.ts'
import { Working } from './working.tsx'

interface UndoDialogProps {
  readonly importId: string
  readonly onUndo: (importId: string, watch: CommitWatch) => Promise<boolean>
  readonly onClose: () => void
}

/** 撤销这次导入？ And how far it is, once somebody said yes. */
export function UndoDialog({ importId, onUndo, onClose }: UndoDialogProps) {
  const { t } = useTranslation()
  const [at, setAt] = useState<WritingStep | null>(null)
  const stop = useRef(new AbortController())
  const count = useWorkspace((state) => state.imports.get(importId)?.childIds.length ?? 0)
  const undo = async () => {
    setAt({ kind: 'preparing', done: 0, of: count })
    await onUndo(importId, { cancel: stop.current.signal, ...writingWatch(setAt) })
    onClose()
  }
  if (at !== null) return <Undoing at={at} onCancel={() => stop.current.abort()} />
  return (
    <ConfirmDialog
      opened
      title={t('register.import.result.undoTitle')}
      consequence={t('register.import.result.undoLead', { count })}
      act={t('register.import.result.undo')}
      keep={t('register.import.result.keep')}
      onAct={() => void undo()}
      onKeep={onClose}
    />
  )
}

function Undoing({ at, onCancel }: { readonly at: WritingStep; readonly onCancel: () => void }) {
  const { t } = useTranslation()
  const mayStop = at.kind !== 'writing'
  return (
    <Modal
      opened
      onClose={() => mayStop && onCancel()}
      title={t('register.import.result.undoing')}
      withCloseButton={false}
      size={460}
    >
      {at.kind === 'writing' ? (
        <Working words={t('register.import.result.undoWriting')} share={null} />
      ) : (
        <Working
          words={t(
            at.kind === 'preparing' ? 'register.import.result.undoLooking' : 'register.import.result.undoTaking',
            {
              done: at.done,
              of: at.of,
            },
          )}
          share={at.of === 0 ? 0 : at.done / at.of}
          onCancel={onCancel}
        />
      )}
    </Modal>
  )
}
