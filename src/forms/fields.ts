import { codeEntries } from '../domain/codes.ts'
import type { FormValues } from '../domain/records.ts'
import type { FieldOption, FormDefinition, FormField } from './definition.ts'

/** Reading definitions and values: the small questions every other file of this folder asks. */

/** A value as it stands in `FormValues`; its shape follows from the field's kind. */
export type FieldValue = FormValues[string]
export type RowValue = Readonly<Record<string, FieldValue>>

/** Fields that carry no value of their own. */
export type ValuelessKind = 'computed' | 'signatures' | 'drawing' | 'note'
export type ValueField = Exclude<FormField, { readonly kind: ValuelessKind }>

export function hasValue(field: FormField): field is ValueField {
  return !['computed', 'signatures', 'drawing', 'note'].includes(field.kind)
}

/** Every field in the order of the paper's sections. */
export function allFields(definition: FormDefinition): readonly FormField[] {
  return definition.sections.flatMap(({ fields }) => fields)
}

export function valueFields(definition: FormDefinition): readonly ValueField[] {
  return allFields(definition).filter(hasValue)
}

export function fieldById(definition: FormDefinition, id: string): FormField | null {
  return allFields(definition).find((field) => field.id === id) ?? null
}

const YES_NO: readonly FieldOption[] = [
  { code: 'yes', label: { zh: '是', en: 'Yes' } },
  { code: 'no', label: { zh: '否', en: 'No' } },
]

/** The options of a choice, also those of a code list or of yes/no; none for other kinds. */
export function optionsOf(field: {
  readonly kind: string
  readonly list?: string
  readonly options?: readonly FieldOption[]
}): readonly FieldOption[] {
  if (field.kind === 'yesNo') return YES_NO
  if (field.options !== undefined) return field.options
  return field.kind === 'codeList' && field.list !== undefined ? codeEntries(field.list) : []
}

/** Options and sub-options in the order they are printed. */
export function flatOptions(options: readonly FieldOption[]): readonly FieldOption[] {
  return options.flatMap((option) => [option, ...flatOptions(option.children ?? [])])
}

/** Ids of the fields written behind an option of this field. */
export function blanksOf(field: FormField): readonly string[] {
  if (field.kind === 'yesNo') return field.blanks ?? []
  if (field.kind !== 'oneOf' && field.kind !== 'codeList' && field.kind !== 'manyOf') return []
  return flatOptions(field.options ?? []).flatMap(({ blanks }) => blanks ?? [])
}

/**
 * Ticked codes as they are kept: in the order of the definition, unknown ones last, and a ticked sub-option ticks its
 * option (☑自身困境（☑残疾）).
 */
export function orderCodes(options: readonly FieldOption[], codes: readonly string[]): readonly string[] {
  const ticked = new Set(codes)
  const known = flatOptions(options)
  for (const option of options)
    if (flatOptions(option.children ?? []).some(({ code }) => ticked.has(code))) ticked.add(option.code)
  const ordered = known.filter(({ code }) => ticked.has(code)).map(({ code }) => code)
  return [...ordered, ...[...ticked].filter((code) => !known.some((option) => option.code === code))]
}

export function asText(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

export function asCodes(value: FieldValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []
}

export function asRows(value: FieldValue | undefined): readonly RowValue[] {
  return Array.isArray(value) ? value.map(asRecord) : []
}

export function asRecord(value: FieldValue | undefined): RowValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** Nothing written: '', blanks only, null, [], rows or sheets whose every cell is empty. */
export function isEmpty(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.every(isEmpty)
  return typeof value === 'object' && Object.values(value).every(isEmpty)
}
