import type { JournalHead } from '../contract/journal-frame.ts'
import type { StationFolder } from '../contract/station-folder.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { Gaps } from './gaps.ts'
import type { OpeningReport, OpeningTools } from './opening-report.ts'
import { StationRecords } from './station-records.ts'
import type { Store } from './store.ts'

/** A station put together from the files beside the store. */
export interface RecordsFromFiles {
  readonly records: StationRecords
  /** The snapshot it begins with. */
  readonly snapshot: string | null
  readonly end: JournalHead | null
  readonly missing: OpeningReport['missing']
  readonly upTo: OpeningReport['upTo']
}

/** Everything that snapshots and journal have, and which entries nobody has. */
export async function recordsFromFiles(
  store: Store,
  keys: StationKeys,
  folder: StationFolder,
  tools: OpeningTools,
): Promise<RecordsFromFiles> {
  const records = new StationRecords()
  let name: string | null = null
  let from: JournalHead | null = null
  let upTo: string | null = null
  for (const each of folder.snapshots) {
    const snapshot = await tools.readSnapshot(each.name)
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
  for await (const read of store.journal.entries(keys, (from?.seq ?? 0) + 1)) {
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

/** `''` for what is no record. */
export function idOf(record: unknown): string {
  return typeof record === 'object' && record !== null && 'id' in record && typeof record.id === 'string'
    ? record.id
    : ''
}
