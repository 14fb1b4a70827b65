import { z } from '../domain/zod.ts'

/** What a stick's sentinel file says to its own station. */
export const mediumSchema = z.object({
  /** 01, 02 …: written on the stick, and in the register of backups. */
  number: z.string().regex(/^\d{2,3}$/),
  /** Somebody agreed that old backups on it are cleared away after a new one is verified. */
  thins: z.boolean(),
})
export type Medium = z.infer<typeof mediumSchema>

/** A backup lying in a folder, as far as it can be known without a key. */
export const backupLookSchema = z.object({
  name: z.string(),
  bytes: z.number(),
  /** Station of the key slots beside it; `null` when there are none. */
  stationId: z.string().nullable(),
})
export type BackupLook = z.infer<typeof backupLookSchema>
