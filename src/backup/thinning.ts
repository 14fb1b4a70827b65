import { backupDay } from './backup-name.ts'

const OF_TODAY = 3
/** Days for which the last backup of each stays. */
const DAILY_FOR = 31

const DAY_MS = 86_400_000

/**
 * Which backups on a stick newer ones have made needless: of today the last three stay, of each day of the last month
 * the last one, before that the last of each month, for ever. The newest always stays.
 * @param names of verified backups of this station, and nothing else
 * @param today YYYY-MM-DD
 * @param justMade stays whatever its name says: a clock set back, or a name that was free again, makes it look old
 * @returns the names that may go, oldest first
 */
export function needlessBackups(
  names: readonly string[],
  today: string,
  justMade: string | null = null,
): readonly string[] {
  const newestFirst = names
    .flatMap((name) => {
      const made = backupDay(name)
      return made === null ? [] : [{ name, ...made }]
    })
    .sort((one, other) => other.order.localeCompare(one.order))
  const staying = new Set<string>()
  const taken = new Map<string, number>()
  for (const { name, day } of newestFirst) {
    const [period, most] = periodOf(day, today)
    const already = taken.get(period) ?? 0
    if (already < most) staying.add(name)
    taken.set(period, already + 1)
  }
  return newestFirst
    .map(({ name }) => name)
    .filter((name) => !staying.has(name) && name !== justMade)
    .reverse()
}

/** The span of time a backup stands for, and how many of it stay. A day to come (a wrong clock) is kept as a day. */
function periodOf(day: string, today: string): readonly [string, number] {
  if (day === today) return [day, OF_TODAY]
  const age = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS)
  return age <= DAILY_FOR ? [day, 1] : [day.slice(0, 7), 1]
}
