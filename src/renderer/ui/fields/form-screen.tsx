import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { FormField } from '../../../forms/definition.ts'
import type { FieldProblem } from '../../../forms/problems.ts'
import type { FormSession } from './form-session.ts'
import { isWithin, type ScreenValues } from './value-names.ts'

/** What every field of a form needs; it never changes while the form is open. */
export interface FormScreen {
  readonly form: UseFormReturn<ScreenValues>
  readonly session: FormSession
  /** YYYY-MM-DD on the station's wall calendar. */
  readonly today: string
  /** Offered beside the field: 用 11月30日. */
  readonly proposalFor: (field: FormField) => string | number | null
}

export const FormScreenContext = createContext<FormScreen | null>(null)

export function useFormScreen(): FormScreen {
  const screen = use(FormScreenContext)
  if (screen === null) throw new Error('a field is shown outside a form')
  return screen
}

/** A slice of the session; the component is drawn again only when the slice changes. */
export function useSlice<Slice>(select: (session: FormSession) => Slice): Slice {
  const { session } = useFormScreen()
  const snapshot = useCallback(() => select(session), [select, session])
  return useSyncExternalStore(session.subscribe, snapshot)
}

export function useShown(id: string): boolean {
  return useSlice(useCallback((session) => session.isShown(id), [id]))
}

export function useProblems(path: string): readonly FieldProblem[] {
  return useSlice(useCallback((session) => session.problemsAt(path), [path]))
}

/** Whether the writer is in this field or a part of it. */
export function useIsCurrent(path: string): boolean {
  return useSlice(useCallback((session) => session.current !== null && isWithin(session.current, path), [path]))
}
