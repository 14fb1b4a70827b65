/**
 * Days of the lunar calendar (农历), for birth dates that were written down by it: 三月初五 filed as 03-05. The months
 * come from the calendar data of the JavaScript engine (ICU), asked about thirty times a year and remembered.
 */

const DAY_MS = 86_400_000
const calendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

interface LunarMonth {
  /** First day, in days since 1970-01-01. */
  readonly start: number
  readonly year: number
  /** 1 to 12; a leap month (闰) has the number of the one before. */
  readonly month: number
}

/** The lunar day of a calendar day, written YYYY-MM-DD as somebody would file it; null when it is no day. */
export function lunarOf(date: string): string | null {
  const day = dayOf(date)
  if (day === null) return null
  const year = Number(date.slice(0, 4))
  const month = [...monthsOf(year - 1), ...monthsOf(year)].findLast(({ start }) => start <= day)
  return month === undefined ? null : [month.year, two(month.month), two(day - month.start + 1)].join('-')
}

/** The calendar days a lunar date may stand for: none, one, or two when the month has a leap month behind it. */
export function solarOf(lunar: string): readonly string[] {
  const [year, month, day] = lunar.split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined || day < 1 || day > 30) return []
  return [...monthsOf(year), ...monthsOf(year + 1)]
    .filter((one) => one.year === year && one.month === month)
    .map(({ start }) => new Date((start + day - 1) * DAY_MS).toISOString().slice(0, 10))
    .filter((date) => lunarOf(date) === lunar)
}

/** The lunar months that begin in a calendar year. */
function monthsOf(year: number): readonly LunarMonth[] {
  const known = months.get(year)
  if (known !== undefined) return known
  const found: LunarMonth[] = []
  const end = Date.UTC(year + 1, 0, 1) / DAY_MS
  let day = Date.UTC(year, 0, 1) / DAY_MS
  while (day < end) {
    const parts = partsOf(day)
    if (parts.day === 1) found.push({ start: day, year: parts.year, month: parts.month })
    // A month has 29 or 30 days: from its first day straight to the 30th, else on to where the next may begin.
    day += parts.day === 1 ? 29 : Math.max(1, 30 - parts.day)
  }
  months.set(year, found)
  return found
}
const months = new Map<number, readonly LunarMonth[]>()

function partsOf(day: number): { readonly year: number; readonly month: number; readonly day: number } {
  const parts = calendar.formatToParts(new Date(day * DAY_MS))
  // A leap month is written 4bis; the year of the cycle comes as relatedYear.
  const part = (wanted: string) => {
    const found = parts.find(({ type }: { readonly type: string }) => type === wanted)
    return Number.parseInt(found?.value ?? '', 10)
  }
  return { year: part('relatedYear'), month: part('month'), day: part('day') }
}

function dayOf(date: string): number | null {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN
  return Number.isNaN(time) ? null : time / DAY_MS
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
