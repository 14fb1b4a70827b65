import type { TableRow } from '../facts.ts'

export const TIES = ['strong', 'plain', 'weak', 'tense'] as const
export type Tie = (typeof TIES)[number]
/** Which way support goes: `in` to the family, `out` from it. */
export const FLOWS = ['none', 'in', 'out', 'both'] as const
export type Flow = (typeof FLOWS)[number]

/** One circle of the eco-map, as a row: what a signed paper keeps of it. The first row is the family in the middle. */
export interface EcoRow {
  /** Stays the same while it is on file: `family`, `school`, `community` … */
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly tie: Tie
  readonly flow: Flow
  /** Moved by hand, in millimetres. */
  readonly dx: number
  readonly dy: number
}

export const FAMILY = 'family'

export function ecoCells(row: EcoRow): TableRow {
  return { ...row }
}

/** A row as it was kept. */
export function ecoRow(cells: Readonly<Record<string, unknown>>): EcoRow {
  const text = (key: string) => (typeof cells[key] === 'string' ? cells[key] : '')
  const number = (key: string) => (typeof cells[key] === 'number' && Number.isFinite(cells[key]) ? cells[key] : 0)
  return {
    id: text('id'),
    label: text('label'),
    detail: text('detail'),
    tie: TIES.find((tie) => tie === text('tie')) ?? 'plain',
    flow: FLOWS.find((flow) => flow === text('flow')) ?? 'none',
    dx: number('dx'),
    dy: number('dy'),
  }
}
