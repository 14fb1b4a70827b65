import { z } from '../domain/zod.ts'

/** Pieces the inputs of several verbs are made of. */
export const idSchema = z.string().regex(/^[0-9a-z-]{1,64}$/)
export const dateSchema = z.iso.date()
/** One line of words. */
export const lineSchema = z.string().trim().max(200)
export const neededLineSchema = lineSchema.min(1)
