import type { DrawingSource } from '../domain/drawings/drawing-source.ts'
import type { FormValues } from '../domain/records.ts'
import { f01 } from './definitions/f01.ts'
import type { FormDefinition } from './definition.ts'
import { ownSource, withDrawings, type DrawingFile } from './drawings.ts'
import { asText } from './fields.ts'
import { STAR_RIVER } from './examples/star-river.ts'

/** The drawings of a paper made without a station: what its own fields say, where they say enough (F01). */
export function withOwnDrawings(definition: FormDefinition, values: FormValues, today: string): FormValues {
  if (definition.ownsFacts !== true) return values
  return withDrawings(definition, values, { source: nothingOnFile(today), ...BY_HAND })
}

/** The drawings of an example: of the invented family, as its registration tells it. */
export function withExampleDrawings(definition: FormDefinition, values: FormValues): FormValues {
  const registration = STAR_RIVER['F01'] ?? {}
  const source = {
    ...ownSource(f01, registration, nothingOnFile(asText(registration['registeredOn']))),
    worker: '林一诺',
    partners: [{ id: 'volunteers', label: '志愿者', detail: '周末陪伴，新结对' }],
  }
  return withDrawings(definition, values, { ...BY_HAND, source, ties: TIES })
}

const BY_HAND: Omit<DrawingFile, 'source'> = { shifts: { familyTree: {}, ecoMap: {} }, ties: {} }

/** What the worker found out about the relations (F05 of the example). */
const TIES: DrawingFile['ties'] = {
  school: { tie: 'strong', flow: 'in' },
  rehabilitation: { tie: 'strong', flow: 'in' },
  community: { tie: 'strong', flow: 'in' },
  volunteers: { tie: 'weak', flow: 'in' },
  neighbours: { tie: 'tense', flow: 'none' },
}

function nothingOnFile(today: string): DrawingSource {
  return { fact: () => null, siblings: [], benefits: [], worker: '', partners: [], referrals: [], today }
}
