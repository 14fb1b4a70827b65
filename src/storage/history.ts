import type { OutsideFailure } from '../contract/ipc.ts'
import type { SegmentLook } from '../contract/station-folder.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import type { JournalEntry } from './journal-entry.ts'
import { JournalUnreadable, type Journal, type ReadEntry, type StationFiles } from './journal.ts'
import { readChange } from './station-records.ts'
import type { Change, ChangeOf, TableName, Tables } from './tables.ts'

/** A record as one entry of the journal left it. */
export interface RecordVersion<T extends TableName> {
  /** Number of the entry. */
  readonly seq: number
  /** ISO 8601 instant. */
  readonly at: string
  /** `null`: the app by itself. */
  readonly staffId: string | null
  readonly verbs: readonly string[]
  /** Set when the entry holds the station as a whole: what was there before is not of this record's making. */
  readonly why: 'founded' | 'restored' | 'migrated' | null
  /** In the current shape; `null`: the entry removed it. */
  readonly value: Tables[T] | null
}

export interface GoneRecord<T extends TableName> {
  readonly id: string
  /** As it was before it was taken out. */
  readonly record: Tables[T]
  /** The entry that took it out. */
  readonly removal: RecordVersion<T>
}

export interface RecordHistory<T extends TableName> {
  /** Newest first. */
  readonly versions: readonly RecordVersion<T>[]
  /** Numbers of entries that may be of this record and that do not open any more. */
  readonly unreadable: readonly number[]
}

export type HistoryProgress = (done: number, total: number) => void

/** Keys of the indexes that are kept in memory: about 20 MB. */
const INDEX_LIMIT = 300_000
/** Records whose versions are kept opened. */
const RECORD_LIMIT = 12

/**
 * What the journal knows of each record: who made it what it was, and when. Files of the journal that were closed say in
 * their last entry which entries are about which record; the others are read once. Erased bodies (drafts that a later one
 * of the same sitting says better) are no versions. One for a session: it remembers what it has read.
 */
export class History {
  readonly #journal: Journal
  readonly #files: Pick<StationFiles, 'folder.look'>
  readonly #keys: StationKeys
  readonly #indexes = new Map<number, SegmentIndex>()
  readonly #opened = new Map<string, Map<number, Opened>>()

  constructor(store: { readonly journal: Journal; readonly files: StationFiles }, keys: StationKeys) {
    this.#journal = store.journal
    this.#files = store.files
    this.#keys = keys
  }

  async of<T extends TableName>(
    table: T,
    id: string,
    onProgress: HistoryProgress = () => undefined,
  ): Promise<Result<RecordHistory<T>, OutsideFailure>> {
    try {
      const looked = await this.#files['folder.look'](undefined)
      if (!looked.ok) return looked
      return succeed(await this.#read(table, id, looked.value.journal.segments, onProgress))
    } catch (error) {
      if (error instanceof JournalUnreadable) return fail(error.failure)
      throw error
    }
  }

  /**
   * What was taken out of a table and is nowhere any more, as it was before, newest first. Not for what lies in the
   * recycle bin: that is a record there.
   */
  async gone<T extends TableName>(
    table: T,
    there: ReadonlyMap<string, unknown>,
    onProgress: HistoryProgress = () => undefined,
  ): Promise<Result<readonly GoneRecord<T>[], OutsideFailure>> {
    try {
      const looked = await this.#files['folder.look'](undefined)
      if (!looked.ok) return looked
      const { segments } = looked.value.journal
      const ids = new Set<string>()
      for (const [at, segment] of segments.entries()) {
        const { seqs } = await this.#index(segment, at === segments.length - 1)
        for (const key of seqs.keys()) if (key.startsWith(`${table}/`)) ids.add(key.slice(table.length + 1))
        onProgress(at + 1, 2 * segments.length)
      }
      const found: GoneRecord<T>[] = []
      for (const id of ids) {
        if (there.has(id)) continue
        const { versions } = await this.#read(table, id, segments, () => undefined)
        const [last, before] = versions
        if (last?.value === null && before?.value != null) found.push({ id, record: before.value, removal: last })
      }
      return succeed(found.sort((one, other) => other.removal.seq - one.removal.seq))
    } catch (error) {
      if (error instanceof JournalUnreadable) return fail(error.failure)
      throw error
    }
  }

  /** One entry by its number; `null` when no file has it. @throws JournalUnreadable */
  async entryAt(seq: number): Promise<ReadEntry | null> {
    return this.#journal.entry(this.#keys, seq)
  }

  async #read<T extends TableName>(
    table: T,
    id: string,
    segments: readonly SegmentLook[],
    onProgress: HistoryProgress,
  ): Promise<RecordHistory<T>> {
    const key = `${table}/${id}`
    const seqs: number[] = []
    const unreadable: number[] = []
    for (const [at, segment] of segments.entries()) {
      const index = await this.#index(segment, at === segments.length - 1)
      seqs.push(...(index.seqs.get(key) ?? []))
      unreadable.push(...index.damaged)
      onProgress(at + 1, 2 * segments.length)
    }
    const known = this.#remembered(key)
    const versions: RecordVersion<T>[] = []
    for (const [at, seq] of seqs.toReversed().entries()) {
      const opened = known.get(seq) ?? (await this.#open(table, id, seq))
      onProgress(segments.length * (1 + (at + 1) / seqs.length), 2 * segments.length)
      if (opened === 'unreadable') unreadable.push(seq)
      if (opened === 'unreadable' || opened === 'erased') continue
      known.set(seq, opened)
      const { change, ...version } = opened
      if (isOf(change, table)) versions.push({ ...version, value: change.value })
    }
    return { versions, unreadable }
  }

  async #open(table: TableName, id: string, seq: number): Promise<Opened | 'erased' | 'unreadable'> {
    const read = await this.entryAt(seq)
    if (read === null || read.kind === 'damaged') return 'unreadable'
    if (read.kind === 'empty' || read.entry.kind === 'closed') return 'erased'
    const { entry } = read
    const found = entry.changes.find((change) => change.table === table && change.id === id)
    const change = found === undefined ? null : readChange(found, entry.schemaVersion)
    return change === null ? 'unreadable' : { seq, ...whoOf(entry), change }
  }

  /** Which entries of one file are about which record. */
  async #index(segment: SegmentLook, isOpen: boolean): Promise<SegmentIndex> {
    const { firstSeq, lastSeq } = segment
    const known = this.#indexes.get(firstSeq)
    if (known !== undefined && known.upTo >= lastSeq) return known
    if (lastSeq < firstSeq) return { upTo: lastSeq, seqs: new Map(), damaged: [] }
    const last = isOpen ? null : await this.entryAt(lastSeq)
    const index =
      last?.kind === 'entry' && last.entry.kind === 'closed'
        ? { upTo: lastSeq, seqs: new Map(Object.entries(last.entry.index)), damaged: [] }
        : await this.#scan(firstSeq, lastSeq, known)
    this.#indexes.delete(firstSeq)
    this.#indexes.set(firstSeq, index)
    this.#forgetOld()
    return index
  }

  /** Reads a file that has no index, from where it was read last. */
  async #scan(firstSeq: number, lastSeq: number, known: SegmentIndex | undefined): Promise<SegmentIndex> {
    const seqs = new Map(known?.seqs)
    const damaged = [...(known?.damaged ?? [])]
    for await (const read of this.#journal.entries(this.#keys, known === undefined ? firstSeq : known.upTo + 1)) {
      if (read.seq > lastSeq) break
      if (read.kind === 'damaged') damaged.push(read.seq)
      if (read.kind !== 'entry' || read.entry.kind === 'closed') continue
      for (const { table, id } of read.entry.changes) {
        const key = `${table}/${id}`
        seqs.set(key, [...(seqs.get(key) ?? []), read.seq])
      }
    }
    return { upTo: lastSeq, seqs, damaged }
  }

  #forgetOld(): void {
    let keys = 0
    for (const { seqs } of this.#indexes.values()) keys += seqs.size
    for (const [firstSeq, { seqs }] of this.#indexes) {
      if (keys <= INDEX_LIMIT || this.#indexes.size === 1) return
      this.#indexes.delete(firstSeq)
      keys -= seqs.size
    }
  }

  #remembered(key: string): Map<number, Opened> {
    const known = this.#opened.get(key) ?? new Map<number, Opened>()
    this.#opened.delete(key)
    this.#opened.set(key, known)
    for (const old of this.#opened.keys()) {
      if (this.#opened.size <= RECORD_LIMIT) break
      this.#opened.delete(old)
    }
    return known
  }
}

interface SegmentIndex {
  /** The last entry it knows of. */
  readonly upTo: number
  readonly seqs: ReadonlyMap<string, readonly number[]>
  readonly damaged: readonly number[]
}

type Opened = Omit<RecordVersion<TableName>, 'value'> & { readonly change: Change }

function whoOf(entry: Exclude<JournalEntry, { kind: 'closed' }>): Omit<Opened, 'seq' | 'change'> {
  const { at, staffId } = entry
  return entry.kind === 'commit'
    ? { at, staffId, verbs: entry.verbs, why: null }
    : { at, staffId, verbs: [], why: entry.why }
}

function isOf<T extends TableName>(change: Change, table: T): change is ChangeOf<T> & Change {
  return change.table === table
}
