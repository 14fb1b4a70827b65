import { FACTS } from '../domain/facts.ts'
import type { ColumnTarget } from './headings.ts'

/** Whether remembered words still name something a column can be taken for. A table of rows has no column. */
export function isTarget(text: string): text is NonNullable<ColumnTarget> {
  return text === 'remark' || (Object.hasOwn(FACTS, text) && FACTS[text as keyof typeof FACTS].shape !== 'rows')
}
