import type { CaseDocument } from '../../../domain/records.ts'
import { changedFields, type ChangedField } from '../../../forms/changed-fields.ts'
import type { FormDefinition } from '../../../forms/definition.ts'
import { isEmpty } from '../../../forms/fields.ts'
import type { RecordVersion } from '../../../storage/history.ts'

/** One version of a paper against the one before. */
export interface DocumentStep extends Omit<RecordVersion<'documents'>, 'value'> {
  /** `null`: it was taken out of the file. */
  readonly document: CaseDocument | null
  readonly changes: readonly ChangedField[]
  /** Set when 草稿, 待签 or 已签 became another. */
  readonly status: { readonly from: CaseDocument['status']; readonly to: CaseDocument['status'] } | null
  readonly first: boolean
  /** Fields with something in them. */
  readonly filled: number
}

/** @param versions newest first, as the history gives them */
export function documentSteps(
  definition: FormDefinition,
  versions: readonly RecordVersion<'documents'>[],
): readonly DocumentStep[] {
  return versions.flatMap((version, at): DocumentStep[] => {
    const { value: document, ...who } = version
    const before = versions.slice(at + 1).find(({ value }) => value !== null)?.value ?? null
    if (document === null) return [{ ...who, document, changes: [], status: null, first: false, filled: 0 }]
    const filled = Object.values(document.values).filter((value) => !isEmpty(value)).length
    if (before === null) return [{ ...who, document, changes: [], status: null, first: true, filled }]
    const changes = changedFields(definition, before.values, document.values)
    const status = before.status === document.status ? null : { from: before.status, to: document.status }
    // Saved again as it was: nothing for a reader.
    const wasThere = versions[at + 1]?.value != null
    if (changes.length === 0 && status === null && wasThere && who.why === null) return []
    return [{ ...who, document, changes, status, first: false, filled }]
  })
}
