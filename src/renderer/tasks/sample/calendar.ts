import { addDays } from '../../../domain/dates.ts'
import type { Random } from './random.ts'

/** A moment of the day, in the hours a station is open, on the PC's own clock. */
export function workingMoment(random: Random, day: string): Date {
  return new Date(atOpening(day).getTime() + random.int(15 * 60, 8 * 3600) * 1000)
}

/** Half past eight. */
export function atOpening(day: string): Date {
  return new Date(`${day}T08:30:00`)
}

/** A day between two others, both included; the first when they are the wrong way round. */
export function dayBetween(random: Random, from: string, to: string): string {
  const days = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000))
  return addDays(from, random.int(0, days))
}
