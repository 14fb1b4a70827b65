import { localizedSchema, type Localized } from './localized.ts'
import { addDays } from './dates.ts'
import { z } from './zod.ts'

/**
 * The station's own risk grading (domain.md §4.1): red flags override, a scored block with exact bands, and no grade
 * at all while anything is unanswered. For grading visits inside the station, not a finding on guardianship.
 */
export const RISK_LEVELS = ['urgent', 'high', 'medium', 'low'] as const
export type RiskLevel = (typeof RISK_LEVELS)[number]
const riskLevelSchema = z.enum(RISK_LEVELS)

/** Always in this order: 紧急 · 高 · 中 · 低. */
export const RISK_WORDS: Readonly<Record<RiskLevel, Localized>> = {
  urgent: { zh: '紧急', en: 'Urgent' },
  high: { zh: '高', en: 'High' },
  medium: { zh: '中', en: 'Medium' },
  low: { zh: '低', en: 'Low' },
}

const labelled = { id: z.string().regex(/^[a-z][A-Za-z]*$/), label: localizedSchema }

/** A dated, versioned rubric in resources/rubrics. Bands leave no gap and do not overlap. */
export const rubricSchema = z
  .object({
    version: z.string(),
    /** The day it came into use, YYYY-MM-DD. */
    date: z.iso.date(),
    title: localizedSchema,
    note: localizedSchema,
    flags: z.array(z.object(labelled)).min(1),
    items: z
      .array(
        z.object({
          ...labelled,
          anchors: z.array(z.object({ score: z.int().min(0), label: localizedSchema })).min(2),
        }),
      )
      .min(1),
    bands: z.array(z.object({ level: riskLevelSchema, from: z.int().min(0), to: z.int().min(0) })).min(1),
  })
  .refine((rubric) => bandsCover(rubric.bands, maximumOf(rubric.items)), {
    message: 'bands must cover 0 to the maximum without gap or overlap',
  })
export type Rubric = z.infer<typeof rubricSchema>

export interface RiskAnswers {
  /** Flag id → true (是), false (否) or null (没答). */
  readonly flags: Readonly<Record<string, boolean | null>>
  /** Item id → score or null (没答). */
  readonly scores: Readonly<Record<string, number | null>>
}

export interface RiskRating {
  /** null while the sheet is unfinished; a raised flag is 紧急 whatever else is open. */
  readonly level: RiskLevel | null
  /** Ids of flags answered 是. */
  readonly raisedFlags: readonly string[]
  readonly unansweredFlags: readonly string[]
  readonly unansweredItems: readonly string[]
  /** Points of the answered items. */
  readonly subtotal: number
  /** Total when every item is answered, else null. */
  readonly total: number | null
  /** Lowest and highest total still possible; equal when every item is answered. */
  readonly openRange: { readonly from: number; readonly to: number }
  /** Highest total of the rubric. */
  readonly maximum: number
}

export function rateRisk(rubric: Rubric, answers: RiskAnswers): RiskRating {
  const raisedFlags = rubric.flags.filter(({ id }) => answers.flags[id] === true).map(({ id }) => id)
  const unansweredFlags = rubric.flags.filter(({ id }) => (answers.flags[id] ?? null) === null).map(({ id }) => id)
  const open = rubric.items.filter((item) => pointsOf(item, answers) === null)
  const subtotal = rubric.items.reduce((sum, item) => sum + (pointsOf(item, answers) ?? 0), 0)
  const total = open.length === 0 ? subtotal : null
  return {
    level: levelOf(rubric, raisedFlags, unansweredFlags, total),
    raisedFlags,
    unansweredFlags,
    unansweredItems: open.map(({ id }) => id),
    subtotal,
    total,
    openRange: { from: subtotal + minimumOf(open), to: subtotal + maximumOf(open) },
    maximum: maximumOf(rubric.items),
  }
}

/** The level of a whole total by the rubric's bands, or null outside them. */
export function bandOf(rubric: Rubric, total: number): RiskLevel | null {
  return rubric.bands.find(({ from, to }) => total >= from && total <= to)?.level ?? null
}

/** 紧急 is the highest. Negative when `a` is the graver one. */
export function compareRisk(a: RiskLevel, b: RiskLevel): number {
  return RISK_LEVELS.indexOf(a) - RISK_LEVELS.indexOf(b)
}

/** Practice, not law (domain.md §4.1); a station sets its own. */
export const USUAL_VISIT_INTERVALS: Readonly<Record<RiskLevel, number>> = { urgent: 0, high: 14, medium: 30, low: 90 }

/** The last day for the next visit, YYYY-MM-DD: `intervals` days after the day of the rating. */
export function nextVisitBy(level: RiskLevel, on: string, intervals: Readonly<Record<RiskLevel, number>>): string {
  return addDays(on, intervals[level])
}

function levelOf(
  rubric: Rubric,
  raised: readonly string[],
  unansweredFlags: readonly string[],
  total: number | null,
): RiskLevel | null {
  if (raised.length > 0) return 'urgent'
  if (unansweredFlags.length > 0 || total === null) return null
  return bandOf(rubric, total)
}

/** A score that is no anchor of the item counts as unanswered, never as zero. */
function pointsOf(item: Rubric['items'][number], answers: RiskAnswers): number | null {
  const score = answers.scores[item.id]
  return item.anchors.some((anchor) => anchor.score === score) ? (score ?? null) : null
}

function maximumOf(items: readonly { readonly anchors: readonly { readonly score: number }[] }[]): number {
  return items.reduce((sum, { anchors }) => sum + Math.max(...anchors.map(({ score }) => score)), 0)
}

function minimumOf(items: readonly { readonly anchors: readonly { readonly score: number }[] }[]): number {
  return items.reduce((sum, { anchors }) => sum + Math.min(...anchors.map(({ score }) => score)), 0)
}

function bandsCover(bands: readonly { readonly from: number; readonly to: number }[], maximum: number): boolean {
  const sorted = bands.toSorted((a, b) => a.from - b.from)
  const joined = sorted.every(({ from, to }, index) => from === (sorted[index - 1]?.to ?? -1) + 1 && to >= from)
  return joined && sorted.at(-1)?.to === maximum
}
