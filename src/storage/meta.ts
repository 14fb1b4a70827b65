import { z } from '../domain/zod.ts'
import { vaultFileSchema } from '../vault/vault-file.ts'
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
