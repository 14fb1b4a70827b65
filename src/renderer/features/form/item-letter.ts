import type { Rubric } from '../../../domain/risk.ts'

/** A, B, C … in the order of the sheet: how its items are called on screen. */
export function itemLetter(rubric: Pick<Rubric, 'items'>, id: string): string {
  const at = rubric.items.findIndex((item) => item.id === id)
  return at === -1 ? id : String.fromCharCode(65 + at)
}
