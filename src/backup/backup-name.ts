/**
 * `xingchen-backup-2026-11-23-1742.age`: the station's wall-clock time and nothing personal, in letters every file
 * system of the last forty years takes. A second backup within the minute gets `-2`.
 */
export function backupFileName(at: Date, serial = 1): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const minute = two(at.getHours()) + two(at.getMinutes())
  return `xingchen-backup-${day}-${minute}${serial === 1 ? '' : `-${String(serial)}`}.age`
}

/** Snapshots of the state before a restore begin so: they are the way back and are never thinned. */
export const BEFORE_RESTORE = 'before-restore-'

export function beforeRestoreName(at: Date, serial = 1): string {
  return backupFileName(at, serial).replace('xingchen-backup-', BEFORE_RESTORE)
}

/**
 * The day a backup's own name says, and a text by which names sort in the order they were made; `null` for any other
 * name.
 */
export function backupDay(name: string): { readonly day: string; readonly order: string } | null {
  const found = /^xingchen-backup-(\d{4}-\d{2}-\d{2})-(\d{4})(?:-(\d{1,2}))?\.age$/.exec(name)
  if (found === null) return null
  const [, day = '', minute = '', serial = '1'] = found
  return { day, order: `${day}-${minute}-${serial.padStart(2, '0')}` }
}
