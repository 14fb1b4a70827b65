import { z } from '../domain/zod.ts'

/** Pieces the inputs of several verbs are made of. */
export const idSchema = z.string().regex(/^[0-9a-z-]{1,64}$/)
export const dateSchema = z.iso.date()
/** Of one line of words, in UTF-16 units. */
export const LINE_CHARACTERS = 200
/** One line of words. */
export const lineSchema = z.string().trim().max(LINE_CHARACTERS)
export const neededLineSchema = lineSchema.min(1)
