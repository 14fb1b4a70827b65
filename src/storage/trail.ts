import { TRAIL_END, type TrailLine, type TrailPage } from '../domain/trail.ts'
import { encodeParts, fromHex, toHex } from '../vault/bytes.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { canonical } from './canonical.ts'
import type { ChangeOf, WorkspaceState } from './tables.ts'

/** What a line of the trail says, before it has its place in the chain. */
export type TrailNote = Omit<TrailLine, 'seq' | 'before' | 'mac'>

/** As much of the keys as a line needs. */
export type TrailKeys = Pick<StationKeys, 'audit' | 'stationId'>

type Trail = WorkspaceState['trail']
type TrailChange = ChangeOf<'trail'>

/** `before` of the first line. */
export const TRAIL_START = '0'.repeat(64)
/** Most lines of one sheet. */
const SHEET = 256
/** So many small sheets are bound into large ones. */
const BIND_AT = 256

/** Every line, in the order of its sheets: by the number of their first, as the ids say. */
export function trailLines(trail: Trail): readonly TrailLine[] {
  return pagesInOrder(trail).flatMap(({ lines }) => lines)
}

/**
 * The line the trail ends with. Should its end be damaged, the last one that is left. Only the last sheet is looked into:
 * the lines of the others are read when somebody asks for them (late-fields.ts).
 */
export function lastTrailLine(trail: Trail): TrailLine | null {
  const end = trail.get(TRAIL_END)?.lines[0] ?? null
  const last = pagesInOrder(trail).at(-1)?.lines.at(-1)
  return last !== undefined && last.seq > (end?.seq ?? 0) ? last : end
}

/**
 * The records that add these lines: to be stored in the commit of what they tell of. Now and then small sheets are bound
 * into larger ones; their lines stay as they are.
 */
export async function trailChanges(
  keys: StationKeys,
  trail: Trail,
  notes: readonly TrailNote[],
): Promise<readonly TrailChange[]> {
  let last = lastTrailLine(trail)
  const lines: TrailLine[] = []
  for (const { at, staffId, act, childId, documentId, detail } of notes) {
    const open = { at, staffId, act, childId, documentId, detail, seq: (last?.seq ?? 0) + 1 }
    last = await sealTrailLine(keys, { ...open, before: last?.mac ?? TRAIL_START })
    lines.push(last)
  }
  if (last === null || lines.length === 0) return []
  return [...bound(trail), ...sheets(lines), { table: 'trail', id: TRAIL_END, value: { id: TRAIL_END, lines: [last] } }]
}

/** Gives a line its seal: HMAC-SHA-256 over parts("xingchen/trail/v1", stationId, canonical JSON without `mac`). */
export async function sealTrailLine(keys: StationKeys, line: Omit<TrailLine, 'mac'>): Promise<TrailLine> {
  const mac = await crypto.subtle.sign('HMAC', keys.audit, sealedText(keys, line))
  return { ...line, mac: toHex(new Uint8Array(mac)) }
}

/** Whether nothing in a line was changed since it was sealed. Says nothing about its place. */
export async function isTrailLineWhole(keys: TrailKeys, { mac, ...line }: TrailLine): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(mac)) return false
  return crypto.subtle.verify('HMAC', keys.audit, fromHex(mac), sealedText(keys, line))
}

function sealedText(keys: TrailKeys, line: Omit<TrailLine, 'mac'>) {
  return encodeParts(['xingchen/trail/v1', keys.stationId, canonical(line)])
}

export function pageId(firstSeq: number): string {
  return `p-${firstSeq}`
}

/** Sheets without the end, in the order their ids say. */
export function pagesInOrder(trail: Trail): readonly TrailPage[] {
  return [...trail.values()]
    .filter(({ id }) => id !== TRAIL_END)
    .sort((one, other) => firstSeqOf(one.id) - firstSeqOf(other.id))
}

function firstSeqOf(id: string): number {
  return Number(id.slice(2))
}

function sheets(lines: readonly TrailLine[]): readonly TrailChange[] {
  const changes: TrailChange[] = []
  for (let at = 0; at < lines.length; at += SHEET) {
    const some = lines.slice(at, at + SHEET)
    const id = pageId(some[0]?.seq ?? 0)
    changes.push({ table: 'trail', id, value: { id, lines: some } })
  }
  return changes
}

/** Small sheets that follow each other, as few large ones; a gap between two stays between two sheets. */
function bound(trail: Trail): readonly TrailChange[] {
  const pages = pagesInOrder(trail)
  // By the ids alone: up to the next sheet's first line there are no more lines than numbers.
  const small = pages.filter(({ id }, at) => {
    const next = pages[at + 1]
    return next !== undefined && firstSeqOf(next.id) - firstSeqOf(id) < SHEET
  })
  if (small.length < BIND_AT) return []
  const changes = new Map<string, TrailChange>(
    small.map(({ id }) => [id, { table: 'trail', id, value: null } satisfies TrailChange]),
  )
  let open: TrailPage | undefined
  for (const page of small) {
    open = open === undefined ? page : (joined(open, page) ?? page)
    changes.set(open.id, { table: 'trail', id: open.id, value: open })
  }
  return [...changes.values()]
}

/** `null`: they do not follow each other, or are too much for one sheet. */
function joined(one: TrailPage, next: TrailPage): TrailPage | null {
  const follows = next.lines[0]?.seq === (one.lines.at(-1)?.seq ?? 0) + 1
  const fits = one.lines.length + next.lines.length <= SHEET
  return follows && fits ? { ...one, lines: [...one.lines, ...next.lines] } : null
}
