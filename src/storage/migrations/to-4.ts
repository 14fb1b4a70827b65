import type { Migration } from './migration.ts'

/**
 * 4: categories with since, until and basis; moves between populations and statuses; the order of the copy-out sheet and
 * the headings of imports; consents, saved lists, drawings, imports and merges as tables.
 */
export const to4: Migration = {
  to: 4,
  up: {
    station: (record) => {
      if (!isRecord(record) || !isRecord(record['settings'])) return record
      return { ...record, copyOutFacts: [], importHeadings: {} }
    },
    children: (record) => {
      if (!isRecord(record) || !isRecord(record['facts'])) return record
      const { facts } = record
      const codes = valueOf(facts, 'child.categories')
      const since = valueOf(facts, 'child.recognisedOn')
      const basis = valueOf(facts, 'child.recognisedBy')
      const categorySpans = (Array.isArray(codes) ? codes : []).map((code: unknown) => ({
        code,
        since: typeof since === 'string' && since !== '' ? since : null,
        until: null,
        basis: typeof basis === 'string' ? basis : '',
      }))
      return { ...record, categorySpans, moves: [] }
    },
  },
}

function valueOf(facts: Record<string, unknown>, key: string): unknown {
  const fact = facts[key]
  return isRecord(fact) ? fact['value'] : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
