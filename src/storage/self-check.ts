import type { OutsideFailure } from '../contract/ipc.ts'
import { genesisInput, type JournalHead } from '../contract/journal-frame.ts'
import type { StationFolder } from '../contract/station-folder.ts'
import type { Attachment } from '../domain/records.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { toHex } from '../vault/bytes.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import {
  checkBackup,
  checkRehearsal,
  checkSnapshot,
  checkSpace,
  type BackupCheck,
  type RehearsalCheck,
  type SnapshotCheck,
  type SpaceCheck,
} from './due-checks.ts'
import { JournalAudit, type JournalCheck } from './journal-audit.ts'
import { JournalUnreadable } from './journal.ts'
import { readClearCopy } from './meta.ts'
import type { Snapshot } from './opening-report.ts'
import { readMarker } from './read-marker.ts'
import { checkStore, Replay, type StoreCheck } from './store-check.ts'
import type { Store } from './store.ts'
import { verifyTrail, type TrailCheck } from './verify-trail.ts'
import type { Workspace } from './workspace.ts'

/** The clear copies that open the station when the browser's store is lost. */
export interface CopiesCheck {
  readonly id: 'copies'
  readonly good: boolean
  readonly marker: boolean
  readonly header: boolean
}

export interface PersistedCheck {
  readonly id: 'persisted'
  readonly good: boolean
}

export interface VersionCheck {
  readonly id: 'version'
  readonly good: boolean
  readonly app: string
  readonly schema: number
}

export interface AttachmentsCheck {
  readonly id: 'attachments'
  readonly good: boolean
  readonly count: number
  /** Ids whose file is not there; `null`: nobody could look. */
  readonly missing: readonly string[] | null
}

export interface TrailFinding {
  readonly id: 'trail'
  readonly good: boolean
  readonly check: TrailCheck
}

export type Check =
  | JournalCheck
  | StoreCheck
  | SnapshotCheck
  | BackupCheck
  | RehearsalCheck
  | SpaceCheck
  | CopiesCheck
  | PersistedCheck
  | VersionCheck
  | AttachmentsCheck
  | TrailFinding
export type CheckId = Check['id']

export interface SelfCheckTools {
  /** Reads and verifies a snapshot; `null` when it cannot be read or is not of these keys. */
  readonly readSnapshot: (name: string) => Promise<Snapshot | null>
  /** Whether the system has promised to keep the browser's store. */
  readonly persisted: () => Promise<boolean>
  /** Ids of these attachments whose file is not on the disk, or not whole; `null`: nobody could look. */
  readonly missingAttachments?: (attachments: readonly Attachment[]) => Promise<readonly string[] | null>
  readonly appVersion: string
  readonly now: () => Date
}

export interface SelfCheckReport {
  /** ISO 8601 instant. */
  readonly at: string
  readonly checks: readonly Check[]
}

export interface SelfCheckProgress {
  readonly stage: 'snapshot' | 'journal' | 'store'
  /** 0 to 1, of the stage. */
  readonly share: number
}

interface CheckedStation {
  readonly store: Store
  readonly keys: StationKeys
  readonly workspace: Workspace
}

/** How often the store is read again when somebody wrote meanwhile. */
const TRIES = 5

/** Looks at everything that keeps the station from being lost. Changes nothing. */
export async function selfCheck(
  station: CheckedStation,
  tools: SelfCheckTools,
  onProgress: (progress: SelfCheckProgress) => void = () => undefined,
): Promise<Result<SelfCheckReport, OutsideFailure>> {
  const looked = await station.store.files['folder.look'](undefined)
  if (!looked.ok) return looked
  try {
    return succeed(await checkAll(station, looked.value, tools, onProgress))
  } catch (error) {
    if (error instanceof JournalUnreadable) return fail(error.failure)
    throw error
  }
}

async function checkAll(
  station: CheckedStation,
  folder: StationFolder,
  tools: SelfCheckTools,
  onProgress: (progress: SelfCheckProgress) => void,
): Promise<SelfCheckReport> {
  const { store, keys, workspace } = station
  const { state } = workspace
  const own = state.station.get('station')
  if (own === undefined) throw new Error('there is no station in this workspace')
  onProgress({ stage: 'snapshot', share: 0 })
  const { snapshot, unreadable } = await newestSnapshot(folder, tools)
  const from = snapshot?.read.journal?.seq ?? 0
  const replay = new Replay(snapshot !== null)
  if (snapshot !== null) {
    for (const [table, rows] of snapshot.read.tables)
      for (const value of rows) replay.records.put({ table, id: idOf(value), value }, snapshot.read.schemaVersion)
  }
  const audit = new JournalAudit(await genesisHash(keys.stationId))
  let changesSince = 0
  /** Follows the journal to its present end. */
  const follow = async () => {
    const head = store.journal.head?.seq ?? 0
    for await (const read of store.journal.entries(keys, audit.end + 1)) {
      audit.pass(read)
      onProgress({ stage: 'journal', share: head === 0 ? 1 : Math.min(1, read.seq / head) })
      if (read.kind !== 'entry' || read.seq <= from) continue
      if (read.entry.kind !== 'closed') changesSince += 1
      replay.apply(read.entry, read.seq)
    }
  }
  let stored: StoreCheck
  let before: JournalHead | null
  let tries = 0
  do {
    before = store.journal.head
    await follow()
    onProgress({ stage: 'store', share: 0 })
    // Without a snapshot everything has to be in the journal, from its first entry or the last whole station in it.
    const journalled = audit.result(before, [])
    const beginsWhole = from > 0 || replay.hasAll || journalled.startsAt === 1
    stored = await checkStore(station, replay, beginsWhole && audit.isWholeAfter(from))
    tries += 1
  } while (store.journal.head?.seq !== before?.seq && tries < TRIES)

  const now = tools.now()
  const attached = [...state.attachments.values()]
  const trail = await verifyTrail(keys, workspace.state.trail)
  const missing = (await tools.missingAttachments?.(attached)) ?? null
  return {
    at: now.toISOString(),
    checks: [
      audit.result(store.journal.head, folder.journal.segments),
      stored,
      checkSnapshot({ at: snapshot?.read.madeAt ?? null, unreadable, changesSince }, now),
      checkBackup(state.backups.values(), own, now),
      checkRehearsal(state.rehearsals.values(), state.backups.values(), own, now),
      await checkCopies(store, folder),
      { id: 'attachments', good: (missing ?? []).length === 0, count: attached.length, missing },
      { id: 'trail', good: trail.faults.length === 0, check: trail },
      checkSpace(folder.space),
      { id: 'persisted', good: await tools.persisted() },
      { id: 'version', good: true, app: tools.appVersion, schema: SCHEMA_VERSION },
    ],
  }
}

interface FoundSnapshot {
  readonly writtenAt: string
  readonly read: Snapshot
}

async function newestSnapshot(
  folder: StationFolder,
  tools: SelfCheckTools,
): Promise<{ readonly snapshot: FoundSnapshot | null; readonly unreadable: number }> {
  for (const [unreadable, { name, writtenAt }] of folder.snapshots.entries()) {
    const read = await tools.readSnapshot(name)
    if (read !== null) return { snapshot: { writtenAt, read }, unreadable }
  }
  return { snapshot: null, unreadable: folder.snapshots.length }
}

/** Marker and the journal's newest first line must open the station as the store's own clear part does. */
async function checkCopies(store: Store, folder: StationFolder): Promise<CopiesCheck> {
  const vault = JSON.stringify((await store.readMeta())?.vault)
  const marker = JSON.stringify(readMarker(folder.marker)?.vault) === vault
  const header = JSON.stringify(readClearCopy(folder.journal.meta)?.vault) === vault
  return { id: 'copies', good: marker && header, marker, header }
}

async function genesisHash(stationId: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', genesisInput(stationId))))
}

function idOf(record: unknown): string {
  return typeof record === 'object' && record !== null && 'id' in record && typeof record.id === 'string'
    ? record.id
    : ''
}
