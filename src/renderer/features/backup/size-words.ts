const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** 418 MB, 24.1 GB: three figures at most, as the system's own file list says it. */
export function sizeInWords(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1024
    unit += 1
  }
  const figures = unit === 0 || size >= 100 ? size.toFixed(0) : size.toFixed(1)
  return `${figures} ${UNITS[unit] ?? ''}`
}
