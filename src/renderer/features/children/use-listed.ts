import type { Child } from '../../../domain/records.ts'
import { childRows, type ChildRow } from '../../../storage/selectors/children.ts'
import { monthsBefore } from '../../../storage/selectors/facts.ts'
import { overdueChildren } from '../../../storage/selectors/overdue.ts'
import { useDesk, useSight, useWorkspace } from '../../app/desk-context.tsx'
import { findRows, type ListedChild } from '../../app/find-rows.ts'
import { rememberLast } from '../../app/remember-last.ts'
import { filtersIn, passesFilters, useListPart, type ListFilters } from './list-view.ts'

/** Every child on file that the person at the desk may know of. */
export function useChildRows(): readonly ChildRow[] {
  const { today } = useDesk()
  return useWorkspace((state) => childRows(state, today))
}

/** The children the words find among those the filters leave; all of them for ''. */
export function useListed(words: string): readonly ListedChild[] {
  const rows = useChildRows()
  const { today } = useDesk()
  const filters = useListPart(filtersIn)
  const sightOf = useSight()
  const staleAfterMonths = useWorkspace(({ station }) => station.get('station')?.settings.staleAfterMonths ?? 12)
  const overdue = useWorkspace((state) => overdueChildren(state, today))
  const passing = passingRows(rows, filters, monthsBefore(today, staleAfterMonths), overdue, sightOf)
  return words.trim() === '' ? findRows(passing, '') : foundAmong(rows, passing, words)
}

/** The filters are asked anew only when one of them changes, and not at every visit. */
const passingRows = rememberLast(
  (
    rows: readonly ChildRow[],
    filters: ListFilters,
    staleBefore: string,
    overdue: ReadonlySet<string>,
    sightOf: (child: Child) => ReturnType<ReturnType<typeof useSight>>,
  ): readonly ChildRow[] => {
    const terms = { staleBefore, overdue, seen: (child: Child) => sightOf(child) !== 'nameOnly' }
    return rows.filter((row) => passesFilters(row, filters, terms))
  },
)

/** The whole register is searched, so that the list and the quick search remember together; the filters take their part. */
const foundAmong = rememberLast(
  (rows: readonly ChildRow[], passing: readonly ChildRow[], words: string): readonly ListedChild[] => {
    const found = findRows(rows, words)
    if (passing.length === rows.length) return found
    const stays = setOf(passing)
    return found.filter(({ row }) => stays.has(row))
  },
)

const setOf = rememberLast((rows: readonly ChildRow[]): ReadonlySet<ChildRow> => new Set(rows))
