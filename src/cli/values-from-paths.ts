const PART = /^([^[\].]+)(?:\[(\d+)\])?$/

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `members[0].name` as its steps: members, 0, name; undefined for a name that is no path. */
function stepsOf(key: string): (string | number)[] | undefined {
  const steps: (string | number)[] = []
  for (const part of key.split('.')) {
    const match = PART.exec(part)
    if (match?.[1] === undefined) return undefined
    steps.push(match[1])
    if (match[2] !== undefined) steps.push(Number(match[2]))
  }
  return steps
}

/**
 * Values written by path, as `--list` names the fields (`"members[0].name": "…"`), put in their places. Values already
 * nested stay as they are; anything but an object comes back unchanged, for the schema to refuse.
 */
export function valuesFromPaths(data: unknown): unknown {
  if (!isRecord(data)) return data
  const entries = Object.entries(structuredClone(data)).map(([key, value]) => ({ key, value, steps: stepsOf(key) }))
  const nested: Record<string, unknown> = {}
  for (const { key, value, steps } of entries) if (steps === undefined || steps.length === 1) nested[key] = value
  for (const { value, steps } of entries) if (steps !== undefined && steps.length > 1) place(nested, steps, value)
  return nested
}

/** Rows beyond this are no table of ours: a huge index must not make a huge array. */
const MOST_ROWS = 1000

function place(root: Record<string, unknown>, steps: readonly (string | number)[], value: unknown): void {
  const [name, index, ...rest] = steps
  if (typeof name !== 'string') return
  if (typeof index !== 'number') {
    const inner = isRecord(root[name]) ? root[name] : (root[name] = {})
    if (isRecord(inner) && index !== undefined) setAt(inner, [index, ...rest], value)
    return
  }
  const rows: unknown[] = Array.isArray(root[name]) ? root[name] : []
  root[name] = rows
  if (index >= MOST_ROWS) return
  while (rows.length <= index) rows.push({})
  const row = rows[index]
  if (isRecord(row)) setAt(row, rest, value)
}

function setAt(target: Record<string, unknown>, steps: readonly (string | number)[], value: unknown): void {
  const [first, ...rest] = steps
  if (typeof first !== 'string') return
  if (rest.length === 0) {
    target[first] = value
    return
  }
  const inner: Record<string, unknown> = isRecord(target[first]) ? target[first] : {}
  target[first] = inner
  setAt(inner, rest, value)
}
