import { NameSearch } from '../../domain/name-search.ts'
import { buildNameEntry, type NameEntry, type NameSource } from '../../domain/names.ts'
import type { ChildRow } from '../../storage/selectors/children.ts'

/**
 * What the search looks through, one entry a child. Reading a name takes time, so an entry is made once and kept until
 * one of its words changes; a draft saved every second makes new rows, but no new entries.
 */
const kept = new Map<string, { readonly words: string; readonly entry: NameEntry }>()
const ofRows = new WeakMap<readonly ChildRow[], NameSearch>()

/** The search in these rows. It remembers what was typed before, so ask for it with the same rows. */
export function childSearch(rows: readonly ChildRow[]): NameSearch {
  const known = ofRows.get(rows)
  if (known !== undefined) return known
  const search = new NameSearch(rows.map(entryOf))
  ofRows.set(rows, search)
  return search
}

/**
 * Reads the names ahead while the page is idle, so that the first key of a search in 10,000 children does not wait for
 * it. Returns how to stop.
 */
export function prepareChildIndex(rows: readonly ChildRow[]): () => void {
  let at = 0
  let handle = 0
  const work = (deadline: IdleDeadline) => {
    for (let row = rows[at]; row !== undefined && deadline.timeRemaining() > 1; row = rows[at]) {
      entryOf(row)
      at += 1
    }
    if (at === rows.length) childSearch(rows)
    else handle = requestIdleCallback(work)
  }
  handle = requestIdleCallback(work)
  return () => cancelIdleCallback(handle)
}

/** A row that is the same is not even compared. */
const ofRow = new WeakMap<ChildRow, NameEntry>()

function entryOf(row: ChildRow): NameEntry {
  const made = ofRow.get(row) ?? entryOfWords(row)
  ofRow.set(row, made)
  return made
}

function entryOfWords(row: ChildRow): NameEntry {
  const { childId, name, formerName, petName, alias, guardianName, phones, idNumber, caseNumber, community } = row
  const source: NameSource = {
    id: childId,
    name,
    formerName,
    petName,
    alias,
    guardianName,
    phones,
    idNumber,
    caseNumber,
    community,
    school: row.school,
  }
  const words = JSON.stringify(source)
  const known = kept.get(childId)
  if (known?.words === words) return known.entry
  const entry = buildNameEntry(source)
  kept.set(childId, { words, entry })
  return entry
}
