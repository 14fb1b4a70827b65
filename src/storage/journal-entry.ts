import { z } from '../domain/zod.ts'

/**
 * What one entry of the journal says once it is opened. Together they are the station: whoever begins with the last
 * `replaced` and applies every later change has every record.
 */
const changeSchema = z.object({
  table: z.string(),
  id: z.string(),
  /** The record as it is after the change; `null`: removed. The schema of its table checks it when it is used. */
  value: z.unknown(),
})

const common = {
  /** ISO 8601 instant. */
  at: z.iso.datetime(),
  /** Who did it; `null` when the app did it by itself. */
  staffId: z.string().nullable(),
  /** Version of the records' shapes in `changes`. */
  schemaVersion: z.int().positive(),
}

export const journalEntrySchema = z.discriminatedUnion('kind', [
  /** One commit: some records changed. */
  z.object({
    kind: z.literal('commit'),
    ...common,
    /** The verbs that were done, each once. */
    verbs: z.array(z.string()),
    changes: z.array(changeSchema),
  }),
  /** The station as a whole: what was there before is no more, these are all its records. */
  z.object({
    kind: z.literal('replaced'),
    ...common,
    why: z.enum(['founded', 'restored', 'migrated']),
    /** Why somebody put another state in the place of the one that was there, in their words. */
    reason: z.string().optional(),
    changes: z.array(changeSchema),
  }),
  /**
   * The last entry of a closed file of the journal: which entries in it changed which record, so that a history need not
   * read them all, and which bodies are erased because a later one says the same and more.
   */
  z.object({
    kind: z.literal('closed'),
    ...common,
    firstSeq: z.int().positive(),
    /** `table/id` → numbers of entries. */
    index: z.record(z.string(), z.array(z.int().positive())),
    pruned: z.array(z.int().positive()),
  }),
])
export type JournalEntry = z.infer<typeof journalEntrySchema>
export type JournalChange = z.infer<typeof changeSchema>
