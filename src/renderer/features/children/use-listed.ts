import { useMemo } from 'react'
import type { ChildRow } from '../../../storage/selectors/children.ts'
import { findRows, type ListedChild } from '../../app/find-rows.ts'
import { passesFilters, type FilterTerms, type ListFilters } from './list-view.ts'

/** The children the words and the filters leave. The filters are asked anew only when one of them changes. */
export function useListed(
  rows: readonly ChildRow[],
  wanted: string,
  filters: ListFilters,
  terms: FilterTerms,
): readonly ListedChild[] {
  const passing = useMemo(() => rows.filter((row) => passesFilters(row, filters, terms)), [rows, filters, terms])
  return useMemo(() => findRows(passing, wanted), [passing, wanted])
}
