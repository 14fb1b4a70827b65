import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '../../../forms/definition.ts'
import { pathLabel } from '../../../forms/paths.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { focusField } from '../../ui/fields/field-ids.ts'
import { useFormScreen, useSlice } from '../../ui/fields/form-screen.tsx'
import { fieldOf } from '../../ui/fields/value-names.ts'
import { filledPaper } from '../../../contract/document-paper.ts'
import { blankPaper, paperHead, pdfName } from '../../ui/paper/form-model.ts'
import { PaperPreview } from '../../ui/paper/paper-preview.tsx'
import { PaperPrintActions } from '../../ui/paper/paper-print-actions.tsx'
import { useDrawnValues } from '../../ui/paper/use-drawn-values.ts'

interface FormPaperProps {
  readonly documentId: string
  readonly definition: FormDefinition
}

/** The paper of the draft: it follows each key, and the field being written is 标记 on it. */
export function FormPaper({ documentId, definition }: FormPaperProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { today } = useDesk()
  const { session } = useFormScreen()
  const document = useWorkspace((state) => state.documents.get(documentId))
  const childId = document?.childId ?? ''
  const station = useWorkspace((state) => state.station)
  const child = useWorkspace((state) => state.children.get(childId))
  const { workspace } = useDesk()
  // The letterhead changes with the station or the child, not with each save of the draft.
  const head = useMemo(
    () => paperHead(workspace.state, childId, today),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [workspace, childId, today, station, child],
  )
  const values = useSyncExternalStore(
    session.subscribe,
    useCallback(() => session.values, [session]),
  )
  const form = useMemo(
    () => ({ childId, formCode: definition.code, formVersion: definition.version }),
    [childId, definition],
  )
  const drawn = useDrawnValues(definition, values, childId)
  const model = useMemo(() => filledPaper(form, drawn, head), [form, drawn, head])
  const current = useSlice(useCallback((one) => one.current, []))
  const fieldName = useCallback((path: string) => pathLabel(definition, path, language), [definition, language])
  return (
    <PaperPreview
      model={model}
      marker={current === null ? undefined : { field: fieldOf(current), label: t('preview.writingNow') }}
      onPlaceClick={(field) => focusField(field)}
      fieldName={fieldName}
      actions={
        <PaperPrintActions
          subject={{ what: definition.code, childId, documentId }}
          code={definition.code}
          model={() => model}
          blank={() => blankPaper(form, head)}
          fileName={pdfName(definition.code, today)}
          fieldName={fieldName}
        />
      }
    />
  )
}
