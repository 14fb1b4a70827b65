import type { JournalHead } from '../contract/journal-frame.ts'
import type { OutsideFailure } from '../contract/ipc.ts'
import type { StationFolder } from '../contract/station-folder.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { keepClearCopies } from './clear-copies.ts'
import { journalFailure, storeFailure, type CommitFailure } from './commit.ts'
import { JournalUnreadable, type ReadEntry } from './journal.ts'
import { loadWorkspace, readPlainRows } from './load-workspace.ts'
import { clearCopy, metaAfter, readClearCopy, type Meta } from './meta.ts'
import { overwriteRows, sealAll, sealRecord } from './replace-all.ts'
import { readChange, StationRecords } from './station-records.ts'
import type { Store } from './store.ts'
import { TABLE_NAMES, type Change } from './tables.ts'
import { emptyRevisions, emptyState, Workspace, type DamagedRow } from './workspace.ts'

/** A verified snapshot of this PC, as a backup file gives it. */
export interface Snapshot {
  /** The entry of the journal it holds everything up to; `null` in one from before there was a journal. */
  readonly journal: JournalHead | null
  readonly schemaVersion: number
  /** ISO 8601 instant. */
  readonly madeAt: string
  readonly tables: ReadonlyMap<string, readonly unknown[]>
}

/** Whatever needs more than the store and the journal; the page gives it. */
export interface OpeningTools {
  /** Reads and verifies a snapshot; `null` when it cannot be read or is not of these keys. */
  readonly readSnapshot: (name: string) => Promise<Snapshot | null>
  /**
   * Keeps the records of an older version in a snapshot before they are migrated. `false`: it could not, and nothing is
   * migrated then.
   */
  readonly keepBeforeMigration: (
    tables: Readonly<Record<string, readonly unknown[]>>,
    schemaVersion: number,
  ) => Promise<boolean>
  readonly now: () => Date
}

/** What opening the station came to, besides opening it: for a sentence to the worker, and the self-check. */
export interface OpeningReport {
  /** Entries of the journal that the store did not have yet. */
  readonly replayed: number
  /** The store was lost or damaged and was built again from a snapshot (its name), or from the journal alone (`''`). */
  readonly rebuiltFrom: string | null
  /** Entries that nothing on this PC has any more: first and last number of each gap. */
  readonly missing: readonly (readonly [number, number])[]
  /** Rows that were damaged in the store and came back from journal or snapshot. */
  readonly mended: readonly DamagedRow[]
  /** Damaged rows that came back as they were before their last change: the files have nothing later. */
  readonly older: readonly DamagedRow[]
  /** When the station was built again: the moment of the last thing in it (ISO 8601). Whatever came later is not there. */
  readonly upTo: string | null
  /** Behind the journal's last entry stood half of another: the power went while it was written, or it was damaged. */
  readonly torn: boolean
  /** The journal had lost its end, or all of it; the store had everything. A snapshot is due now. */
  readonly journalShort: boolean
  /** The version the records had before. */
  readonly migratedFrom: number | null
}

export type OpeningFailure =
  | CommitFailure
  /** Nothing that is left holds the station's records. */
  | { readonly kind: 'nothingLeft' }
  /** The records of the older version could not be kept aside, or one of them is of no shape that version had. */
  | { readonly kind: 'notMigrated'; readonly where: string }

export interface OpenedStation {
  readonly workspace: Workspace
  readonly report: OpeningReport
}

/**
 * Opens the station with its keys and makes it whole: what the journal has and the store has not is replayed; a store
 * that was wiped or damaged is built again from the last snapshot and the journal; records of an older version are
 * migrated. What nothing has any more is said.
 * @param clear the clear part, from wherever it could still be read
 * @param rebuild the store is gone: everything comes from the files
 */
export async function openStation(
  store: Store,
  keys: StationKeys,
  clear: Meta,
  rebuild: boolean,
  tools: OpeningTools,
): Promise<Result<OpenedStation, OpeningFailure>> {
  const looked = await store.files['folder.look'](undefined)
  if (!looked.ok) return fail(journalFailure(looked.failure))
  try {
    const opening = new Opening(store, keys, looked.value, tools)
    const opened = await (rebuild ? opening.rebuild(clear) : opening.open(clear))
    const torn = looked.value.journal.segments.some(({ tornBytes = 0 }) => tornBytes > 0)
    return opened.ok ? succeed({ ...opened.value, report: { ...opened.value.report, torn } }) : opened
  } catch (error) {
    if (error instanceof JournalUnreadable) return fail(journalFailure(error.failure))
    return fail(storeFailure(error))
  }
}

/** At most so long after the closing of the journal's file its snapshot has its name. */
const SNAPSHOT_TAKES_MS = 10 * 60_000

const NOTHING_TO_REPORT: OpeningReport = {
  replayed: 0,
  rebuiltFrom: null,
  missing: [],
  mended: [],
  older: [],
  upTo: null,
  torn: false,
  journalShort: false,
  migratedFrom: null,
}

class Opening {
  readonly #store: Store
  readonly #keys: StationKeys
  readonly #folder: StationFolder
  readonly #tools: OpeningTools

  constructor(store: Store, keys: StationKeys, folder: StationFolder, tools: OpeningTools) {
    this.#store = store
    this.#keys = keys
    this.#folder = folder
    this.#tools = tools
  }

  /** The store is there. */
  async open(clear: Meta): Promise<Result<OpenedStation, OpeningFailure>> {
    if (clear.schemaVersion < SCHEMA_VERSION) return this.#migrate(clear)
    const { head } = this.#folder.journal
    const stands = clear.journal ?? (await this.#standsByRows())
    // Its clear part was lost and there are no rows either: what the files have is more.
    if (stands === null && !this.#isAlone) return this.rebuild(clear)
    const meta = { ...clear, journal: stands }
    if (await this.#snapshotIsAhead(stands)) return this.rebuild(meta)
    if (head !== null && stands !== null && head.seq === stands.seq && head.hash === stands.hash) {
      this.#store.journal.standAt(head)
      return this.#load(meta, NOTHING_TO_REPORT)
    }
    if (head !== null && stands !== null && head.seq > stands.seq && (await this.#follows(stands))) {
      this.#store.journal.standAt(head)
      return this.#load(meta, { ...NOTHING_TO_REPORT, ...(await this.#replay(meta, stands)) })
    }
    const anchored = await this.#anchor(meta)
    return anchored.ok ? this.#load(meta, { ...NOTHING_TO_REPORT, journalShort: true }) : anchored
  }

  /** The store is gone: everything comes from snapshot and journal, and goes into a new store. */
  async rebuild(clear: Meta): Promise<Result<OpenedStation, OpeningFailure>> {
    const { head } = this.#folder.journal
    const found = await this.#fromFiles()
    // Without its station and its staff nobody could open it; the files stay as they are for a better copy.
    if (!found.records.isStation) return fail({ kind: 'nothingLeft' })
    // A journal that ends before the snapshot does must not give its numbers out again.
    const journalShort = head === null || head.seq < (found.end?.seq ?? 0)
    const stands = journalShort ? await this.#beginAfter(clear, found.end) : succeed(head)
    if (!stands.ok) return fail(journalFailure(stands.failure))
    this.#store.journal.standAt(stands.value)
    const workspace = await this.#overwrite(clear, found.records, stands.value)
    const { snapshot, missing, upTo } = found
    return succeed({
      workspace,
      report: { ...NOTHING_TO_REPORT, rebuiltFrom: snapshot ?? '', missing, upTo, journalShort },
    })
  }

  /** No file beside the store holds a record. */
  get #isAlone(): boolean {
    return this.#folder.journal.head === null && this.#folder.snapshots.length === 0
  }

  /** Where the rows stand in the journal when the clear part that says so was lost: at the entry that wrote the last. */
  async #standsByRows(): Promise<JournalHead | null> {
    let seq = 0
    for (const table of TABLE_NAMES) await this.#store.table(table).each(({ rev }) => (seq = Math.max(seq, rev)))
    if (seq === 0) return null
    for await (const frame of this.#store.journal.frames(seq)) {
      if (frame.seq === seq) return { seq, hash: frame.hash }
      if (frame.seq === seq + 1) return { seq, hash: frame.before }
      break
    }
    return { seq, hash: '0'.repeat(64) }
  }

  /**
   * Whether a snapshot holds more than store and journal together, which have both lost their ends. It is read only when
   * it was written after the journal's last entry, or when that is not known.
   */
  async #snapshotIsAhead(stands: JournalHead | null): Promise<boolean> {
    const [newest] = this.#folder.snapshots
    if (newest === undefined) return false
    const { head } = this.#folder.journal
    const journalLost = head === null || head.seq < (stands?.seq ?? 0)
    const last = journalLost || head.seq === 0 ? null : await this.#store.journal.entry(this.#keys, head.seq)
    if (last?.kind === 'entry') {
      const later = Date.parse(newest.writtenAt) - Date.parse(last.entry.at)
      // A snapshot is taken when the journal's file has just been closed: nothing is in it that the journal has not.
      if (later <= (last.entry.kind === 'closed' ? SNAPSHOT_TAKES_MS : 0)) return false
    }
    const end = Math.max(stands?.seq ?? 0, head?.seq ?? 0)
    for (const { name } of this.#folder.snapshots) {
      const snapshot = await this.#tools.readSnapshot(name)
      if (snapshot !== null) return (snapshot.journal?.seq ?? 0) > end
    }
    return false
  }

  async #load(meta: Meta, report: OpeningReport): Promise<Result<OpenedStation, OpeningFailure>> {
    const workspace = await loadWorkspace(this.#store, this.#keys)
    await this.#keepCopies(meta)
    if (workspace.damaged.length === 0) return succeed({ workspace, report })
    const { mended, older } = await this.#mend(workspace.damaged)
    if (mended.length + older.length === 0) return succeed({ workspace, report })
    return succeed({ workspace: await loadWorkspace(this.#store, this.#keys), report: { ...report, mended, older } })
  }

  /** Writes marker and journal header anew when they are not what the store says: a full disk may have kept them back. */
  async #keepCopies(meta: Meta): Promise<void> {
    const marker = readMarker(this.#folder.marker)
    const header = readClearCopy(this.#folder.journal.meta)
    await keepClearCopies(this.#store, { marker, header }, (await this.#store.readMeta()) ?? meta)
  }

  /**
   * Whether the journal goes on from this very entry. Where the entries on both sides of the seam are damaged, a later one
   * sealed with the station's keys is proof enough; what is between them is reported as missing.
   */
  async #follows(stands: JournalHead): Promise<boolean> {
    for await (const { seq, before, hash } of this.#store.journal.frames(Math.max(stands.seq, 1))) {
      if (seq === stands.seq) return hash === stands.hash
      if (seq === stands.seq + 1) return before === stands.hash
      return (await this.#store.journal.entry(this.#keys, seq))?.kind === 'entry'
    }
    return false
  }

  /** Brings the rows up to the journal's end: only those that its later entries name. */
  async #replay(meta: Meta, stands: JournalHead): Promise<Pick<OpeningReport, 'replayed' | 'missing'>> {
    const latest = new Map<string, { readonly change: Change; readonly seq: number }>()
    const missing = new Gaps(stands)
    let replaced = false
    let replayed = 0
    for await (const read of this.#store.journal.entries(this.#keys, stands.seq + 1)) {
      missing.pass(read)
      if (read.kind !== 'entry' || read.entry.kind === 'closed') continue
      const { entry, seq } = read
      replayed += 1
      if (entry.kind === 'replaced') {
        replaced = true
        latest.clear()
      }
      for (const each of entry.changes) {
        const change = readChange(each, entry.schemaVersion)
        if (change !== null) latest.set(`${change.table}/${change.id}`, { change, seq })
      }
    }
    const changes = [...latest.values()]
    const rows = await Promise.all(
      changes.map(async ({ change, seq }) => (change.value === null ? null : sealRecord(this.#keys, change, seq))),
    )
    const next = {
      ...metaAfter(
        meta,
        changes.map(({ change }) => change),
      ),
      journal: missing.end,
    }
    await this.#store.write(async () => {
      if (replaced) for (const table of TABLE_NAMES) await this.#store.table(table).clear()
      for (const [at, { change }] of changes.entries()) {
        const row = rows[at] ?? null
        if (row === null) await this.#store.table(change.table).delete(change.id)
        else await this.#store.table(change.table).put(row)
      }
      await this.#store.putMeta(next)
    })
    return { replayed, missing: missing.found }
  }

  /** The journal is shorter than the store, or not its own: it goes on from where the store stands. */
  async #anchor(meta: Meta): Promise<Result<JournalHead, OpeningFailure>> {
    const { head } = this.#folder.journal
    if (head !== null && (meta.journal === null || head.seq >= meta.journal.seq)) {
      const aside = await this.#store.files['journal.setAside'](undefined)
      if (!aside.ok) return fail(journalFailure(aside.failure))
    }
    const begun = await this.#beginAfter(meta, meta.journal)
    return begun.ok ? begun : fail(journalFailure(begun.failure))
  }

  async #beginAfter(meta: Meta, after: JournalHead | null): Promise<Result<JournalHead, OutsideFailure>> {
    const { journal } = this.#store
    return after === null
      ? journal.begin(meta.vault.stationId, clearCopy(meta))
      : journal.rotate(clearCopy(meta), after)
  }

  /** Everything that snapshots and journal have, and which entries nobody has. */
  async #fromFiles(): Promise<{
    readonly records: StationRecords
    readonly snapshot: string | null
    readonly end: JournalHead | null
    readonly missing: OpeningReport['missing']
    readonly upTo: string | null
  }> {
    const records = new StationRecords()
    let name: string | null = null
    let from: JournalHead | null = null
    let upTo: string | null = null
    for (const each of this.#folder.snapshots) {
      const snapshot = await this.#tools.readSnapshot(each.name)
      if (snapshot === null) continue
      for (const [table, rows] of snapshot.tables)
        for (const value of rows)
          records.put({ table, id: idOf(value), value }, snapshot.schemaVersion, snapshot.journal?.seq)
      name = each.name
      from = snapshot.journal
      upTo = snapshot.madeAt
      break
    }
    const gaps = new Gaps(from)
    for await (const read of this.#store.journal.entries(this.#keys, (from?.seq ?? 0) + 1)) {
      gaps.pass(read)
      if (read.kind === 'entry') {
        records.apply(read.entry, read.seq)
        upTo = read.entry.at
        // Whatever came before is no part of the station any more.
        if (read.entry.kind === 'replaced') gaps.forget()
      }
    }
    return { records, snapshot: name, end: gaps.end, missing: gaps.found, upTo }
  }

  /** Puts damaged rows back from what the files have, and tells which of them the files have only as they were before. */
  async #mend(damaged: readonly DamagedRow[]): Promise<Pick<OpeningReport, 'mended' | 'older'>> {
    const { records } = await this.#fromFiles()
    const rev = this.#store.journal.head?.seq ?? 1
    const found = damaged.flatMap((row) => {
      const change = records.get(row.table, row.id)
      return change === undefined ? [] : [{ row, change }]
    })
    const rows = await Promise.all(found.map(({ change }) => sealRecord(this.#keys, change, rev)))
    const older = new Set<DamagedRow>()
    await this.#store.write(async () => {
      for (const [at, { row, change }] of found.entries()) {
        const sealed = rows[at]
        if (sealed === undefined) continue
        const broken = await this.#store.table(change.table).get(row.id)
        if ((broken?.rev ?? 0) > records.seqOf(row.table, row.id)) older.add(row)
        await this.#store.table(change.table).put(sealed)
      }
    })
    return {
      mended: found.flatMap(({ row }) => (older.has(row) ? [] : row)),
      older: [...older],
    }
  }

  /** Records of an older version: kept aside in a snapshot, brought to this version, and written as a whole. */
  async #migrate(meta: Meta): Promise<Result<OpenedStation, OpeningFailure>> {
    const { head } = this.#folder.journal
    const old = await readPlainRows(this.#store, this.#keys, meta.schemaVersion)
    if (old.damaged.length > 0) return fail({ kind: 'notMigrated', where: old.damaged.map(rowName).join(', ') })
    if (!(await this.#tools.keepBeforeMigration(old.tables, meta.schemaVersion))) {
      return fail({ kind: 'notMigrated', where: 'snapshot' })
    }
    const records = new StationRecords()
    for (const [table, rows] of Object.entries(old.tables)) {
      for (const value of rows) {
        const id = idOf(value)
        if (!records.put({ table, id, value }, meta.schemaVersion)) {
          return fail({ kind: 'notMigrated', where: `${table}/${id}` })
        }
      }
    }
    if (head !== null && meta.journal !== null && (await this.#follows(meta.journal))) {
      for await (const read of this.#store.journal.entries(this.#keys, meta.journal.seq + 1)) {
        if (read.kind === 'entry') records.apply(read.entry)
      }
    }
    const ready = head === null ? await this.#beginAfter(meta, meta.journal) : succeed(head)
    if (!ready.ok) return fail(journalFailure(ready.failure))
    this.#store.journal.standAt(ready.value)
    const journalled = await this.#store.journal.append(this.#keys, {
      kind: 'replaced',
      why: 'migrated',
      at: this.#tools.now().toISOString(),
      staffId: null,
      schemaVersion: SCHEMA_VERSION,
      changes: records.changes().map(({ table, id, value }) => ({ table, id, value })),
    })
    if (!journalled.ok) return fail(journalFailure(journalled.failure))
    const workspace = await this.#overwrite(meta, records, journalled.value)
    return succeed({ workspace, report: { ...NOTHING_TO_REPORT, migratedFrom: meta.schemaVersion } })
  }

  /** All rows anew, and the workspace over them. */
  async #overwrite(clear: Meta, records: StationRecords, stands: JournalHead): Promise<Workspace> {
    const changes = records.changes()
    const meta = { ...metaAfter(clear, changes), schemaVersion: SCHEMA_VERSION, journal: stands }
    await overwriteRows(this.#store, await sealAll(this.#keys, changes, stands.seq), meta)
    await keepClearCopies(this.#store, { marker: null, header: readClearCopy(this.#folder.journal.meta) }, meta)
    const workspace = new Workspace(emptyState(), emptyRevisions(), [])
    workspace.apply(changes, stands.seq)
    return workspace
  }
}

/** Follows entries in order and notes the numbers nobody has. */
class Gaps {
  readonly #found: (readonly [number, number])[] = []
  #end: JournalHead | null

  constructor(start: JournalHead | null) {
    this.#end = start
  }

  get found(): readonly (readonly [number, number])[] {
    return this.#found
  }

  get end(): JournalHead | null {
    return this.#end
  }

  pass(read: ReadEntry): void {
    const last = this.#end?.seq ?? 0
    if (read.seq > last + 1) this.#found.push([last + 1, read.seq - 1])
    if (read.kind === 'damaged') this.#found.push([read.seq, read.seq])
    this.#end = { seq: read.seq, hash: read.hash }
  }

  forget(): void {
    this.#found.length = 0
  }
}

/** The clear part in the marker file; `null` when there is none, or it is damaged. */
export function readMarker(text: string | null): Meta | null {
  if (text === null) return null
  try {
    return readClearCopy(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function rowName({ table, id }: DamagedRow): string {
  return `${table}/${id}`
}

function idOf(record: unknown): string {
  return typeof record === 'object' && record !== null && 'id' in record && typeof record.id === 'string'
    ? record.id
    : ''
}
