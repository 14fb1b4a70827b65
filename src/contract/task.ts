import { z } from '../domain/zod.ts'

/**
 * Work the app does without a person at the screen, when it was started by a command line of the station's IT staff.
 * It runs in the page through the same verbs as the screens, prints lines, and ends with an exit code.
 */
export const taskSchema = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('sample'),
    children: z.int().min(1).max(20_000),
    years: z.int().min(1).max(20),
    seed: z.int(),
    password: z.string().min(1),
    /** Used first, one child each. */
    names: z.array(z.string()),
    /** Somebody of each role besides the head too, with the same password. */
    staff: z.boolean().optional(),
  }),
])
export type Task = z.infer<typeof taskSchema>
