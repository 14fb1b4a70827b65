import { useSyncExternalStore } from 'react'
import { childStatusSchema, populationSchema, type Child } from '../../../domain/records.ts'
import { RISK_LEVELS } from '../../../domain/risk.ts'
import { z } from '../../../domain/zod.ts'
import type { ChildRow } from '../../../storage/selectors/children.ts'

/** What may be chosen of the list, and kept under a name. `null`: whatever it is. */
export const listFiltersSchema = z.object({
  community: z.string().nullable().catch(null),
  risk: z
    .enum([...RISK_LEVELS, 'none'])
    .nullable()
    .catch(null),
  /** `onRegister`: 在册 and 服务中, whose files are open. */
  status: z.enum(['onRegister', 'all', ...childStatusSchema.options]).catch('onRegister'),
  category: z.string().nullable().catch(null),
  workerId: z.string().nullable().catch(null),
  population: populationSchema.nullable().catch(null),
  /** Only those with a fact not verified for the station's term. */
  stale: z.boolean().catch(false),
  /** Only those for whom a day set by a paper is past. */
  overdue: z.boolean().catch(false),
})
export type ListFilters = z.infer<typeof listFiltersSchema>
export type StatusFilter = ListFilters['status']

/** What the list shows. */
export interface ListView extends ListFilters {
  readonly wanted: string
  /** The child the keys stand on. */
  readonly activeId: string | null
}

export const NO_FILTERS: ListFilters = {
  community: null,
  risk: null,
  status: 'onRegister',
  category: null,
  workerId: null,
  population: null,
  stale: false,
  overdue: false,
}
export const WHOLE_LIST: ListView = { ...NO_FILTERS, wanted: '', activeId: null }

export function isOnRegister({ status }: Child): boolean {
  return status === 'registered' || status === 'inService'
}

/** What a filter has to know besides the row. */
export interface FilterTerms {
  /** A fact verified before this day is stale. */
  readonly staleBefore: string
  /** Ids of the children with something overdue. */
  readonly overdue: ReadonlySet<string>
  /** Whether more than name and worker is seen of the child: nothing else may be asked of a colleague's file. */
  readonly seen: (child: Child) => boolean
}

/** Whether a child passes the filters; the words searched for are somebody else's. */
export function passesFilters(row: ChildRow, view: ListFilters, { staleBefore, overdue, seen }: FilterTerms): boolean {
  const { child, oldestVerifiedOn } = row
  const asksMore = view.risk !== null || view.population !== null || view.stale || view.overdue
  return (
    (view.community === null || row.community === view.community) &&
    (view.risk === null || (row.riskLevel ?? 'none') === view.risk) &&
    (view.category === null || row.categories.includes(view.category)) &&
    (view.workerId === null || row.workerId === view.workerId) &&
    (view.population === null || child.population === view.population) &&
    (!view.stale || (oldestVerifiedOn !== null && oldestVerifiedOn < staleBefore)) &&
    (!view.overdue || overdue.has(child.id)) &&
    passesStatus(child, view.status) &&
    (!asksMore || seen(child))
  )
}

function passesStatus(child: Child, status: StatusFilter): boolean {
  if (status === 'all') return true
  return status === 'onRegister' ? isOnRegister(child) : child.status === status
}

export function isFiltered(view: ListFilters): boolean {
  return !sameFilters(view, NO_FILTERS)
}

export function sameFilters(one: ListFilters, other: ListFilters): boolean {
  return FILTER_NAMES.every((name) => one[name] === other[name])
}

/** The filters of a view without the rest of it. */
export function filtersOf(view: ListFilters): ListFilters {
  return listFiltersSchema.parse(view)
}

/** The same object while no filter changes, so that a key of the search draws no filter anew. */
export function filtersIn(view: ListFilters): ListFilters {
  if (!sameFilters(lastFilters, view)) lastFilters = filtersOf(view)
  return lastFilters
}
let lastFilters = NO_FILTERS

const FILTER_NAMES = Object.keys(NO_FILTERS) as readonly (keyof ListFilters)[]

// In memory only, so that coming back from a file finds the list as it was. It may hold a name: a lock throws it away
// with the page.
let current = WHOLE_LIST
const listeners = new Set<() => void>()

export function changeListView(change: Partial<ListView>): void {
  current = { ...current, ...change }
  for (const listener of listeners) listener()
}

/** Other words: the keys begin at the best match. The whole list is found again as it was left. */
export function lookFor(wanted: string): void {
  changeListView(wanted.trim() === '' ? { wanted } : { wanted, activeId: null })
}

export function useListView(): ListView {
  return useListPart(whole)
}

/**
 * A part of it; a page is drawn anew only when its part changes.
 * @param part gives the very same value while nothing in it changes
 */
export function useListPart<Part>(part: (view: ListView) => Part): Part {
  return useSyncExternalStore(subscribe, () => part(current))
}

function whole(view: ListView): ListView {
  return view
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
