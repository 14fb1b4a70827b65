import type { FormDefinition } from './definition.ts'
import { f01 } from './definitions/f01.ts'
import { f02 } from './definitions/f02.ts'
import { f03 } from './definitions/f03.ts'
import { f05 } from './definitions/f05.ts'
import { f06 } from './definitions/f06.ts'
import { f08 } from './definitions/f08.ts'
import { f11 } from './definitions/f11.ts'
import { f12 } from './definitions/f12.ts'

/** Every form there is, each in every version ever used; the newest version of a code stands first. */
export const FORMS: readonly FormDefinition[] = [f01, f02, f03, f05, f06, f08, f11, f12]

/** The newest version of a form, or the one asked for; null when there is none such. */
export function formByCode(code: string, version?: string): FormDefinition | null {
  return FORMS.find((form) => form.code === code && (version === undefined || form.version === version)) ?? null
}
