import type { Facts } from '../../domain/facts.ts'
import type { CaseDocument, FormValues } from '../../domain/records.ts'
import { emptyValue, fitFact } from '../../forms/defaults.ts'
import { isEmpty, valueFields, type FieldValue, type ValueField } from '../../forms/fields.ts'
import { formByCode } from '../../forms/forms.ts'
import { factsOfBoth } from '../../storage/selectors/facts.ts'
import type { Change, WorkspaceState } from '../../storage/tables.ts'
import type { ChildAtHome } from '../children/find-child.ts'

/**
 * Facts typed once stand in every draft begun before: papers of the child, and of brothers and sisters in the same
 * household. Only where nobody has written anything else: the field is empty, or still says what the file said before.
 * @param except the paper the facts come from
 */
export function refreshDrafts(
  state: WorkspaceState,
  before: ChildAtHome,
  after: ChildAtHome,
  except: string | null,
): readonly Change[] {
  if (before.child === after.child && before.household === after.household) return []
  const changes: Change[] = []
  for (const document of state.documents.values()) {
    if (document.status !== 'draft' || document.id === except) continue
    const child = document.childId === after.child.id ? after.child : state.children.get(document.childId)
    if (child?.householdId !== after.household.id) continue
    const childBefore = child === after.child ? before.child : child
    const values = refreshedValues(
      document,
      factsOfBoth(childBefore, before.household),
      factsOfBoth(child, after.household),
    )
    if (values !== null) changes.push({ table: 'documents', id: document.id, value: { ...document, values } })
  }
  return changes
}

/** `null` when nothing changes. */
function refreshedValues(document: CaseDocument, from: Facts, to: Facts): FormValues | null {
  const definition = formByCode(document.formCode, document.formVersion)
  if (definition === null) return null
  const refreshed: [string, FieldValue][] = []
  for (const field of valueFields(definition)) {
    const [old, known] = [factIn(field, from), factIn(field, to)]
    const written = document.values[field.id]
    const untouched = isEmpty(written) || same(written, old)
    if (!same(old, known) && untouched && !same(written, known)) refreshed.push([field.id, known])
  }
  return refreshed.length === 0 ? null : { ...document.values, ...Object.fromEntries(refreshed) }
}

/** The fact behind a field, in the field's shape; empty without one. */
function factIn(field: ValueField, facts: Facts): FieldValue {
  const fact = field.fact === undefined ? undefined : facts[field.fact]
  return (fact === undefined ? null : fitFact(field, fact.value)) ?? emptyValue(field)
}

function same(one: FieldValue | undefined, other: FieldValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
