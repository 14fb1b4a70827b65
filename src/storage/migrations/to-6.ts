import type { Migration } from './migration.ts'

/**
 * 6: attachments are sealed in chunks of 448 KiB; those of before stay as they are. Records are written as before; the
 * number keeps an older app, which would take the new files for damaged and leave them out of its backups, from the store.
 */
export const to6: Migration = { to: 6, up: {} }
