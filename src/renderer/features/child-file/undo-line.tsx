import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import styles from './child-file.module.css'
import type { ChildFile } from './use-file.ts'
import { useUndo } from './use-undo.ts'

/** Ctrl Z: what would be taken back, and afterwards what was, with the way to have it again. */
export function UndoLine({ file }: { readonly file: ChildFile }) {
  const { t } = useTranslation()
  const { state, undo, redo, dismiss, busy } = useUndo(file)
  switch (state.kind) {
    case 'idle':
      return null
    case 'reading':
      return (
        <p className={styles['since']} role="status">
          {t('history.undoLine.reading')}
        </p>
      )
    case 'asking':
      return (
        <Note
          tone="info"
          action={
            <span className={styles['choices']}>
              <Button size="xs" variant="filled" disabled={busy} onClick={undo} autoFocus>
                {t('history.undoLine.act')}
              </Button>
              <Button size="xs" disabled={busy} onClick={dismiss}>
                {t('history.undoLine.keep')}
              </Button>
            </span>
          }
        >
          <span role="status">{state.sentence}</span>
        </Note>
      )
    case 'undone':
      return (
        <Note
          tone="info"
          action={
            <Button size="xs" disabled={busy} onClick={redo} autoFocus>
              {t('history.redo')}
            </Button>
          }
        >
          <span role="status">{state.sentence}</span>
        </Note>
      )
    case 'told':
      return (
        <Note tone={state.trouble ? 'trouble' : 'plain'}>
          <span role="status">{state.sentence}</span>
        </Note>
      )
  }
}
