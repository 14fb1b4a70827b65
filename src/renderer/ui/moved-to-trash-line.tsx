import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { restoreFromTrash } from '../../verbs/trash/restore-from-trash.ts'
import { useVerb } from '../app/desk-context.tsx'
import { useFailureSentence } from '../app/failure-sentence.ts'
import { sayMoved, useMoved } from '../app/moved-to-trash.ts'
import { Note } from './note.tsx'

/** Right after a draft of this child went to the recycle bin: says so where the act was, and takes it back. */
export function MovedToTrashLine({ childId }: { readonly childId: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const moved = useMoved()
  const restore = useVerb(restoreFromTrash)
  const sentenceOf = useFailureSentence()
  const [said, setSaid] = useState<{ readonly back: boolean; readonly words: string } | null>(null)
  // It is about what was just done; leaving the file settles it.
  useEffect(() => () => sayMoved(null), [])
  if (moved?.childId !== childId) {
    return said === null ? null : <Line>{said.words}</Line>
  }
  const putBack = async () => {
    const done = await restore({ trashId: moved.trashId })
    if (done.ok) sayMoved(null)
    setSaid({ back: done.ok, words: done.ok ? t('drafts.moved.back') : sentenceOf(done.failure) })
  }
  return (
    <Line
      action={
        <>
          <Button size="xs" onClick={() => void putBack()}>
            {t('drafts.moved.putBack')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => void navigate({ to: '/trash' })}>
            {t('drafts.moved.bin')}
          </Button>
        </>
      }
    >
      {t('drafts.moved.sentence', { what: moved.what })} {said?.back === false && said.words}
    </Line>
  )
}

function Line({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div role="status">
      <Note tone="plain" {...(action === undefined ? {} : { action })}>
        {children}
      </Note>
    </div>
  )
}
