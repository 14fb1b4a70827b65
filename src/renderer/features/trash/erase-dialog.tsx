import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trashed } from '../../../domain/records.ts'
import { succeed } from '../../../domain/result.ts'
import { placeName } from '../../../domain/typed-places.ts'
import { eraseTrashed } from '../../../verbs/trash/erase-trashed.ts'
import { forgetWords } from '../../../verbs/words/forget-words.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useLanguage } from '../../app/use-language.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { trashedInWords } from './trash-words.ts'

/** Before something is erased for ever: by the head, with a reason. */
export function EraseDialog({ trashed, onDone }: { readonly trashed: Trashed; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const desk = useDesk()
  const sentenceOf = useFailureSentence()
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const place = { kind: 'erase', trashId: trashed.id } as const
  const act = async (reason: string) => {
    setBusy(true)
    const done = await desk.performAll((perform) => {
      const erased = perform(eraseTrashed, { trashId: trashed.id, reason })
      if (!erased.ok) return erased
      const forgotten = perform(forgetWords, { place: placeName(place) })
      return forgotten.ok ? succeed(null) : forgotten
    })
    if (!done.ok) {
      setBusy(false)
      setTrouble(sentenceOf(done.failure))
      return
    }
    // The record is gone by now; a file that could not be removed is seen by nobody, and the self-check names it.
    if (trashed.table === 'attachments') await window.station.call['attachment.erase']({ ids: [trashed.id] })
    onDone()
  }
  return (
    <ConfirmDialog
      opened
      title={t('trash.eraseTitle', { what: trashedInWords(t, trashed, language) })}
      consequence={t('trash.eraseConsequence')}
      act={t('trash.eraseAct')}
      keep={t('trash.eraseKeep')}
      reason={{
        label: t('trash.eraseReason'),
        missing: t('trash.eraseReasonMissing'),
        keptAt: { place, childId: trashed.childId },
      }}
      busy={busy}
      {...(trouble === '' ? {} : { trouble: <Note tone="trouble">{trouble}</Note> })}
      onAct={(reason) => void act(reason)}
      onKeep={onDone}
    />
  )
}
