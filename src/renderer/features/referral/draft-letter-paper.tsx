import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '../../../forms/definition.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { focusField } from '../../ui/fields/field-ids.ts'
import { useFormScreen, useSlice } from '../../ui/fields/form-screen.tsx'
import { fieldOf } from '../../ui/fields/value-names.ts'
import { paperHead } from '../../ui/paper/form-model.ts'
import { LetterPaper } from './letter-paper.tsx'

interface DraftLetterPaperProps {
  readonly referralId: string
  readonly definition: FormDefinition
}

/** The letter as it is typed. It has no number yet. */
export function DraftLetterPaper({ referralId, definition }: DraftLetterPaperProps) {
  const { t } = useTranslation()
  const { today, workspace } = useDesk()
  const { session } = useFormScreen()
  const values = useSyncExternalStore(
    session.subscribe,
    useCallback(() => session.values, [session]),
  )
  const current = useSlice(useCallback((one) => one.current, []))
  const childId = workspace.state.referrals.get(referralId)?.childId ?? ''
  const head = useMemo(() => {
    const referral = workspace.state.referrals.get(referralId)
    return paperHead(workspace.state, referral?.childId ?? '', today, referral)
  }, [workspace, referralId, today])
  return (
    <LetterPaper
      referral={{ id: referralId, childId }}
      definition={definition}
      values={values}
      head={head}
      marker={current === null ? undefined : { field: fieldOf(current), label: t('preview.writingNow') }}
      onPlaceClick={(field) => focusField(field)}
    />
  )
}
