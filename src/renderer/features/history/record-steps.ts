import type { RecordVersion } from '../../../storage/history.ts'
import type { Tables } from '../../../storage/tables.ts'
import type { FieldWords } from './field-words.ts'
import type { HistoryKind } from '../../app/record-kinds.ts'

export interface WordsChange {
  readonly label: string
  readonly from: string
  readonly to: string
}

/** One version of a record against the one before, in words. */
export interface RecordStep<Kind extends HistoryKind> extends Omit<RecordVersion<Kind>, 'value'> {
  /** `null`: it was taken away. */
  readonly record: Tables[Kind] | null
  readonly fields: readonly FieldWords[]
  readonly changes: readonly WordsChange[]
  readonly first: boolean
}

/**
 * Steps that changed something a person can read, newest first.
 * @param versions newest first, as the history gives them
 */
export function recordSteps<Kind extends HistoryKind>(
  versions: readonly RecordVersion<Kind>[],
  wordsOf: (record: Tables[Kind]) => readonly FieldWords[],
): readonly RecordStep<Kind>[] {
  return versions.flatMap((version, at): RecordStep<Kind>[] => {
    const { value: record, ...who } = version
    const before = versions[at + 1]
    if (record === null) return [{ ...who, record, fields: [], changes: [], first: false }]
    const fields = wordsOf(record)
    if (before === undefined) return [{ ...who, record, fields, changes: [], first: true }]
    // What comes back is told against what it was before it went.
    const known = versions.slice(at + 1).find(({ value }) => value !== null)?.value ?? null
    const changes = changedWords(known === null ? [] : wordsOf(known), fields)
    if (changes.length === 0 && before.value !== null) return []
    return [{ ...who, record, fields, changes, first: false }]
  })
}

function changedWords(before: readonly FieldWords[], after: readonly FieldWords[]): readonly WordsChange[] {
  const was = new Map(before.map((field) => [field.id, field]))
  const is = new Map(after.map((field) => [field.id, field]))
  const gone = before.filter(({ id }) => !is.has(id))
  return [...after, ...gone].flatMap(({ id, label }) => {
    const [from, to] = [was.get(id), is.get(id)]
    if (basis(from) === basis(to)) return []
    return [{ label, from: from?.words ?? '', to: to?.words ?? '' }]
  })
}

function basis(field: FieldWords | undefined): string {
  return field?.whole ?? field?.words ?? ''
}

/** Whether two versions read the same. */
export function sameFields(one: readonly FieldWords[], other: readonly FieldWords[]): boolean {
  return changedWords(one, other).length === 0
}
