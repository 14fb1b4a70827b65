import { z } from '../domain/zod.ts'

/** The staff id of a key slot: random. */
export const slotIdSchema = z.string().regex(/^[0-9a-z-]{1,64}$/)

/** Wrong passwords in a row for one slot, and when the last of them was typed. */
export const wrongTrySchema = z.object({ wrong: z.int().positive().max(1_000_000), at: z.iso.datetime() })
export type WrongTry = z.infer<typeof wrongTrySchema>

/** By slot; as many as a vault file has slots. */
export const wrongTriesSchema = z
  .record(slotIdSchema, wrongTrySchema)
  .refine((tries) => Object.keys(tries).length <= 400)
