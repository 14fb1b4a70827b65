import { useEffect, useImperativeHandle, useMemo, useState, type Ref } from 'react'
import { useForm } from 'react-hook-form'
import { FACTS, factValueSchema, type FactKey, type FactValue } from '../../domain/facts.ts'
import { formValuesSchema, type FormValues } from '../../domain/records.ts'
import { checkField } from '../../forms/check.ts'
import { f01 } from '../../forms/definitions/f01.ts'
import type { Condition, FieldOption, FormDefinition, FormField } from '../../forms/definition.ts'
import { fieldOfFact } from '../../forms/fact-fields.ts'
import { hasValue } from '../../forms/fields.ts'
import { factValue } from '../../forms/values.ts'
import { emptyValue } from '../../forms/defaults.ts'
import { afterPress } from './after-press.ts'
import { FieldView } from './fields/field-view.tsx'
import { focusField } from './fields/field-ids.ts'
import styles from './fields/fields.module.css'
import { FormScreenContext, type FormScreen } from './fields/form-screen.tsx'
import { FormSession } from './fields/form-session.ts'
import type { ScreenValues } from './fields/value-names.ts'

export type FactValues = Partial<Record<FactKey, FactValue>>

export interface FactFormHandle {
  /** What is written now. When something in it is wrong, says so at the field and gives `null`. */
  readonly read: () => FactValues | null
}

interface FactFormProps {
  readonly facts: readonly FactKey[]
  /** What stands in the fields at first. */
  readonly initial: FactValues
  /** Facts that must be written. */
  readonly required?: readonly FactKey[]
  /** Known facts that are not asked here but that answers are compared with: birth date and sex for an ID number, kind and grade for a certificate. */
  readonly known?: FactValues
  /** Width of a fact in twelfths, where it is not the usual. */
  readonly width?: Readonly<Partial<Record<FactKey, 3 | 4 | 6 | 8 | 12>>>
  readonly today: string
  /** After each change, with everything written so far. */
  readonly onChange?: (values: FactValues) => void
  readonly handle?: Ref<FactFormHandle>
}

/** A few facts asked for as the registration form asks: the same controls, the same rules, the same sentences. */
export function FactForm(props: FactFormProps) {
  const { facts, today, onChange, handle } = props
  // Which facts are asked is settled when the form opens.
  const [asked] = useState(() => askedFields(props))
  const form = useForm<ScreenValues>({ defaultValues: asked.start })
  const screen = useMemo<FormScreen>(() => {
    const ids = new Set(asked.fields.map(({ id }) => id))
    const session = new FormSession(asked.definition, asked.start, {
      shownIds: () => ids,
      settle: afterPress,
      check: (values) =>
        asked.fields
          .filter(hasValue)
          .flatMap((field) => checkField(asked.definition, field, { ...asked.known, ...values }, 'final', { today })),
    })
    return { form, session, today, proposalFor: () => null }
  }, [form, asked, today])

  useEffect(() => {
    const stop = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        const parsed = formValuesSchema.safeParse(values)
        if (!parsed.success) return
        screen.session.changed(parsed.data)
        onChange?.(factsOf(facts, parsed.data))
      },
    })
    return () => {
      stop()
      screen.session.stop()
    }
  }, [form, screen, facts, onChange])

  useImperativeHandle(
    handle,
    () => ({
      read: () => {
        const wrong = screen.session.ask()
        if (wrong === null) return factsOf(facts, screen.session.values)
        focusField(wrong)
        return null
      },
    }),
    [screen, facts],
  )

  return (
    <FormScreenContext value={screen}>
      <div
        className={styles['grid']}
        onBlur={(event) => {
          const path = event.target.closest('[data-field]')?.getAttribute('data-field')
          if (typeof path === 'string') screen.session.left(path)
        }}
      >
        {asked.fields.map((field) => (
          <FieldView key={field.id} field={field} />
        ))}
      </div>
    </FormScreenContext>
  )
}

interface Asked {
  readonly definition: FormDefinition
  readonly fields: readonly FormField[]
  readonly start: FormValues
  readonly known: FormValues
}

function askedFields({ facts, initial, known = {}, required = [], width = {} }: FactFormProps): Asked {
  const fields = facts.flatMap((key) => {
    const field = fieldOfFact(key)
    return field === undefined ? [] : [alone({ ...field, label: FACTS[key].label }, required.includes(key), width[key])]
  })
  const definition: FormDefinition = { ...f01, sections: [{ id: 'facts', title: null, fields }] }
  return { definition, fields, start: valuesOf(facts, initial), known: valuesOf(f01Facts, known) }
}

const f01Facts = [
  'child.birthDate',
  'child.sex',
  'child.idType',
  'child.idNumber',
  'child.disabilityKind',
  'child.disabilityGrade',
] as const

const ALWAYS: Condition = { op: 'and', all: [] }
const NEVER: Condition = { op: 'or', all: [] }

/** The field without the rest of its form: it says whose it is, it does not depend on another, and nothing is written behind its options. */
function alone(field: FormField, required: boolean, width: FormField['width']): FormField {
  const plain = { ...field, when: ALWAYS, requiredWhen: NEVER, required, ...(width === undefined ? {} : { width }) }
  if (plain.kind === 'manyOf') return { ...plain, options: withoutColons(plain.options) }
  if (plain.kind === 'oneOf' && plain.options !== undefined) return { ...plain, options: withoutColons(plain.options) }
  return plain
}

function withoutColons(options: readonly FieldOption[]): readonly FieldOption[] {
  return options.map(({ code, label, children }) => ({
    code,
    label: { zh: label.zh.replace(/：$/u, ''), en: label.en.replace(/:$/u, '') },
    ...(children === undefined ? {} : { children: withoutColons(children) }),
  }))
}

/** Facts as values of the registration form, by field id; what is not known is empty. */
function valuesOf(keys: readonly FactKey[], facts: FactValues): FormValues {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const field = fieldOfFact(key)
      if (field === undefined || !hasValue(field)) return []
      return [[field.id, formValuesSchema.parse({ value: facts[key] ?? emptyValue(field) })['value'] ?? null]]
    }),
  )
}

function factsOf(keys: readonly FactKey[], values: FormValues): FactValues {
  const facts: FactValues = {}
  for (const key of keys) {
    const field = fieldOfFact(key)
    const value = values[field?.id ?? '']
    // Rows nobody has written in are none.
    const parsed = factValueSchema.safeParse(
      field?.kind === 'table' && value !== undefined ? factValue(field, value) : value,
    )
    if (parsed.success) facts[key] = parsed.data
  }
  return facts
}
