/** The moment it is, as an argument: tests and sample data bring their own. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** The day on the wall calendar of this PC, YYYY-MM-DD. A station works and writes in its own time zone. */
export function localDay(moment: Date): string {
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
