import { FACTS, type Fact, type FactKey } from '../domain/facts.ts'
import type { Child } from '../domain/records.ts'
import { sameValue, type FileStep } from './file-history.ts'
import { factsOf, factText } from './selectors/facts.ts'
import { trailLines } from './trail.ts'
import type { WorkspaceState } from './tables.ts'

/**
 * 变更清单: what changed in a month in the files of the children, from the versions in the journal (`file-history.ts`). What
 * was only verified again is no change.
 */
export interface ListedChange {
  /** Of the household's facts: every child of it that is on the list. */
  readonly children: readonly Child[]
  /** '' when the household has none. */
  readonly community: string
  /** YYYY-MM-DD on which it is true: the day it was verified, or the move happened. */
  readonly on: string
  /** Who entered it; `null`: the app. */
  readonly staffId: string | null
  readonly change:
    | { readonly what: 'registered' }
    | { readonly what: 'fact'; readonly key: FactKey; readonly from: Fact | null; readonly to: Fact | null }
    | {
        readonly what: 'status' | 'population'
        readonly from: string
        readonly to: string
        readonly basis: string
      }
}

/** `2026-11`: from its first to its last day, as instants begin (YYYY-MM-DD). */
export function isInMonth(day: string, month: string): boolean {
  return day.startsWith(`${month}-`)
}

/**
 * Children of whom something may have changed in that month: there is a line of the trail about them, or something in the
 * file says a day of it. Only their histories have to be read.
 */
export function changedIn(state: WorkspaceState, month: string, localDay: (at: string) => string): readonly Child[] {
  const ids = new Set<string>()
  const homes = new Set<string>()
  for (const { childId, act, at } of trailLines(state.trail)) {
    if (childId !== null && act === 'changed' && isInMonth(localDay(at), month)) ids.add(childId)
  }
  for (const household of state.households.values()) {
    if (Object.values(household.facts).some(({ verifiedOn }) => isInMonth(verifiedOn, month))) homes.add(household.id)
  }
  for (const child of state.children.values()) {
    const days = [
      localDay(child.createdAt),
      ...Object.values(child.facts).map(({ verifiedOn }) => verifiedOn),
      ...child.moves.map(({ at }) => localDay(at)),
    ]
    if (days.some((day) => isInMonth(day, month)) || homes.has(child.householdId)) ids.add(child.id)
  }
  // What is entered for one of them may be a fact of the household of all.
  for (const id of ids) homes.add(state.children.get(id)?.householdId ?? '')
  return [...state.children.values()].filter(({ householdId }) => homes.has(householdId))
}

/** The changes entered in a month, by community and then by child, in the order they were entered. */
export function changesIn(
  state: WorkspaceState,
  histories: readonly { readonly child: Child; readonly steps: readonly FileStep[] }[],
  month: string,
  localDay: (at: string) => string,
): readonly ListedChange[] {
  const rows: ListedChange[] = []
  /** Facts of a household stand once, whichever of its children they were entered for. */
  const shared = new Map<string, number>()
  for (const { child, steps } of histories) {
    const community = factText(factsOf(state, child.id), 'household.community')
    for (const step of steps.toReversed()) {
      const base = { children: [child], community, staffId: step.staffId }
      if (step.first) {
        // The file says itself when it was opened; the journal may begin later.
        const on = localDay(child.createdAt)
        if (isInMonth(on, month)) rows.push({ ...base, on, change: { what: 'registered' } })
        continue
      }
      if (!isInMonth(localDay(step.at), month) || step.why !== null) continue
      for (const { key, from, to } of step.factChanges) {
        if (sameValue(from, to)) continue
        const row: ListedChange = {
          ...base,
          on: to?.verifiedOn ?? localDay(step.at),
          change: { what: 'fact', key, from, to },
        }
        const place = `${child.householdId}/${String(step.seq)}/${key}`
        const known = FACTS[key].owner === 'household' ? shared.get(place) : undefined
        const before = known === undefined ? undefined : rows[known]
        if (known !== undefined && before !== undefined) {
          rows[known] = { ...before, children: [...before.children, child] }
          continue
        }
        if (FACTS[key].owner === 'household') shared.set(place, rows.length)
        rows.push(row)
      }
      for (const { what, from, to } of step.caseChanges) {
        if (what !== 'status' && what !== 'population') continue
        const move = child.moves.findLast(
          // The move was decided a moment before its entry was written.
          (one) => one.kind === what && one.from === from && one.to === to && one.at <= step.at,
        )
        rows.push({
          ...base,
          on: move?.on ?? localDay(step.at),
          change: { what, from, to, basis: move?.basis ?? '' },
        })
      }
    }
  }
  const order = new Intl.Collator('zh-CN-u-co-pinyin')
  return rows.toSorted(
    (one, other) =>
      Number(one.community === '') - Number(other.community === '') ||
      order.compare(one.community, other.community) ||
      (one.children[0]?.caseNumber ?? '').localeCompare(other.children[0]?.caseNumber ?? ''),
  )
}
