/**
 * The children as the list last showed them, so that [ and ] in a file go to the one before and after. Ids only; gone
 * with the page when the desk locks.
 */
let order: () => readonly string[] = () => []

/** @param ids asked for when a file is open: the list changes with every letter of a search */
export function rememberChildOrder(ids: () => readonly string[]): void {
  let made: readonly string[] | null = null
  order = () => (made ??= ids())
}

/** The neighbours of a child in the list as it was; in `all`, the whole register, when the list did not show it. */
export function neighboursOf(
  childId: string,
  all: readonly string[],
): { readonly previous: string | null; readonly next: string | null } {
  const known = new Set(all)
  const shown = order().filter((id) => known.has(id))
  const ids = shown.includes(childId) ? shown : all
  const at = ids.indexOf(childId)
  return { previous: at > 0 ? (ids[at - 1] ?? null) : null, next: at === -1 ? null : (ids[at + 1] ?? null) }
}
