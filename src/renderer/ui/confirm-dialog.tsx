import { Button, Modal, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import styles from './confirm-dialog.module.css'

interface ConfirmDialogProps {
  readonly opened: boolean
  /** The act and its object: 把陈小满的草稿移到回收站？ */
  readonly title: string
  /** One sentence on what follows. */
  readonly consequence: ReactNode
  /** The two acts, never 确定/取消. The safe one has the focus. */
  readonly act: string
  readonly keep: string
  /** Asks for a reason before the act can be done. */
  readonly reason?: { readonly label: string; readonly missing: string }
  /** Why the act failed, if it did. The dialog stays. */
  readonly trouble?: ReactNode
  readonly busy?: boolean
  readonly onAct: (reason: string) => void
  readonly onKeep: () => void
}

/** Only for what cannot be undone or leaves the station. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, onKeep } = props
  return (
    <Modal opened={opened} onClose={onKeep} title={title} withCloseButton={false} size={460}>
      <Question {...props} />
    </Modal>
  )
}

/** Inside the dialog, so that a reason typed once is gone when it opens again. */
function Question({ consequence, act, keep, reason, trouble, busy = false, onAct, onKeep }: ConfirmDialogProps) {
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = reason !== undefined && words.trim() === ''
  return (
    <>
      <p>{consequence}</p>
      {reason !== undefined && (
        <TextInput
          className={styles['reason']}
          label={reason.label}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          error={asked && missing ? reason.missing : undefined}
          data-autofocus
        />
      )}
      {trouble}
      <div className={styles['buttons']}>
        <Button
          className={styles['danger']}
          disabled={busy}
          onClick={() => {
            setAsked(true)
            if (!missing) onAct(words.trim())
          }}
        >
          {act}
        </Button>
        <Button variant="filled" onClick={onKeep} {...(reason === undefined ? { 'data-autofocus': true } : {})}>
          {keep}
        </Button>
      </div>
    </>
  )
}
