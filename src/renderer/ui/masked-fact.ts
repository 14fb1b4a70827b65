import type { FactKey } from '../../domain/facts.ts'
import { maskIdNumber } from '../../domain/id-number.ts'
import { fieldOfFact } from '../../forms/fact-fields.ts'

/** The screen may stand at a counter: a whole number is for the one who changes it. */
export function maskedFact(key: FactKey, words: string): string {
  return isNumberOfAPerson(key) ? maskIdNumber(words) : words
}

/** A number before and after; whole only when it changed where the stars would stand. */
export function maskedChange(key: FactKey, from: string, to: string): readonly [string, string] {
  const masked = [maskedFact(key, from), maskedFact(key, to)] as const
  return from !== to && masked[0] === masked[1] ? [from, to] : masked
}

function isNumberOfAPerson(key: FactKey): boolean {
  return fieldOfFact(key)?.kind === 'idNumber' || key === 'child.disabilityCertificate'
}
