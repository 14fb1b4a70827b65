import { useMemo } from 'react'
import { formValuesSchema, type FormValues } from '../../../domain/records.ts'
import type { FormDefinition } from '../../../forms/definition.ts'
import { drawingFields, drawingValues } from '../../../forms/drawings.ts'
import { rememberedDrawingFile } from '../../../storage/selectors/drawing-file.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'

/**
 * What stands on a draft, with the rows of its drawings as the file is now. The very same values as long as neither
 * changes: the paper is not printed anew at each save.
 */
export function useDrawnValues(definition: FormDefinition, values: FormValues, childId: string): FormValues {
  const { today } = useDesk()
  const state = useWorkspace((all) => all)
  const draws = drawingFields(definition).length > 0
  const rows = useMemo(
    () =>
      draws ? JSON.stringify(drawingValues(definition, values, rememberedDrawingFile(state, childId, today))) : '',
    [draws, definition, values, state, childId, today],
  )
  return useMemo(
    () => (rows === '' ? values : { ...values, ...formValuesSchema.parse(JSON.parse(rows)) }),
    [values, rows],
  )
}
