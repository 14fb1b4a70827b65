import { z } from '../domain/zod.ts'
import { journalHeadSchema } from './journal-frame.ts'

/** A file of the journal, as far as it can be known without a key. */
export const segmentLookSchema = z.object({
  name: z.string(),
  firstSeq: z.int().positive(),
  /** One less than `firstSeq` when it has no entry. */
  lastSeq: z.int().nonnegative(),
  bytes: z.number(),
  /** Bytes in it that are no entry any more. */
  damagedBytes: z.number(),
  /** Bytes that this start has cut off behind its last whole entry. */
  tornBytes: z.number().optional(),
})
export type SegmentLook = z.infer<typeof segmentLookSchema>

/** A snapshot of the station on this PC: a backup file in the profile folder. */
export const snapshotLookSchema = z.object({
  name: z.string(),
  bytes: z.number(),
  /** ISO 8601 instant the file was written. */
  writtenAt: z.iso.datetime(),
  /** The slots file beside it: the key slots of that day. */
  slots: z.string().nullable(),
})
export type SnapshotLook = z.infer<typeof snapshotLookSchema>

/** Everything of a station that lies beside the browser's own store, in `<profile>/station`. */
export const stationFolderSchema = z.object({
  /** Text of the marker file; `null` when there is none. */
  marker: z.string().nullable(),
  journal: z.object({
    head: journalHeadSchema.nullable(),
    /** The clear `meta` in the newest readable file of the journal. */
    meta: z.json(),
    segments: z.array(segmentLookSchema),
  }),
  /** Newest first. */
  snapshots: z.array(snapshotLookSchema),
  space: z.object({
    freeBytes: z.number(),
    /** Below this nothing is written any more; what is there can still be read. */
    floorBytes: z.number(),
  }),
})
export type StationFolder = z.infer<typeof stationFolderSchema>
