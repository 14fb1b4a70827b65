import type { Flow, Tie } from './eco-row.ts'
import type { FactKey, FactValue, TableRow } from '../facts.ts'

/** A brother or a sister with a file of their own in the same household. */
export interface SiblingOnFile {
  readonly name: string
  /** GB/T 2261.1. */
  readonly sex: string
  /** YYYY-MM-DD or ''. */
  readonly birthDate: string
}

/** How far somebody moved a symbol by hand, in millimetres on the paper. */
export type Shifts = Readonly<Record<string, { readonly dx: number; readonly dy: number }>>

/** What somebody said of a relation of the family, by circle. */
export type Ties = Readonly<Record<string, { readonly tie: Tie; readonly flow: Flow }>>

/** What the drawings of one child are made from: what is on file, or what stands on a form that says the same. */
export interface DrawingSource {
  readonly fact: (key: FactKey) => FactValue
  readonly siblings: readonly SiblingOnFile[]
  /** What the family receives, in words: 低保, 残疾两补. */
  readonly benefits: readonly string[]
  /** The social worker in charge; '' when nobody is named. */
  readonly worker: string
  /** Volunteers and others who carry a measure of the plan. */
  readonly partners: readonly { readonly id: string; readonly label: string; readonly detail: string }[]
  /** Where the child was referred to, newest first; `state` in words. */
  readonly referrals: readonly { readonly recipient: string; readonly state: string }[]
  /** YYYY-MM-DD, for the ages. */
  readonly today: string
}

export function factWords(source: DrawingSource, key: FactKey): string {
  const value = source.fact(key)
  return typeof value === 'string' ? value.trim() : ''
}

export function factNumber(source: DrawingSource, key: FactKey): number | null {
  const value = source.fact(key)
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

export function factCodes(source: DrawingSource, key: FactKey): readonly string[] {
  const value = source.fact(key)
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []
}

export function factRows(source: DrawingSource, key: FactKey): readonly TableRow[] {
  const value = source.fact(key)
  return Array.isArray(value) ? value.filter((row) => typeof row === 'object') : []
}
