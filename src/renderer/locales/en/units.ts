import type { units as zh } from '../zh-cn/units.ts'
import type { Words } from '../words.ts'

export const units: Words<typeof zh> = {
  days: '{{count}} days',
  days_one: '1 day',
  everyDays: 'every {{count}} days',
  everyDays_one: 'every day',
  months: '{{count}} months',
  months_one: '1 month',
  points: '{{count}} points',
  points_one: '1 point',
  pages: '{{count}} pages',
  pages_one: '1 page',
}
