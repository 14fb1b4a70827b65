/** Days as Excel keeps them: a number since the turn of 1900, shown as a day by the cell's number format. */

const DAY_MS = 86_400_000

/**
 * 42072 → 2015-03-09. Excel takes 1900 for a leap year, so days before 1 March 1900 are one off; nobody on file is that
 * old. `since1904`: the other calendar, of workbooks begun on a Mac.
 * @returns null when the number is no day of 1900 to 2199
 */
export function dayOfSerial(serial: number, since1904 = false): string | null {
  const days = Math.floor(serial) + (since1904 ? 1462 : 0)
  if (!Number.isFinite(serial) || days < 1 || days > 109_574) return null
  return new Date(Date.UTC(1899, 11, days < 61 ? 31 : 30) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Number formats every workbook has without saying so: 14–17 and 22 are days, 27–36 and 50–58 days of East Asia. */
const BUILT_IN_DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

/** Whether a number format shows a day: it names a year or a day outside quotation marks. */
export function showsDay(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DAYS.has(id)
  const bare = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .toLowerCase()
  return /[yde]|年|日/.test(bare.replaceAll(/e[+-]/g, '')) && !bare.includes('general')
}
