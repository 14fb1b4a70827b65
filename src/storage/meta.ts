import { journalHeadSchema } from '../contract/journal-frame.ts'
import { z } from '../domain/zod.ts'
import { vaultFileSchema } from '../vault/vault-file.ts'
import { sumHolds, withSum } from './clear-sum.ts'
import type { Change } from './tables.ts'

/**
 * The only thing in the store that is not sealed: what the unlock screen needs before there is a key. Nothing personal.
 * It repeats parts of sealed records (station, backups); `metaAfter` keeps both the same in one transaction.
 */
export const metaSchema = z.object({
  /** Version of the records' shapes; a store with a higher one is of a newer app and is refused. */
  schemaVersion: z.int().positive(),
  vault: vaultFileSchema,
  /** As on the letterhead. */
  stationName: z.string(),
  lastBackup: z.object({ at: z.iso.datetime(), medium: z.string(), counts: z.record(z.string(), z.int()) }).nullable(),
  /** Of the screens, on this PC. */
  language: z.enum(['zh', 'en']),
  /** The last entry of the journal that the rows hold; `null` in stores from before there was one (schema 1). */
  journal: journalHeadSchema.nullable().default(null),
})
export type Meta = z.infer<typeof metaSchema>

/** The clear copy after these changes. */
export function metaAfter(meta: Meta, changes: readonly Change[]): Meta {
  let next = meta
  for (const change of changes) {
    if (change.table === 'station' && change.value !== null) next = { ...next, stationName: change.value.name }
    if (change.table === 'backups' && change.value !== null) {
      const { at, medium, counts } = change.value
      if (next.lastBackup === null || next.lastBackup.at < at) next = { ...next, lastBackup: { at, medium, counts } }
    }
  }
  return next
}

/** What the marker file and the journal's first lines repeat of it: all but the place in the journal, which moves. */
export function clearCopy(meta: Meta): Meta {
  return withSum({ ...metaSchema.parse(meta), journal: null })
}

/** The same as the plain JSON that a file holds. */
export function jsonOf(meta: Meta): z.infer<ReturnType<typeof z.json>> {
  return z.json().parse(JSON.parse(JSON.stringify(meta)))
}

/** The clear part as it is put on a disk, or read back; `null` when it is not what this app wrote there. */
export function readClearCopy(copy: unknown): Meta | null {
  const meta = sumHolds(copy) ? metaSchema.safeParse(copy) : null
  return meta?.success === true ? meta.data : null
}
