import { drawingKindSchema, drawingSchema, type Drawing } from '../../domain/records.ts'
import { succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { drawingOfChild } from '../../storage/selectors/drawing-file.ts'
import { findChild } from '../children/find-child.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'

/** A sheet of paper is no larger, in millimetres. */
const FARTHEST = 400
const MOST = 500

const key = z.string().min(1).max(300)
const reach = z.number().min(-FARTHEST).max(FARTHEST)
const input = z.object({
  childId: idSchema,
  kind: drawingKindSchema,
  /** Every symbol that was moved, by id, in millimetres on the paper; one that is missing stands where it is laid out. */
  shifts: z
    .record(key, z.object({ dx: reach, dy: reach }))
    .refine((shifts) => Object.keys(shifts).length <= MOST, 'too many'),
  /** What is said of the family's relations, by circle of the eco-map; those that are missing go by the file. */
  ties: drawingSchema.shape.ties,
})

/**
 * Moves the symbols of a drawing by hand, and says how the relations of an eco-map are. Given as a whole, so that it is
 * undone by giving what was before; nothing at all puts the drawing back as it is laid out.
 */
export const adjustDrawing: Verb<z.infer<typeof input>, null> = {
  name: 'adjustDrawing',
  input,
  roles: ['head', 'worker'],
  concerns: (_, { childId }) => ({ childId }),
  trail: 'once',
  apply: ({ state, actor, now, newId }, { childId, kind, shifts, ties = {} }) => {
    const found = findChild(state, childId)
    if (!found.ok) return found
    const known = drawingOfChild(state, childId, kind)
    const moved = Object.fromEntries(Object.entries(shifts).filter(([, { dx, dy }]) => dx !== 0 || dy !== 0))
    if (Object.keys(moved).length === 0 && Object.keys(ties).length === 0)
      return succeed({
        changes: known === null ? [] : [{ table: 'drawings', id: known.id, value: null }],
        output: null,
      })
    const drawing: Drawing = {
      id: known?.id ?? newId(),
      kind,
      childId,
      shifts: moved,
      ...(Object.keys(ties).length === 0 ? {} : { ties }),
      byStaffId: actor.id,
      updatedAt: now,
    }
    return succeed({ changes: [{ table: 'drawings', id: drawing.id, value: drawing }], output: null })
  },
}
