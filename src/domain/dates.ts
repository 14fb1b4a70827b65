/**
 * Days on the wall calendar as `YYYY-MM-DD` text; no time zones, no clock. Papers write them 2026年11月23日, without
 * leading zeros (GB/T 9704-2012).
 */

const DAY_MS = 86_400_000
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/
const LOOSE = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/

/** Whether the text is a day that exists: 2026-02-30 is none. */
export function isDate(text: string): boolean {
  return dayNumber(text) !== null
}

/** 2026-11-23 → 2026年11月23日. Anything else comes back as it is, so that nothing written is hidden. */
export function formatDateZh(date: string): string {
  const match = ISO.exec(date)
  return match === null ? date : `${match[1] ?? ''}年${String(Number(match[2]))}月${String(Number(match[3]))}日`
}

const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** 2026-11-23 → 23 Nov 2026, as English screens write a day. Anything else comes back as it is. */
export function formatDateEn(date: string): string {
  const match = ISO.exec(date)
  const month = MONTHS_EN[Number(match?.[2]) - 1]
  return match === null || month === undefined ? date : `${String(Number(match[3]))} ${month} ${match[1] ?? ''}`
}

/** 2026-11 → Nov 2026. */
export function formatMonthEn(text: string): string {
  const match = /^(\d{4})-(\d{2})/.exec(text)
  const month = MONTHS_EN[Number(match?.[2]) - 1]
  return match === null || month === undefined ? text : `${month} ${match[1] ?? ''}`
}

/** 2026-11 → 2026年11月; a full date loses its day. */
export function formatMonthZh(month: string): string {
  const match = /^(\d{4})-(\d{2})/.exec(month)
  return match === null ? month : `${match[1] ?? ''}年${String(Number(match[2]))}月`
}

/** 09:05 → 9:05. */
export function formatTimeZh(time: string): string {
  const match = /^(\d{2}):(\d{2})$/.exec(time)
  return match === null ? time : `${String(Number(match[1]))}:${match[2] ?? ''}`
}

/** 2026年11月23日 → 2026-11-23; null when it is not written so or the day does not exist. */
export function parseDateZh(text: string): string | null {
  return toIso(CHINESE.exec(text))
}

/** What people type: 2026年11月23日, 2026-11-23, 2026/1/5, 2026.1.5, 20261123. null when it is no day. */
export function parseTypedDate(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  const match = /^\d{5,7}$/.test(plain) ? null : LOOSE.exec(plain)
  return toIso(match)
}

/** Whole years lived on a day; null before birth or when a date does not exist. */
export function ageOn(birthDate: string, on: string): number | null {
  const [birth, day] = [ISO.exec(birthDate), ISO.exec(on)]
  if (birth === null || day === null || !isDate(birthDate) || !isDate(on) || on < birthDate) return null
  const hadBirthday = on.slice(5) >= birthDate.slice(5)
  return Number(day[1]) - Number(birth[1]) - (hadBirthday ? 0 : 1)
}

/** The day on which the age is reached; one born on 29 February reaches it on 1 March in a common year. */
export function birthdayAt(birthDate: string, age: number): string {
  const year = String(Number(birthDate.slice(0, 4)) + age).padStart(4, '0')
  const same = `${year}${birthDate.slice(4)}`
  return isDate(same) ? same : `${year}-03-01`
}

/** `days` may be negative. Throws on a date that does not exist: a mistake of the program, not of the user. */
export function addDays(date: string, days: number): string {
  return fromDayNumber(mustBeDay(date) + days)
}

/** Days from one day to another: 7 from 11月23日 to 11月30日, negative when it is past. */
export function daysUntil(from: string, to: string): number {
  return mustBeDay(to) - mustBeDay(from)
}

/**
 * `count` working days after a day, Monday to Friday. Public holidays and make-up working days are decided each year
 * and not known here: a deadline over a holiday is up to the reader.
 */
export function addWorkingDays(date: string, count: number): string {
  let day = mustBeDay(date)
  for (let left = count; left > 0;) {
    day += 1
    if (isWorkingDay(day)) left -= 1
  }
  return fromDayNumber(day)
}

/** Working days after `from` up to and including `to`, Monday to Friday; 0 when `to` is not later. */
export function workingDaysUntil(from: string, to: string): number {
  let count = 0
  for (let day = mustBeDay(from) + 1; day <= mustBeDay(to); day += 1) if (isWorkingDay(day)) count += 1
  return count
}

const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

/** 周一 … 周日. */
export function weekdayWord(date: string, language: 'zh' | 'en'): string {
  return WEEKDAYS[language][weekday(mustBeDay(date))] ?? ''
}

/** 还有 7 天 · 今天 · 逾期 2 天. */
export function deadlineWords(today: string, due: string, language: 'zh' | 'en'): string {
  const days = daysUntil(today, due)
  if (days === 0) return language === 'zh' ? '今天' : 'today'
  const count = String(Math.abs(days))
  if (days > 0) return language === 'zh' ? `还有 ${count} 天` : `${count} days left`
  return language === 'zh' ? `逾期 ${count} 天` : `${count} days overdue`
}

function toIso(match: RegExpExecArray | null): string | null {
  if (match === null) return null
  const iso = `${match[1] ?? ''}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`
  return isDate(iso) ? iso : null
}

/** Days since 1970-01-01, or null when there is no such day. */
function dayNumber(date: string): number | null {
  const match = ISO.exec(date)
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1800) return null
  const time = Date.UTC(year, month - 1, day)
  const made = new Date(time)
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? time / DAY_MS : null
}

function mustBeDay(date: string): number {
  const day = dayNumber(date)
  if (day === null) throw new RangeError(`not a day: ${date}`)
  return day
}

function fromDayNumber(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

function isWorkingDay(day: number): boolean {
  const which = weekday(day)
  return which !== 0 && which !== 6
}
