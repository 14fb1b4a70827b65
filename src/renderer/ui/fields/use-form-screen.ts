import { useEffect, useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import { findUnprintable } from '../../../domain/glyph-coverage.ts'
import { formValuesSchema, type FormValues } from '../../../domain/records.ts'
import { checkValues } from '../../../forms/check.ts'
import { isShown } from '../../../forms/conditions.ts'
import { completeValues } from '../../../forms/defaults.ts'
import type { FormDefinition, FormField } from '../../../forms/definition.ts'
import { hasValue } from '../../../forms/fields.ts'
import { proposeValue, type ProposalSettings } from '../../../forms/proposals.ts'
import { visibleValues } from '../../../forms/values.ts'
import { afterPress } from '../after-press.ts'
import { FormSession } from './form-session.ts'
import type { FormScreen } from './form-screen.tsx'
import type { ScreenValues } from './value-names.ts'

interface FormScreenInput {
  readonly definition: FormDefinition
  /** As they were stored; read once. */
  readonly values: FormValues
  /** YYYY-MM-DD. */
  readonly today: string
  /** YYYY-MM-DD, when the form itself does not hold it. */
  readonly birthDate: string
  readonly settings: ProposalSettings
  /** Called with every change, a plain copy each time. */
  readonly onChange: (values: FormValues) => void
}

/** Sets a form up for writing. Everything is made once; `onChange` may change. */
export function useFormScreenOf(input: FormScreenInput): FormScreen {
  const { definition, today, birthDate, settings, onChange } = input
  const [initial] = useState(() => completeValues(definition, input.values))
  const form = useForm<ScreenValues>({ defaultValues: initial })
  const [session] = useState(
    () =>
      new FormSession(definition, initial, {
        shownIds: (values) => shownIds(definition, values),
        settle: afterPress,
        check: (values) =>
          checkValues(definition, values, 'final', {
            today,
            findUnprintable: (text) => findUnprintable(text),
            ...(birthDate === '' ? {} : { birthDate }),
          }),
      }),
  )
  const { subscribe } = form
  useEffect(() => {
    const stop = subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        const plain = plainValues(values)
        session.changed(plain)
        onChange(plain)
      },
    })
    return () => {
      stop()
      session.stop()
    }
  }, [subscribe, session, onChange])
  return useMemo(
    () => ({
      form,
      session,
      today,
      proposalFor: (field: FormField) =>
        'proposal' in field ? proposeValue(field.proposal, session.values, settings) : null,
    }),
    [form, session, today, settings],
  )
}

/** A copy of its own: the form goes on writing into its objects. */
export function plainValues(values: ScreenValues): FormValues {
  return formValuesSchema.parse(JSON.parse(JSON.stringify(values)))
}

function shownIds(definition: FormDefinition, values: FormValues): ReadonlySet<string> {
  const visible = visibleValues(definition, values)
  return new Set(
    definition.sections
      .flatMap((section) => section.fields)
      .filter((field) => (hasValue(field) ? field.id in visible : isShown(field, visible)))
      .map((field) => field.id),
  )
}
