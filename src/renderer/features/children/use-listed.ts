import { useMemo } from 'react'
import type { ChildRow } from '../../../storage/selectors/children.ts'
import { findRows, type ListedChild } from './find-rows.ts'
import { passesFilters, type FilterTerms, type ListView } from './list-view.ts'

/** The children the words and the filters leave. The filters are asked anew only when one of them changes. */
export function useListed(rows: readonly ChildRow[], view: ListView, terms: FilterTerms): readonly ListedChild[] {
  const { wanted, community, risk, status, category, workerId, population, stale } = view
  const passing = useMemo(() => {
    const filters = { community, risk, status, category, workerId, population, stale }
    return rows.filter((row) => passesFilters(row, filters, terms))
  }, [rows, terms, community, risk, status, category, workerId, population, stale])
  return useMemo(() => findRows(passing, wanted), [passing, wanted])
}
