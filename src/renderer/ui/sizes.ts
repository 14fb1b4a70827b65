const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** 418 MB, 29.8 GB: three figures at most, powers of 1000 as sticks are sold. */
export function sizeInWords(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  const figures = unit === 0 || value >= 99.95 ? value.toFixed(0) : value.toFixed(1)
  return `${figures} ${UNITS[unit] ?? ''}`
}
