import type { OutsideFailure } from '../contract/ipc.ts'
import { chainInput, type JournalFrame, type JournalHead } from '../contract/journal-frame.ts'
import type { StationBridge } from '../contract/station-bridge.ts'
import { fail, type Result } from '../domain/result.ts'
import { fromHex, toHex, type Bytes } from '../vault/bytes.ts'
import { openEntry, sealEntryJson } from '../vault/sealed-entry.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { journalEntrySchema, type JournalEntry } from './journal-entry.ts'
import { jsonChunks } from './json-pieces.ts'
import { jsonOf, type Meta } from './meta.ts'

/** Main's side of a station's files: ciphertext, and what is said in clear anyway. */
export type StationFiles = Pick<
  StationBridge['call'],
  | 'folder.look'
  | 'folder.mark'
  | 'journal.begin'
  | 'journal.append'
  | 'journal.rotate'
  | 'journal.read'
  | 'journal.prune'
  | 'journal.setAside'
>

/** One entry read back. */
export type ReadEntry = { readonly seq: number; readonly hash: string; readonly before: string } & (
  | { readonly kind: 'entry'; readonly entry: JournalEntry }
  /** Its body was erased on purpose, or it says nothing this version knows. */
  | { readonly kind: 'empty' }
  /** Bits of it changed on the disk, or it is not of this station. */
  | { readonly kind: 'damaged' }
)

/**
 * The journal as the page sees it: it seals each entry for its place in the chain, and main appends it. One window
 * writes at a time: an append behind somebody else's fails as `stale`.
 */
export class Journal {
  readonly #files: StationFiles
  #head: JournalHead | null = null

  constructor(files: StationFiles) {
    this.#files = files
  }

  /** The last entry this page knows of. `null` until `openStation` has looked. */
  get head(): JournalHead | null {
    return this.#head
  }

  /** Says where the next entry goes: after looking, and after the store's own end when the journal has lost its. */
  standAt(head: JournalHead): void {
    this.#head = head
  }

  async begin(stationId: string, meta: Meta): Promise<Result<JournalHead, OutsideFailure>> {
    return this.#moved(this.#files['journal.begin']({ stationId, meta: jsonOf(meta) }))
  }

  /**
   * Seals an entry for the place after the last one and has it appended. When it succeeds the disk has it.
   * @param mayWrite asked when it is sealed: with false nothing is written, and it fails as `cancelled`
   */
  async append(
    keys: StationKeys,
    entry: JournalEntry,
    mayWrite: () => boolean = () => true,
  ): Promise<Result<JournalHead, OutsideFailure>> {
    const after = this.#head
    if (after === null) return fail({ kind: 'failed', detail: 'the journal is not open' })
    const body = await sealEntryJson(keys, { seq: after.seq + 1, before: after.hash }, jsonChunks(entry))
    if (!mayWrite()) return fail({ kind: 'cancelled', detail: '' })
    return this.#moved(this.#files['journal.append']({ after, body }))
  }

  /** Begins a new file of the journal: each day, and when the key slots in its first line are no longer the current ones. */
  async rotate(meta: Meta, after: JournalHead | null = this.#head): Promise<Result<JournalHead, OutsideFailure>> {
    if (after === null) return fail({ kind: 'failed', detail: 'the journal is not open' })
    return this.#moved(this.#files['journal.rotate']({ stationId: meta.vault.stationId, after, meta: jsonOf(meta) }))
  }

  /** Every entry from `seq` on that the disk still has, in order. A gap in `seq` is a loss; the caller judges it. */
  async *entries(keys: StationKeys, from: number): AsyncGenerator<ReadEntry> {
    for await (const frame of this.frames(from)) yield await openFrame(keys, frame)
  }

  async *frames(from: number): AsyncGenerator<JournalFrame> {
    for (let seq = from; ;) {
      const read = await this.#files['journal.read']({ seq })
      if (!read.ok) throw new JournalUnreadable(read.failure)
      const { frames } = read.value
      yield* frames
      const last = frames.at(-1)
      if (last === undefined) return
      seq = last.seq + 1
    }
  }

  /** One entry by its number, or `null` when the disk does not have it. */
  async entry(keys: StationKeys, seq: number): Promise<ReadEntry | null> {
    const read = await this.#files['journal.read']({ seq, limit: 1 })
    if (!read.ok) throw new JournalUnreadable(read.failure)
    const [frame] = read.value.frames
    return frame?.seq === seq ? openFrame(keys, frame) : null
  }

  async #moved(answer: Promise<Result<JournalHead, OutsideFailure>>): Promise<Result<JournalHead, OutsideFailure>> {
    const moved = await answer
    if (moved.ok) this.#head = moved.value
    return moved
  }
}

/** The journal's files cannot be read at all. */
export class JournalUnreadable extends Error {
  override readonly name = 'JournalUnreadable'
  readonly failure: OutsideFailure

  constructor(failure: OutsideFailure) {
    super(failure.detail)
    this.failure = failure
  }
}

async function openFrame(keys: StationKeys, frame: JournalFrame): Promise<ReadEntry> {
  const { seq, hash, before, body } = frame
  const place = { seq, hash, before }
  if (frame.damaged || !(await isChained(frame))) return { ...place, kind: 'damaged' }
  if (body === null) return { ...place, kind: 'empty' }
  const opened = await openEntry(keys, { seq, before }, body)
  if (opened === null) return { ...place, kind: 'damaged' }
  const entry = journalEntrySchema.safeParse(opened)
  return entry.success ? { ...place, kind: 'entry', entry: entry.data } : { ...place, kind: 'empty' }
}

/** Whether the hash of a frame is that of its body and of the entry before. A pruned body is vouched for by the next entry. */
async function isChained({ seq, before, hash, body }: JournalFrame): Promise<boolean> {
  if (body === null) return true
  const bodyHash = await digest(new Uint8Array(body))
  return toHex(await digest(chainInput(fromHex(before), seq, bodyHash))) === hash
}

async function digest(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
