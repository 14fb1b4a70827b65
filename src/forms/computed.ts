import { ageOn } from '../domain/dates.ts'
import type { Localized } from '../domain/localized.ts'
import type { FormValues } from '../domain/records.ts'
import { compareRisk, rateRisk, RISK_LEVELS, RISK_WORDS, type RiskLevel, type RiskRating } from '../domain/risk.ts'
import type { ComputedField, FieldOption, FormDefinition, RiskInputs } from './definition.ts'
import { allFields, asRecord, asText } from './fields.ts'
import { rubricOf } from './rubrics.ts'

/** What a rule derived. With `options` it is printed as tick boxes, `code` ticked; else as its words. */
export interface Computed {
  /** '' while it cannot be known; then nothing is printed. */
  readonly code: string
  readonly words: Localized | null
  readonly options: readonly FieldOption[]
}

/** The value of a computed field. Pure: the day comes from the form itself, else from `today` (YYYY-MM-DD). */
export function computeField(field: ComputedField, values: FormValues, context: { readonly today: string }): Computed {
  if (field.rule === 'age') return ageWords(asText(values[field.birthDate]), asText(values[field.on]) || context.today)
  const outcome = riskOutcome(field.risk, values)
  const rubric = rubricOf(field.risk.rubric)
  switch (field.rule) {
    case 'riskTotal': {
      const { total, maximum } = outcome.rating
      if (total === null) return UNKNOWN
      return {
        code: String(total),
        words: { zh: `${total}分（满分${maximum}分）`, en: `${total} of ${maximum}` },
        options: [],
      }
    }
    case 'riskBand':
      return levelAmong(
        outcome.band,
        LOW_TO_URGENT.map((level) => {
          const band = rubric.bands.find((each) => each.level === level)
          const range = band === undefined ? '' : `（${band.from}–${band.to}）`
          const rangeEn = band === undefined ? '' : ` (${band.from}–${band.to})`
          return {
            code: level,
            label: { zh: `${RISK_WORDS[level].zh}${range}`, en: `${RISK_WORDS[level].en}${rangeEn}` },
          }
        }),
      )
    case 'riskFinal':
      return levelAmong(
        outcome.level,
        LOW_TO_URGENT.map((level) => ({ code: level, label: RISK_WORDS[level] })),
      )
  }
}

export interface RiskOutcome {
  readonly rating: RiskRating
  /** By flags and points alone; null while unfinished. */
  readonly band: RiskLevel | null
  /** With the adjustment; a raised flag stays 紧急 whatever is ticked. null while unfinished. */
  readonly level: RiskLevel | null
  /** Whether the adjusted level lies on the side that was ticked (上调 higher, 下调 lower). */
  readonly adjustmentFits: boolean
}

/** Everything the risk sheet says. */
export function riskOutcome(inputs: RiskInputs, values: FormValues): RiskOutcome {
  const rubric = rubricOf(inputs.rubric)
  const flags = asRecord(values[inputs.flags])
  const scores = asRecord(values[inputs.scores])
  const rating = rateRisk(rubric, {
    flags: Object.fromEntries(rubric.flags.map(({ id }) => [id, yesNo(asText(flags[id]))])),
    scores: Object.fromEntries(
      rubric.items.map(({ id }) => {
        const { score } = asRecord(scores[id])
        return [id, typeof score === 'number' ? score : null]
      }),
    ),
  })
  const band = rating.level
  const direction = asText(values[inputs.adjustment])
  const adjusted = levelOf(asText(values[inputs.adjustedLevel]))
  if (band === null || (direction !== 'up' && direction !== 'down') || adjusted === null)
    return { rating, band, level: band, adjustmentFits: true }
  const step = compareRisk(adjusted, band)
  const fits = (direction === 'up' ? step < 0 : step > 0) && rating.raisedFlags.length === 0
  return { rating, band, level: fits ? adjusted : band, adjustmentFits: fits }
}

/** The risk level a finished form established, for the record's outcome; null for forms without one. */
export function riskLevelOf(definition: FormDefinition, values: FormValues): RiskLevel | null {
  const inputs = riskInputsOf(definition)
  return inputs === null ? null : riskOutcome(inputs, values).level
}

/** Where the form's risk sheet stands, or null when it has none. */
export function riskInputsOf(definition: FormDefinition): RiskInputs | null {
  for (const field of allFields(definition))
    if (field.kind === 'computed' && field.rule === 'riskFinal') return field.risk
  return null
}

const UNKNOWN: Computed = { code: '', words: null, options: [] }
const LOW_TO_URGENT = RISK_LEVELS.toReversed()

function ageWords(birthDate: string, on: string): Computed {
  const age = ageOn(birthDate, on)
  if (age === null) return UNKNOWN
  return { code: String(age), words: { zh: `${age}周岁`, en: `${age} years` }, options: [] }
}

function levelAmong(level: RiskLevel | null, options: readonly FieldOption[]): Computed {
  return { code: level ?? '', words: options.find(({ code }) => code === level)?.label ?? null, options }
}

function levelOf(code: string): RiskLevel | null {
  return RISK_LEVELS.find((level) => level === code) ?? null
}

function yesNo(code: string): boolean | null {
  if (code === 'yes') return true
  return code === 'no' ? false : null
}
