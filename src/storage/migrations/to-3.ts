import type { Migration } from './migration.ts'

/** 3: locking by itself, screen capture, staff who must change a password they were given; the trail as a table. */
export const to3: Migration = {
  to: 3,
  up: {
    station: (record) => {
      if (!isRecord(record) || !isRecord(record['settings'])) return record
      return { ...record, settings: { ...record['settings'], lockAfterMinutes: 10, hideFromCapture: false } }
    },
    staff: (record) => (isRecord(record) ? { ...record, mustChangePassword: false } : record),
  },
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
