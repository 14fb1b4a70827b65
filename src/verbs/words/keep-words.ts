import { succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { DRAFT_CHARACTERS } from '../../forms/schema.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { placeSchema, scratchId } from './place-input.ts'

const input = z.object({
  place: placeSchema,
  /** Whose file it is about; `null` for a child not on file yet, and for what is no child's. */
  childId: idSchema.nullable(),
  values: z.json().refine((values) => charactersOf(values) <= DRAFT_CHARACTERS),
})

/** All words together, in UTF-16 units. */
function charactersOf(values: unknown): number {
  if (typeof values === 'string') return values.length
  if (typeof values !== 'object' || values === null) return 0
  return Object.values(values).reduce<number>((sum, value) => sum + charactersOf(value), 0)
}

/**
 * Keeps what somebody has typed into a dialog and not saved yet, for that person alone. The screen calls it within a
 * second of a key stroke, as `saveDraft` for papers.
 */
export const keepWords: Verb<z.infer<typeof input>, { readonly savedAt: string }> = {
  name: 'keepWords',
  input,
  trail: 'never',
  roles: ['head', 'worker', 'supervisor', 'clerk'],
  apply: ({ actor, now }, { place, childId, values }) => {
    const id = scratchId(actor.id, place)
    const scratch = { id, staffId: actor.id, place, childId, values, updatedAt: now }
    return succeed({ changes: [{ table: 'scratch', id, value: scratch }], output: { savedAt: now } })
  },
}
