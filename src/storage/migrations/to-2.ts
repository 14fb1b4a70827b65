import type { Migration } from './migration.ts'

/** 2: the journal; reminders of backups and rehearsals; attachments, recycle bin, typed words and rehearsals as tables. */
export const to2: Migration = {
  to: 2,
  up: {
    station: (record) => {
      if (!isRecord(record) || !isRecord(record['settings'])) return record
      return { ...record, settings: { ...record['settings'], offerBackupOnQuit: true, rehearseEveryDays: 30 } }
    },
  },
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
