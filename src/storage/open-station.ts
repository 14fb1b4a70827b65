import type { JournalHead } from '../contract/journal-frame.ts'
import type { OutsideFailure } from '../contract/ipc.ts'
import type { StationFolder } from '../contract/station-folder.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { keepClearCopies } from './clear-copies.ts'
import { journalFailure, storeFailure } from './commit.ts'
import { Gaps } from './gaps.ts'
import { JournalUnreadable } from './journal.ts'
import { loadWorkspace, readPlainRows } from './load-workspace.ts'
import { clearCopy, metaAfter, readClearCopy, type Meta } from './meta.ts'
import { NOTHING_TO_REPORT, type OpeningFailure, type OpeningReport, type OpeningTools } from './opening-report.ts'
import { readMarker } from './read-marker.ts'
import { idOf, recordsFromFiles } from './records-from-files.ts'
import { overwriteRows, sealAll, sealRecord } from './replace-all.ts'
import { readChange, StationRecords } from './station-records.ts'
import type { Store } from './store.ts'
import { TABLE_NAMES, type Change } from './tables.ts'
import { emptyRevisions, emptyState, Workspace, type DamagedRow } from './workspace.ts'

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
  const looked = await store.takeLook()
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

/** The verb whose entry is the first under renewed keys (src/verbs/station/note-keys-renewed.ts). */
const KEYS_RENEWED = 'noteKeysRenewed'

/** At most so long after the closing of the journal's file its snapshot has its name. */
const SNAPSHOT_TAKES_MS = 10 * 60_000

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
    const found = await recordsFromFiles(this.#store, this.#keys, this.#folder, this.#tools)
    // Without its station and its staff nobody could open it; the files stay as they are for a better copy.
    if (!found.records.isStation) return fail({ kind: 'nothingLeft' })
    // A journal that ends before the snapshot does must not give its numbers out again.
    const journalShort = head === null || head.seq < (found.end?.seq ?? 0)
    const stands = journalShort ? await this.#beginAfter(clear, found.end) : succeed(head)
    if (!stands.ok) return fail(journalFailure(stands.failure))
    this.#store.journal.standAt(stands.value)
    const workspace = await this.#overwrite(clear, found.records, stands.value)
    const { snapshot, missing, upTo } = found
    if (missing.length === 0 && !journalShort && (await this.#endsWithRenewal(stands.value))) {
      return succeed({ workspace, report: { ...NOTHING_TO_REPORT, renewed: true } })
    }
    return succeed({
      workspace,
      report: { ...NOTHING_TO_REPORT, rebuiltFrom: snapshot ?? '', missing, upTo, journalShort },
    })
  }

  /** Whether the last thing that was done is the renewal of the keys: then there is no store yet, and none was lost. */
  async #endsWithRenewal({ seq }: JournalHead): Promise<boolean> {
    const last = seq === 0 ? null : await this.#store.journal.entry(this.#keys, seq)
    return last?.kind === 'entry' && last.entry.kind === 'commit' && last.entry.verbs.includes(KEYS_RENEWED)
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
    const [workspace] = await Promise.all([loadWorkspace(this.#store, this.#keys), this.#keepCopies(meta)])
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

  /** Puts damaged rows back from what the files have, and tells which of them the files have only as they were before. */
  async #mend(damaged: readonly DamagedRow[]): Promise<Pick<OpeningReport, 'mended' | 'older'>> {
    const { records } = await recordsFromFiles(this.#store, this.#keys, this.#folder, this.#tools)
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
    const kept = await this.#tools.keepBeforeMigration(old.tables, meta.schemaVersion)
    if (!kept.ok) return fail({ kind: 'notMigrated', where: 'snapshot', ...kept.failure })
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

function rowName({ table, id }: DamagedRow): string {
  return `${table}/${id}`
}
