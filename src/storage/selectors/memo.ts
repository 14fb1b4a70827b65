import type { TableName, Tables, WorkspaceState } from '../tables.ts'

/**
 * Remembers what was derived from some tables until one of them changes. Tables are immutable maps that a commit
 * replaces, so comparing them by identity is enough. `key` is anything else it depends on, e.g. today.
 *
 * @param derive is given the value before, so that it can hand out the very same thing when nothing in it is new
 */
export function memoOnTables<Value>(
  tables: readonly [TableName, ...TableName[]],
  derive: (state: WorkspaceState, key: string, before: Value | null) => Value,
): (state: WorkspaceState, key?: string) => Value {
  const remembered = new WeakMap<
    object,
    { readonly maps: readonly unknown[]; readonly key: string; readonly value: Value }
  >()
  let before: Value | null = null
  return (state, key = '') => {
    const first = state[tables[0]]
    const maps = tables.map((table) => state[table])
    const known = remembered.get(first)
    if (known?.key === key && known.maps.every((map, at) => map === maps[at])) return known.value
    const value = derive(state, key, before)
    before = value
    remembered.set(first, { maps, key, value })
    return value
  }
}

/** The records of a table by some key of theirs, each group in its order. */
export type Groups<Value> = ReadonlyMap<string, readonly Value[]>

/**
 * Groups a table, and keeps the groups a commit does not touch: one draft of thousands of papers makes one new group,
 * and whoever holds another child's papers still holds the same array.
 */
export function groupsOfTable<Name extends TableName>(
  table: Name,
  keyOf: (value: Tables[Name]) => string,
  compare: (one: Tables[Name], other: Tables[Name]) => number,
): (state: WorkspaceState) => Groups<Tables[Name]> {
  interface Grouped {
    readonly map: ReadonlyMap<string, Tables[Name]>
    readonly groups: Groups<Tables[Name]>
  }
  const grouped = memoOnTables<Grouped>([table], (state, _, before) => {
    const map: ReadonlyMap<string, Tables[Name]> = state[table]
    const groups =
      before !== null && hasAny(before.map, map.keys())
        ? regrouped(before.map, before.groups, map, keyOf)
        : Map.groupBy(map.values(), keyOf)
    for (const [key, group] of groups) if (before?.groups.get(key) !== group) groups.set(key, group.toSorted(compare))
    return { map, groups }
  })
  return (state) => grouped(state).groups
}

/** Another station's table has none: that of the desk that is drawn for nobody. */
function hasAny(map: ReadonlyMap<string, unknown>, keys: Iterable<string>): boolean {
  for (const key of keys) if (map.has(key)) return true
  return false
}

/** The groups of before with those replaced in which something is new, changed or gone. */
function regrouped<Value>(
  old: ReadonlyMap<string, Value>,
  groups: Groups<Value>,
  map: ReadonlyMap<string, Value>,
  keyOf: (value: Value) => string,
): Map<string, readonly Value[]> {
  const touched = new Set<string>()
  let kept = 0
  for (const [id, value] of map) {
    const was = old.get(id)
    if (was !== undefined) kept += 1
    if (was === value) continue
    touched.add(keyOf(value))
    if (was !== undefined) touched.add(keyOf(was))
  }
  if (kept < old.size) for (const [id, value] of old) if (!map.has(id)) touched.add(keyOf(value))
  const next = new Map(groups)
  if (touched.size === 0) return next
  const members = new Map([...touched].map((key) => [key, new Array<Value>()]))
  for (const value of map.values()) members.get(keyOf(value))?.push(value)
  for (const [key, group] of members) {
    if (group.length === 0) next.delete(key)
    else next.set(key, group)
  }
  return next
}
