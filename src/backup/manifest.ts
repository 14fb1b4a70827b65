import { journalHeadSchema } from '../contract/journal-frame.ts'
import { z } from '../domain/zod.ts'

/** Version of the archive's layout, README.md. A reader refuses what is newer than it knows. */
export const BACKUP_FORMAT_VERSION = 1

export const MANIFEST_FILE = 'manifest.json'
export const VAULT_FILE = 'vault.json'

/** `tables/children.ndjson` */
export function tableFile(table: string): string {
  return `tables/${table}.ndjson`
}

/** `attachments/<id>`: the plain bytes; title and kind are in the records of the table `attachments`. */
export function attachmentFile(id: string): string {
  return `attachments/${id}`
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const attachmentId = z.string().regex(/^[0-9a-z-]{1,64}$/)
const MOST_ATTACHMENTS = 100_000
/**
 * Of all tables together. Whoever restores has all records in memory: what says it is more than a page's memory holds
 * is refused before it is read.
 */
const MOST_RECORDS = 20_000_000
const MOST_TABLE_BYTES = 4 * 2 ** 30

/** The first file of the archive: what the others must turn out to be. */
export const manifestSchema = z.object({
  format: z.literal('xingchen-backup'),
  formatVersion: z.literal(BACKUP_FORMAT_VERSION),
  appVersion: z.string().max(40),
  /** Version of the records' shapes (src/domain/schema-version.ts). */
  schemaVersion: z.int().min(1),
  stationId: z.string().regex(/^[0-9a-f]{32}$/),
  stationName: z.string().max(200),
  /** ISO 8601 instant in UTC. */
  madeAt: z.iso.datetime(),
  /**
   * The entry of the station's journal that the records are the state after (contract/journal-frame.ts): a snapshot and
   * the entries after it make the whole station. Backups from before there was a journal have none.
   */
  journal: journalHeadSchema.nullable().default(null),
  vault: z.object({ bytes: z.int().nonnegative(), sha256 }),
  /** In the order of the archive. */
  tables: z
    .array(
      z.object({
        name: z.string().regex(/^[a-z][a-zA-Z]{0,39}$/),
        records: z.int().nonnegative(),
        bytes: z.int().nonnegative(),
        sha256,
      }),
    )
    .max(100)
    .refine((tables) => new Set(tables.map((table) => table.name)).size === tables.length)
    .refine((tables) => tables.reduce((sum, table) => sum + table.records, 0) <= MOST_RECORDS)
    .refine((tables) => tables.reduce((sum, table) => sum + table.bytes, 0) <= MOST_TABLE_BYTES),
  /** Backups from before there were attachments have none. */
  attachments: z
    .object({
      /** False in a snapshot on the station's own disk: the sealed files lie beside it and are not copied. */
      carried: z.boolean(),
      /** In the order of the archive. */
      files: z
        .array(z.object({ id: attachmentId, bytes: z.int().positive(), sha256 }))
        .max(MOST_ATTACHMENTS)
        .refine((files) => new Set(files.map((file) => file.id)).size === files.length),
      /** On record, but their files could not be read when the backup was made. */
      missing: z.array(attachmentId).max(MOST_ATTACHMENTS),
    })
    .default({ carried: false, files: [], missing: [] }),
})
export type Manifest = z.infer<typeof manifestSchema>
export type AttachmentsSummary = Manifest['attachments']
export type TableSummary = Manifest['tables'][number]

/** Records by table, as they go into the register of backups. */
export function countsOf(manifest: Manifest): Record<string, number> {
  return Object.fromEntries(manifest.tables.map((table) => [table.name, table.records]))
}
