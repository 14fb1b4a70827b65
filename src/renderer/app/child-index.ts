import { buildNameEntry, type NameEntry } from '../../domain/names.ts'
import type { ChildRow } from '../../storage/selectors/children.ts'

/**
 * What the search looks through, one entry a child. Reading a name takes time, so an entry is made once and kept until
 * one of its words changes; a draft saved every second makes new rows, but no new entries.
 */
const kept = new Map<string, { readonly words: string; readonly entry: NameEntry }>()
const ofRows = new WeakMap<readonly ChildRow[], readonly NameEntry[]>()

export function childIndex(rows: readonly ChildRow[]): readonly NameEntry[] {
  const known = ofRows.get(rows)
  if (known !== undefined) return known
  const entries = rows.map(entryOf)
  ofRows.set(rows, entries)
  return entries
}

function entryOf(row: ChildRow): NameEntry {
  const { childId, name, formerName, alias, guardianName, phones, idNumber, caseNumber } = row
  const words = JSON.stringify([name, formerName, alias, guardianName, phones, idNumber, caseNumber])
  const known = kept.get(childId)
  if (known?.words === words) return known.entry
  const source = { id: childId, name, formerName, alias, guardianName, phones, idNumber, caseNumber }
  const entry = buildNameEntry(source)
  kept.set(childId, { words, entry })
  return entry
}
