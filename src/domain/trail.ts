import { z } from './zod.ts'

/** What somebody did with the files of the station, as far as the trail tells it (网络保护条例 第37条). */
export const trailActSchema = z.enum([
  /** The desk was opened; `detail.how`: `password`, `recoverySheet` or `founded`. */
  'unlocked',
  /** `detail.why`: what locked it. */
  'locked',
  /** Wrong passwords before this unlocking; `detail.count`. */
  'wrongPassword',
  /** A child's file was opened; outside one's assignment with `detail.reason`. */
  'opened',
  /** Records were changed; `detail.verb` is the name of the verb, `detail.memberId` somebody else on the staff it was about. */
  'changed',
  /** Sent to a printer; `detail.what`. */
  'printed',
  /** Left the station as a file; `detail.what`: a paper saved, an attachment copied out, a list. */
  'exported',
  'backedUp',
  'rehearsed',
  /** 年度复核: of a group of facts nobody could be asked; `detail.group`. */
  'notReached',
  'restored',
  /** A verb, a file or a paper was refused; `detail.what`, or `detail.verb` and `detail.why`. */
  'refused',
])
export type TrailAct = z.infer<typeof trailActSchema>

const seal = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * One line of the trail. Each carries the seal of the line before and its own, HMAC-SHA-256 under the audit key over
 * its canonical JSON without `mac` (src/vault/README.md): a line that was changed, taken out, put in or moved is found.
 */
export const trailLineSchema = z.object({
  /** From 1, without gaps. */
  seq: z.int().positive(),
  at: z.iso.datetime(),
  /** `null`: the app by itself, or before anybody was known. */
  staffId: z.string().nullable(),
  act: trailActSchema,
  childId: z.string().nullable(),
  documentId: z.string().nullable(),
  /** Ids, names of verbs, counts, reasons in somebody's words; what a line says besides is its act's. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  /** `mac` of the line before; 64 zeros before the first. */
  before: seal,
  mac: seal,
})
export type TrailLine = z.infer<typeof trailLineSchema>

/** Id of the record that repeats the last line, so that one cut off at the end is missed. */
export const TRAIL_END = 'end'

/**
 * A sheet of the trail: the lines that were stored together, or some hundred small sheets bound into one, so that ten
 * years of lines are some thousand records. Its id is made of its first line's number.
 */
export const trailPageSchema = z.object({
  id: z.string().regex(/^(end|p-[1-9]\d{0,15})$/),
  lines: z.array(trailLineSchema).min(1),
})
export type TrailPage = z.infer<typeof trailPageSchema>
