import { z } from '../domain/zod.ts'
import { segmentHeaderSchema } from './journal-frame.ts'

/**
 * A renewal of the keys, as far as it can be known without one: everything of the station is sealed anew into a folder
 * beside the one that is in use, and that folder takes its place in one step when it is whole.
 */

/** A folder inside the station's: attachments, the journal, or a journal that was put aside once. */
export const renewalPlaceSchema = z.string().regex(/^(attachments|journal(-[0-9TZ-]{1,40})?)$/)
/** A file in it. */
export const renewalNameSchema = z.string().regex(/^([0-9a-z-]{1,64}|\d{6}\.journal)$/)

/** A file of the journal that is to be sealed anew. */
export const renewalSegmentSchema = z.object({
  place: renewalPlaceSchema,
  name: renewalNameSchema,
  /** `null`: its first line is damaged. */
  header: segmentHeaderSchema.nullable(),
  firstSeq: z.int().positive(),
  /** One less than `firstSeq` when it has no entry. */
  lastSeq: z.int().nonnegative(),
  bytes: z.number(),
})
export type RenewalSegment = z.infer<typeof renewalSegmentSchema>

export const renewalSourcesSchema = z.object({
  attachments: z.array(z.object({ id: z.string(), bytes: z.number() })),
  /** The journal's own files first, in their order, then those put aside. */
  segments: z.array(renewalSegmentSchema),
  /** Snapshots that somebody's way back needs: taken before a restore or a migration. */
  keptSnapshots: z.array(z.string()),
})
export type RenewalSources = z.infer<typeof renewalSourcesSchema>

/** A file that was sealed anew and is on the disk. */
export const renewalDoneSchema = z.object({
  place: renewalPlaceSchema,
  name: renewalNameSchema,
  /** What it was made from, in the page's words: another source means it has to be made again. */
  source: z.string().max(500),
  /** What the next step needs to know of it, in the page's words. */
  result: z.string().max(500),
})
export type RenewalDone = z.infer<typeof renewalDoneSchema>

/** An entry of the journal with all that chains it. */
export const renewalFrameSchema = z.object({
  seq: z.int().positive(),
  before: z.string(),
  hash: z.string(),
  bodyHash: z.string(),
  /** `null`: erased on purpose, or `damaged`. */
  body: z.instanceof(Uint8Array).nullable(),
  damaged: z.boolean(),
})
export type RenewalFrame = z.infer<typeof renewalFrameSchema>
