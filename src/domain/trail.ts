import { z } from './zod.ts'

/** What somebody did with the files of the station, as far as the trail tells it (网络保护条例 第37条). */
export const trailActSchema = z.enum([
  /** The desk was opened: with a password, or with the recovery sheet. */
  'unlocked',
  'locked',
  /** Wrong passwords before this unlocking; `detail.count`. */
  'wrongPassword',
  /** A child's file was opened; outside one's assignment with `detail.reason`. */
  'opened',
  /** Records were changed; `detail.verb` is the name of the verb. */
  'changed',
  'printed',
  /** Left the station as a file: a paper saved, an attachment copied out, a list exported. */
  'exported',
  'backedUp',
  'rehearsed',
  'restored',
  /** A verb, a file or a paper was refused; `detail.what`. */
  'refused',
])
export type TrailAct = z.infer<typeof trailActSchema>

/**
 * One line of the trail. Each carries the seal of the line before and its own, HMAC-SHA-256 under the audit key over
 * its canonical JSON without `mac` (src/vault/README.md): a line that was changed, taken out, put in or moved is found.
 */
export const trailEntrySchema = z.object({
  id: z.string().regex(/^[0-9a-z-]{1,64}$/),
  /** From 1, without gaps. */
  seq: z.int().positive(),
  at: z.iso.datetime(),
  /** `null`: the app by itself, or before anybody was known. */
  staffId: z.string().nullable(),
  act: trailActSchema,
  childId: z.string().nullable(),
  documentId: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  /** `mac` of the line before; 64 zeros before the first. */
  before: z.string().regex(/^[0-9a-f]{64}$/),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
})
export type TrailEntry = z.infer<typeof trailEntrySchema>
