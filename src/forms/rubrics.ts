import risk20261 from '../../resources/rubrics/risk-2026.1.json' with { type: 'json' }
import { rubricSchema, type Rubric } from '../domain/risk.ts'

/** Every rubric ever in use, by version: a saved sheet is read by the one it was scored with. */
export const RUBRICS: Readonly<Record<string, Rubric>> = Object.fromEntries(
  [risk20261].map((data) => {
    const rubric = rubricSchema.parse(data)
    return [rubric.version, rubric] as const
  }),
)

/** Throws when a definition names a rubric that does not exist: a mistake of the program. */
export function rubricOf(version: string): Rubric {
  const rubric = RUBRICS[version]
  if (rubric === undefined) throw new RangeError(`no rubric ${version}`)
  return rubric
}
