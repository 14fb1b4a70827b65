import type { OutsideFailure } from '../contract/ipc.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import type { ReadEntry } from './journal.ts'
import { clearCopy, type Meta } from './meta.ts'
import type { Store } from './store.ts'

/** Verbs that write down what is being typed, several times a minute. */
const TYPING = new Set(['saveDraft', 'keepWords'])
/** Of what one person typed into one record within this time, only the last is kept as a version. */
const SITTING_MS = 10 * 60_000

export interface ClosedSegment {
  /** The first entry of the closed file. */
  readonly firstSeq: number
  readonly pruned: readonly number[]
}

/**
 * Ends the journal's open file with an index of what it holds, begins the next, and erases the bodies of drafts that a
 * later one of the same sitting says better. Nothing must be committed meanwhile (`Desk.exclusively`). `null`: the open
 * file has no entry yet.
 */
export async function closeSegment(
  store: Store,
  keys: StationKeys,
  meta: Meta,
  now: Date,
): Promise<Result<ClosedSegment | null, OutsideFailure>> {
  const looked = await store.files['folder.look'](undefined)
  if (!looked.ok) return looked
  const open = looked.value.journal.segments.at(-1)
  if (open === undefined || open.lastSeq < open.firstSeq) return succeed(null)
  const index = new SegmentIndex()
  for await (const read of store.journal.entries(keys, open.firstSeq)) index.add(read)
  const pruned = index.superseded()
  const written = await store.journal.append(keys, {
    kind: 'closed',
    at: now.toISOString(),
    staffId: null,
    schemaVersion: SCHEMA_VERSION,
    firstSeq: open.firstSeq,
    index: index.without(pruned),
    pruned: [...pruned],
  })
  if (!written.ok) return written
  const rotated = await store.journal.rotate(clearCopy(meta))
  if (!rotated.ok) return rotated
  const erased = await store.files['journal.prune']({ seqs: [...pruned] })
  return erased.ok ? succeed({ firstSeq: open.firstSeq, pruned: [...pruned] }) : fail(erased.failure)
}

interface Typed {
  readonly seq: number
  readonly at: number
  readonly staffId: string | null
}

/** Which entries changed which record, and which of them only a moment of typing. */
export class SegmentIndex {
  readonly #seqs = new Map<string, number[]>()
  /** The last write of a record, when it was typing. */
  readonly #typing = new Map<string, Typed>()
  readonly #superseded = new Set<number>()

  add(read: ReadEntry): void {
    if (read.kind !== 'entry' || read.entry.kind === 'closed') return
    const { entry, seq } = read
    // A line of the trail is never written again, so it has no versions to look up.
    const keys = entry.changes.filter(({ table }) => table !== 'trail').map(({ table, id }) => `${table}/${id}`)
    for (const key of keys) this.#seqs.set(key, [...(this.#seqs.get(key) ?? []), seq])
    const [only, ...more] = keys
    const typing = entry.kind === 'commit' && entry.verbs.length > 0 && entry.verbs.every((verb) => TYPING.has(verb))
    // What holds more than the words typed, a line of the trail too, stays.
    if (typing && only !== undefined && more.length === 0 && entry.changes.length === 1) {
      const before = this.#typing.get(only)
      const typed: Typed = { seq, at: Date.parse(entry.at), staffId: entry.staffId }
      if (before?.staffId === typed.staffId && typed.at - before.at < SITTING_MS) {
        this.#superseded.add(before.seq)
        // The sitting counts from its beginning, or an afternoon of steady typing would leave one version.
        this.#typing.set(only, { ...typed, at: before.at })
      } else this.#typing.set(only, typed)
      return
    }
    for (const key of keys) this.#typing.delete(key)
  }

  superseded(): ReadonlySet<number> {
    return this.#superseded
  }

  /** `table/id` → entries, without those that are erased. */
  without(gone: ReadonlySet<number>): Record<string, number[]> {
    return Object.fromEntries(
      [...this.#seqs].map(([key, seqs]) => [key, seqs.filter((seq) => !gone.has(seq))] as const),
    )
  }
}
