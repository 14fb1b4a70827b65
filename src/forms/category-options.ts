import type { Child } from '../domain/records.ts'
import { f01 } from './definitions/f01.ts'
import type { FieldOption } from './definition.ts'
import { fieldById, flatOptions, orderCodes } from './fields.ts'

const field = fieldById(f01, 'categories')
/** 类别 as the registration form has them, with their sub-options. */
export const CATEGORY_OPTIONS: readonly FieldOption[] = field?.kind === 'manyOf' ? field.options : []

/** The option a sub-option stands under: 自身困境 of 残疾; `null` for one that stands by itself. */
export function categoryParent(code: string): FieldOption | null {
  return CATEGORY_OPTIONS.find(({ children = [] }) => children.some((child) => child.code === code)) ?? null
}

export function isCategory(code: string): boolean {
  return flatOptions(CATEGORY_OPTIONS).some((option) => option.code === code)
}

/** Codes as the fact `child.categories` keeps them: in the order of the form, each sub-option with its option. */
export function categoryCodes(codes: readonly string[]): readonly string[] {
  return orderCodes(CATEGORY_OPTIONS, [...new Set(codes)])
}

/** 自身困境 残疾, Own difficulty: disability. A code of another version stays readable. */
export function categoryWords(code: string, language: 'zh' | 'en'): string {
  const option = flatOptions(CATEGORY_OPTIONS).find((one) => one.code === code)
  const words = option === undefined ? code : bare(option.label[language])
  const parent = categoryParent(code)
  return parent === null ? words : `${bare(parent.label[language])}${language === 'zh' ? ' ' : ': '}${words}`
}

function bare(words: string): string {
  return words.replace(/[：:]$/u, '')
}

/**
 * The spans somebody is asked about: 自身困境 says nothing of its own while one of its kinds is there, so it follows them
 * and is left out.
 */
export function ownSpans(spans: Child['categorySpans']): Child['categorySpans'] {
  return spans.filter(
    ({ code }) => !spans.some((other) => other.code !== code && categoryParent(other.code)?.code === code),
  )
}
