import { Button, Modal, TextInput } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import type { TypedPlace } from '../../domain/typed-places.ts'
import styles from './confirm-dialog.module.css'
import { KeptReason } from './kept-reason.tsx'

interface ConfirmDialogProps {
  readonly opened: boolean
  /** The act and its object: 把陈小满的草稿移到回收站？ */
  readonly title: string
  /** One sentence on what follows. */
  readonly consequence: ReactNode
  /** The two acts, never 确定/取消. The safe one has the focus. */
  readonly act: string
  readonly keep: string
  /** Asks for a reason. With `missing` the act cannot be done without one; with `keptAt` it is kept while it is typed. */
  readonly reason?: {
    readonly label: string
    readonly missing?: string
    readonly keptAt?: { readonly place: TypedPlace; readonly childId: string | null }
  }
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

/** Inside the dialog, so that a reason that is not kept is gone when it opens again. */
function Question({ consequence, act, keep, reason, trouble, busy = false, onAct, onKeep }: ConfirmDialogProps) {
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const flush = useRef<() => Promise<boolean>>(() => Promise.resolve(true))
  const missing = reason?.missing !== undefined && words.trim() === ''
  const error = asked && missing ? reason.missing : undefined
  return (
    <>
      <p>{consequence}</p>
      {reason?.keptAt !== undefined && (
        <KeptReason
          label={reason.label}
          {...reason.keptAt}
          {...(error === undefined ? {} : { error })}
          words={words}
          onWords={setWords}
          onReady={(store) => {
            flush.current = store
          }}
        />
      )}
      {reason !== undefined && reason.keptAt === undefined && (
        <TextInput
          className={styles['reason']}
          label={reason.label}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          error={error}
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
            // What was typed is stored first, so that nothing is written behind the act.
            if (!missing) void flush.current().then(() => onAct(words.trim()))
          }}
        >
          {act}
        </Button>
        <Button
          variant="filled"
          onClick={onKeep}
          {...(reason?.missing === undefined ? { 'data-autofocus': true } : {})}
        >
          {keep}
        </Button>
      </div>
    </>
  )
}
