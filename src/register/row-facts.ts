import type { FactKey } from '../domain/facts.ts'
import type { ChildOfRow } from './read-child-row.ts'

/** A fact of words or a code as a row tells it; '' when it does not. */
export function factTextOf({ facts }: Pick<ChildOfRow, 'facts'>, key: FactKey): string {
  const value = facts[key]
  return typeof value === 'string' ? value : ''
}
