import type { FactKey, Facts, FactValue } from '../../../domain/facts.ts'
import { z } from '../../../domain/zod.ts'
import { isKnown } from '../../ui/fact-words.ts'
import { RECHECK_GROUPS, type RecheckGroup } from '../../ui/fact-groups.ts'

/** What came of asking about one group. */
export const outcomeSchema = z.enum(['same', 'changed', 'notReached'])
export type Outcome = z.infer<typeof outcomeSchema>

/** How far a recheck has got; kept like every word not saved yet, so that it is gone on with tomorrow. */
export const progressSchema = z.object({
  verifiedOn: z.string(),
  source: z.string(),
  outcomes: z.partialRecord(z.enum(RECHECK_GROUPS), outcomeSchema),
})
export type Progress = z.infer<typeof progressSchema>

/** The first group nobody has asked about, from the one after `from` on and then from the beginning; `null`: all are done. */
export function nextGroup(outcomes: Progress['outcomes'], from: RecheckGroup | null): RecheckGroup | null {
  const at = from === null ? 0 : RECHECK_GROUPS.indexOf(from) + 1
  const order = [...RECHECK_GROUPS.slice(at), ...RECHECK_GROUPS.slice(0, at)]
  return order.find((group) => outcomes[group] === undefined) ?? null
}

/** What is written otherwise than the file says, and which known facts are as they were. */
export function compareWithFile(
  keys: readonly FactKey[],
  written: Partial<Record<FactKey, FactValue>>,
  facts: Facts,
): { readonly same: readonly FactKey[]; readonly changed: Partial<Record<FactKey, FactValue>> } {
  const same: FactKey[] = []
  const changed: Partial<Record<FactKey, FactValue>> = {}
  for (const key of keys) {
    const known = facts[key]?.value
    const now = written[key]
    if (now === undefined || alike(known, now)) {
      if (isKnown(known)) same.push(key)
    } else changed[key] = now
  }
  return { same, changed }
}

function alike(known: FactValue | undefined, now: FactValue): boolean {
  if (!isKnown(known) && !isKnown(now)) return true
  return JSON.stringify(known) === JSON.stringify(typeof now === 'string' ? now.trim() : now)
}
