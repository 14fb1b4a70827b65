import type { FormValues } from '../../../domain/records.ts'
import { asRows, asText } from '../../../forms/fields.ts'

/** One goal of a care plan (F08), as written. */
export interface PlanGoal {
  readonly goal: string
  readonly baseline: string
  readonly indicator: string
  readonly measures: string
  readonly responsible: string
  /** Code of the list `party`, or ''. */
  readonly party: string
  /** YYYY-MM-DD or ''. */
  readonly dueOn: string
}

/** The goals in the order of the paper; rows nobody has written in are left out. */
export function goalsOf(values: FormValues): readonly PlanGoal[] {
  return asRows(values['goals'])
    .map((row) => ({
      goal: asText(row['goal']),
      baseline: asText(row['baseline']),
      indicator: asText(row['indicator']),
      measures: asText(row['measures']),
      responsible: asText(row['responsible']),
      party: asText(row['party']),
      dueOn: asText(row['dueOn']),
    }))
    .filter((goal) => Object.values(goal).some((words) => words !== ''))
}
