import { z } from '../../domain/zod.ts'

/** The name of a place (src/domain/typed-places.ts). */
export const placeSchema = z.string().regex(/^[A-Za-z0-9./-]{1,135}$/)

/** One set of words for each staff member and place. */
export function scratchId(staffId: string, place: string): string {
  return `${staffId}/${place}`
}
