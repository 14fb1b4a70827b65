import type { TableName, WorkspaceState } from '../tables.ts'

/**
 * Remembers what was derived from some tables until one of them changes. Tables are immutable maps that a commit
 * replaces, so comparing them by identity is enough. `key` is anything else it depends on, e.g. today.
 */
export function memoOnTables<Value>(
  tables: readonly [TableName, ...TableName[]],
  derive: (state: WorkspaceState, key: string) => Value,
): (state: WorkspaceState, key?: string) => Value {
  const remembered = new WeakMap<
    object,
    { readonly maps: readonly unknown[]; readonly key: string; readonly value: Value }
  >()
  return (state, key = '') => {
    const first = state[tables[0]]
    const maps = tables.map((table) => state[table])
    const known = remembered.get(first)
    if (known?.key === key && known.maps.every((map, at) => map === maps[at])) return known.value
    const value = derive(state, key)
    remembered.set(first, { maps, key, value })
    return value
  }
}
