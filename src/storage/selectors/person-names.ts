import type { FactKey, Facts } from '../../domain/facts.ts'
import type { Consent, FormValues } from '../../domain/records.ts'
import { z } from '../../domain/zod.ts'
import { asRows, asText, valueFields } from '../../forms/fields.ts'
import { formByCode } from '../../forms/forms.ts'
import type { WorkspaceState } from '../tables.ts'
import { memoOnTables } from './memo.ts'

/** Facts that are the name of a person. An alias is not one: it is made to be seen. */
const NAME_FACTS: readonly FactKey[] = [
  'child.name',
  'child.formerName',
  'child.petName',
  'child.teacher',
  'father.name',
  'mother.name',
  'guardian.name',
]

/** Every person the files name: children, their families, whoever a paper names; the station's own staff are not. */
export const personNames: (state: WorkspaceState) => ReadonlySet<string> = memoOnTables<ReadonlySet<string>>(
  ['children', 'households', 'documents', 'trash', 'consents', 'staff'],
  (state, _, before) => {
    const names = new Set<string>()
    const add = (found: readonly string[]) => {
      for (const name of found) names.add(name)
    }
    for (const child of state.children.values()) add(ofRecord(child, () => namesInFacts(child.facts)))
    for (const household of state.households.values()) add(ofRecord(household, () => namesInFacts(household.facts)))
    for (const document of state.documents.values()) add(ofRecord(document, () => namesInDocument(document)))
    for (const trashed of state.trash.values()) add(ofRecord(trashed, () => namesInTrashed(trashed.record)))
    for (const consent of state.consents.values()) add(ofRecord(consent, () => namesInConsent(consent)))
    for (const { name } of state.staff.values()) names.delete(name)
    const same = before?.size === names.size && [...names].every((name) => before.has(name))
    return same ? before : names
  },
)

/** The whole names of the children on file, of now and before. */
export const childNames: (state: WorkspaceState) => ReadonlySet<string> = memoOnTables<ReadonlySet<string>>(
  ['children'],
  ({ children }, _, before) => {
    const names = new Set<string>()
    for (const { facts } of children.values())
      for (const key of CHILD_NAME_FACTS) {
        const value = facts[key]?.value
        if (typeof value === 'string') names.add(value)
      }
    const same = before?.size === names.size && [...names].every((name) => before.has(name))
    return same ? before : names
  },
)
const CHILD_NAME_FACTS = ['child.name', 'child.formerName'] as const

/** The names among facts, of now or of an earlier day. */
export function namesInFacts(facts: Facts): readonly string[] {
  const tables = Object.values(facts).flatMap(({ value }) => (Array.isArray(value) ? asRows(value) : []))
  return [
    ...NAME_FACTS.map((key) => facts[key]?.value).filter((value) => typeof value === 'string'),
    ...tables.map((row) => asText(row['name'])),
  ].filter((name) => name !== '')
}

/** The names in a paper's values: its fields for a person, and such columns of its tables. */
export function namesInDocument({
  formCode,
  values,
}: {
  readonly formCode: string
  readonly values: FormValues
}): readonly string[] {
  const definition = formByCode(formCode)
  if (definition === null) return []
  return valueFields(definition)
    .flatMap((field) => {
      if (field.kind === 'person') return [asText(values[field.id])]
      if (field.kind !== 'table') return []
      const columns = field.columns.filter(({ kind }) => kind === 'person')
      return asRows(values[field.id]).flatMap((row) => columns.map(({ id }) => asText(row[id])))
    })
    .filter((name) => name !== '')
}

/** Who signed a consent, who witnessed it, who took it back. */
function namesInConsent({ guardianName, witness, withdrawn }: Consent): readonly string[] {
  return [guardianName, witness, withdrawn?.by ?? ''].filter((name) => name !== '')
}

const documentLike = z.object({ formCode: z.string(), values: z.record(z.string(), z.json()) })

function namesInTrashed(record: unknown): readonly string[] {
  const document = documentLike.safeParse(record)
  return document.success ? namesInDocument(document.data) : []
}

/** A record is read once: a draft that is saved every second makes one new record, not all of them. */
const read = new WeakMap<object, readonly string[]>()

function ofRecord(record: object, names: () => readonly string[]): readonly string[] {
  const known = read.get(record)
  if (known !== undefined) return known
  const found = names()
  read.set(record, found)
  return found
}
