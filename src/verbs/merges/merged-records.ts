import { FACTS, factKeySchema, type FactKey, type Facts } from '../../domain/facts.ts'
import type { CaseDocument, Child, Household } from '../../domain/records.ts'
import type { Change, WorkspaceState } from '../../storage/tables.ts'
import { stateAfter } from '../../storage/workspace.ts'
import type { ChildAtHome } from '../children/find-child.ts'
import { refreshDrafts } from '../documents/refresh-drafts.ts'

/** What may be taken from the file that goes: any fact, and how the child stands in the register. */
export const REGISTER_FIELDS = ['population', 'status', 'workerId'] as const
export type MergeField = FactKey | (typeof REGISTER_FIELDS)[number]

const FACT_KEYS = factKeySchema.options

export interface MergePlan {
  readonly keptChildId: string
  readonly goneChildId: string
  /** Fields in which the file that goes is right. */
  readonly take: readonly string[]
}

/**
 * Two files of one child made one: everything written of it moves to the file that stays, with the chosen facts. The
 * other file is gone, and its household too when nobody else lives there. `null`: one of the files is not there.
 */
export function mergedRecords(tables: WorkspaceState, plan: MergePlan): readonly Change[] | null {
  const [kept, gone] = [tables.children.get(plan.keptChildId), tables.children.get(plan.goneChildId)]
  if (kept === undefined || gone === undefined || kept.id === gone.id) return null
  const [home, otherHome] = [tables.households.get(kept.householdId), tables.households.get(gone.householdId)]
  if (home === undefined || otherHome === undefined) return null
  const changes = [
    ...mergedChild(kept, gone, plan.take),
    ...mergedHome(home, otherHome, plan.take),
    ...(home.id !== otherHome.id && livesAlone(tables, gone)
      ? [{ table: 'households', id: otherHome.id, value: null } as const]
      : []),
    ...moved(tables, kept.id, gone.id),
  ]
  const merged = stateAfter(tables, changes)
  const [child, household] = [merged.children.get(kept.id), merged.households.get(home.id)]
  if (child === undefined || household === undefined) return null
  const refreshed = (from: ChildAtHome, drafts: (document: CaseDocument) => boolean) => {
    const wanted = new Set([...tables.documents.values()].filter(drafts).map(({ id }) => id))
    const documents = new Map([...merged.documents].filter(([id]) => wanted.has(id)))
    return refreshDrafts({ ...merged, documents }, from, { child, household }, null)
  }
  // Drafts of both learn what the merged file knows, where nobody has written anything else.
  return lastOfEach([
    ...changes,
    ...refreshed({ child: gone, household: otherHome }, ({ childId }) => childId === gone.id),
    ...refreshed({ child: kept, household: home }, ({ childId }) => childId !== gone.id),
  ])
}

function lastOfEach(changes: readonly Change[]): readonly Change[] {
  return [...new Map(changes.map((change) => [`${change.table}/${change.id}`, change])).values()]
}

function mergedChild(kept: Child, gone: Child, take: readonly string[]): readonly Change[] {
  const chosen = <Field extends (typeof REGISTER_FIELDS)[number]>(field: Field): Child[Field] =>
    take.includes(field) ? gone[field] : kept[field]
  const { notSameAs = [], ...rest } = kept
  const others = [...new Set([...notSameAs, ...(gone.notSameAs ?? [])])].filter(
    (id) => id !== kept.id && id !== gone.id,
  )
  const child: Child = {
    ...rest,
    population: chosen('population'),
    status: chosen('status'),
    workerId: chosen('workerId'),
    facts: { ...kept.facts, ...takenFacts('child', gone.facts, take) },
    categorySpans: [...kept.categorySpans, ...gone.categorySpans.filter((span) => !isKnown(kept, span))],
    ...(others.length === 0 ? {} : { notSameAs: others }),
    moves: [...kept.moves, ...gone.moves].toSorted((one, other) => (one.at < other.at ? -1 : 1)),
    createdAt: kept.createdAt < gone.createdAt ? kept.createdAt : gone.createdAt,
  }
  return [
    { table: 'children', id: kept.id, value: child },
    { table: 'children', id: gone.id, value: null },
  ]
}

function isKnown(kept: Child, span: Child['categorySpans'][number]): boolean {
  return kept.categorySpans.some(
    ({ code, since, until }) => code === span.code && since === span.since && until === span.until,
  )
}

function mergedHome(home: Household, other: Household, take: readonly string[]): readonly Change[] {
  if (home.id === other.id) return []
  const taken = takenFacts('household', other.facts, take)
  if (Object.keys(taken).length === 0) return []
  return [{ table: 'households', id: home.id, value: { ...home, facts: { ...home.facts, ...taken } } }]
}

function takenFacts(owner: 'child' | 'household', gone: Facts, take: readonly string[]): Facts {
  return Object.fromEntries(
    FACT_KEYS.flatMap((key) =>
      FACTS[key].owner === owner && take.includes(key) && gone[key] !== undefined ? [[key, gone[key]] as const] : [],
    ),
  )
}

/** Whether nobody but this child lives in its household. */
function livesAlone({ children }: WorkspaceState, { id, householdId }: Child): boolean {
  return ![...children.values()].some((child) => child.householdId === householdId && child.id !== id)
}

function moved(tables: WorkspaceState, keptId: string, goneId: string): readonly Change[] {
  const own = <T extends { readonly id: string; readonly childId: string }>(table: ReadonlyMap<string, T>) =>
    [...table.values()].filter(({ childId }) => childId === goneId).map((value) => ({ ...value, childId: keptId }))
  const drawn = new Set(
    [...tables.drawings.values()].filter(({ childId }) => childId === keptId).map(({ kind }) => kind),
  )
  return [
    ...own(tables.documents).map((value) => ({ table: 'documents', id: value.id, value }) as const),
    ...own(tables.referrals).map((value) => ({ table: 'referrals', id: value.id, value }) as const),
    ...own(tables.attachments).map((value) => ({ table: 'attachments', id: value.id, value }) as const),
    ...own(tables.comments).map((value) => ({ table: 'comments', id: value.id, value }) as const),
    ...own(tables.consents).map((value) => ({ table: 'consents', id: value.id, value }) as const),
    // What lies in the recycle bin goes back to the file that stays.
    ...own(tables.trash).map((value) => {
      const record = ofChild(value.record, keptId)
      const referral = value.referral === undefined ? {} : { referral: ofChild(value.referral, keptId) }
      return { table: 'trash', id: value.id, value: { ...value, record, ...referral } } as const
    }),
    // A drawing is laid out from the rows; of two, the one of the file that stays keeps its symbols where they were put.
    ...own(tables.drawings).map(
      (value) => ({ table: 'drawings', id: value.id, value: drawn.has(value.kind) ? null : value }) as const,
    ),
  ]
}

function ofChild<T>(record: T, childId: string): T {
  return typeof record === 'object' && record !== null && 'childId' in record ? { ...record, childId } : record
}
