import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Merge } from '../../../domain/records.ts'
import { undoMerge } from '../../../verbs/merges/undo-merge.ts'
import { useVerb, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import type { ChildFile } from './use-file.ts'

/** Which files went into this one, and the way to take the last of them apart again. */
export function MergedNote({ file }: { readonly file: ChildFile }) {
  const { t } = useTranslation()
  const sentenceOf = useFailureSentence()
  const undo = useVerb(undoMerge)
  const merges = useWorkspace((state) => state.merges)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ readonly trouble: boolean; readonly sentence: string } | null>(null)
  const into = [...merges.values()]
    .filter(({ keptChildId, undone }) => keptChildId === file.child.id && undone === null)
    .sort((one, other) => (one.at < other.at ? 1 : -1))
  const takeApart = async (merge: Merge) => {
    setBusy(true)
    const done = await undo({ mergeId: merge.id })
    setBusy(false)
    setSaid(
      done.ok ? { trouble: false, sentence: t('merge.undone') } : { trouble: true, sentence: sentenceOf(done.failure) },
    )
  }
  return (
    <>
      {into.map((merge, at) => (
        <Note
          key={merge.id}
          tone="plain"
          action={
            // The last one first: the one before it was merged into what it left.
            at === 0 && file.sight === 'whole' ? (
              <Button size="xs" disabled={busy} onClick={() => void takeApart(merge)}>
                {t('merge.undo')}
              </Button>
            ) : undefined
          }
        >
          {t('merge.merged', {
            number: numberOf(merge),
            date: dateInWords(t, merge.at, 'full'),
            reason: merge.reason,
          })}
        </Note>
      ))}
      {said !== null && (
        <Note tone={said.trouble ? 'trouble' : 'plain'}>
          <span role="status">{said.sentence}</span>
        </Note>
      )}
    </>
  )
}

/** Case number of the file that is gone. */
function numberOf({ before, goneChildId }: Merge): string {
  const child = before.find(({ table, id }) => table === 'children' && id === goneChildId)?.value
  if (typeof child !== 'object' || child === null || Array.isArray(child)) return goneChildId
  return typeof child['caseNumber'] === 'string' ? child['caseNumber'] : goneChildId
}
