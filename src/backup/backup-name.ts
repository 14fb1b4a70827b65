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
