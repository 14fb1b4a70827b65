interface Fitting {
  readonly width: number
  readonly grow?: number
  readonly priority?: number
}

/**
 * Which columns fit into `available` px, and how wide each is. Dropped first: the highest `priority`, of equals the one
 * further right. A column without a priority always stays. `available` 0 (not measured yet) drops nothing.
 */
export function fitColumns<Column extends Fitting>(
  columns: readonly Column[],
  available: number,
): {
  readonly shown: readonly { readonly column: Column; readonly width: number }[]
  readonly dropped: readonly Column[]
} {
  const gone = new Set<Column>()
  if (available > 0)
    for (const column of inDroppingOrder(columns)) {
      if (totalWidth(columns, gone) <= available) break
      gone.add(column)
    }
  const staying = columns.filter((column) => !gone.has(column))
  const spare = Math.max(0, available - totalWidth(columns, gone))
  const growth = staying.reduce((sum, column) => sum + (column.grow ?? 0), 0)
  return {
    shown: staying.map((column) => ({
      column,
      width: column.width + (growth === 0 ? spare / staying.length : (spare * (column.grow ?? 0)) / growth),
    })),
    dropped: columns.filter((column) => gone.has(column)),
  }
}

function inDroppingOrder<Column extends Fitting>(columns: readonly Column[]): readonly Column[] {
  return columns
    .map((column, place) => ({ column, place, priority: column.priority }))
    .filter((entry) => entry.priority !== undefined)
    .sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0) || b.place - a.place)
    .map((entry) => entry.column)
}

function totalWidth<Column extends Fitting>(columns: readonly Column[], without: ReadonlySet<Column>): number {
  return columns.reduce((sum, column) => (without.has(column) ? sum : sum + column.width), 0)
}
