import { USUAL_VISIT_INTERVALS } from '../../domain/risk.ts'
import type { Station } from '../../domain/records.ts'
import { z } from '../../domain/zod.ts'
import { lineSchema, neededLineSchema } from '../input.ts'

const days = z.int().min(0).max(366)

/** What the letterhead and the numbers need, as the head writes it. */
export const stationInputSchema = z.object({
  name: neededLineSchema,
  /** 秀街社工转, before 〔2026〕1号: no brackets or digits that could be taken for the number. */
  letterCode: z
    .string()
    .trim()
    .regex(/^[^\s〔〕[\]（）()\d]{1,12}$/u),
  /** XY in XY-2026-个-0037. */
  caseCode: z
    .string()
    .trim()
    .regex(/^[\p{L}\d]{1,10}$/u),
  street: lineSchema,
  address: lineSchema,
  phone: lineSchema,
  postcode: lineSchema,
  settings: z.object({
    visitIntervalDays: z.object({ urgent: days, high: days, medium: days, low: days }),
    replyDays: z.object({ urgent: days.min(1), normal: days.min(1), relaxed: days.min(1) }),
    staleAfterMonths: z.int().min(1).max(120),
    backupEveryDays: z.int().min(1).max(366),
    offerBackupOnQuit: z.boolean(),
    rehearseEveryDays: z.int().min(1).max(366),
    lockAfterMinutes: z.int().min(0).max(240),
    hideFromCapture: z.boolean(),
  }),
})
export type StationInput = z.infer<typeof stationInputSchema>

/** Practice, not law (domain.md §4.1, §6.2); the head may change them. */
export const USUAL_SETTINGS: Station['settings'] = {
  visitIntervalDays: USUAL_VISIT_INTERVALS,
  replyDays: { urgent: 1, normal: 5, relaxed: 10 },
  staleAfterMonths: 12,
  backupEveryDays: 7,
  offerBackupOnQuit: true,
  rehearseEveryDays: 30,
  lockAfterMinutes: 10,
  hideFromCapture: false,
}
