import { backupFileName } from '../../backup/backup-name.ts'
import { countsOf, type Manifest } from '../../backup/manifest.ts'
import type { OutsideFailure } from '../../contract/ipc.ts'
import type { JournalHead } from '../../contract/journal-frame.ts'
import type { StationBridge } from '../../contract/station-bridge.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { SCHEMA_VERSION } from '../../domain/schema-version.ts'
import { perTable, type WorkspaceState } from '../../storage/tables.ts'
import { letGo, overOwnBuffer } from '../../vault/bytes.ts'
import { stationIdentity, type StationIdentity } from '../../vault/station-identity.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import type { VaultFile } from '../../vault/vault-file.ts'
import {
  attachmentsOnRecord,
  carriedAttachments,
  type CarriedAttachments,
  type RecordedAttachment,
} from './carried-attachments.ts'
import { nothingFound, type BackupProgress, type BackupRunFailure, type BackupStage } from './backup-progress.ts'
import type { AttachmentCalls } from '../attachments/sealed-file.ts'
import type { Answer, Question } from './backup-protocol.ts'
import { runBackupWorker, startBackupWorker, WorkerCrash, type StartBackupWorker } from './backup-worker.ts'
import { Observable } from './observable.ts'
import { recordLines } from './record-lines.ts'

/** All but who and on what: for the verb `recordBackup`. */
export interface KeptBackup {
  readonly fileName: string
  readonly path: string
  /** ISO 8601 instant in UTC. */
  readonly at: string
  readonly bytes: number
  readonly sha256: string
  readonly counts: Readonly<Record<string, number>>
  /** Attachments on record whose files are missing or damaged on this PC: all else is in the backup. */
  readonly leftOut: readonly Pick<RecordedAttachment, 'id' | 'title'>[]
}

export interface BackupOrder {
  readonly keys: StationKeys
  readonly vault: VaultFile
  /** The records to back up, by table: what is committed later is in the next one. */
  readonly tables: Readonly<Record<string, readonly unknown[]>>
  /** Version of the records' shapes. */
  readonly schemaVersion: number
  /** The entry of the journal these records are the state after. */
  readonly journal: JournalHead | null
  readonly stationName: string
  readonly appVersion: string
  /** As `backup.chooseFolder` gave them. */
  readonly folder: string
  /** Largest file the medium takes; a whole backup is one file. */
  readonly largestFile?: number
  /** How the file is called; `backupFileName` when nothing else is said. */
  readonly nameFor?: (at: Date, serial: number) => string
  readonly now: Date
  /** `leaveHere`: for a snapshot on the disk where the attachments' own files lie. */
  readonly attachments?: 'carry' | 'leaveHere'
}

/** The records of an open station as they are backed up. The arrays are of this moment. */
export function backupTables(state: WorkspaceState): Readonly<Record<string, readonly unknown[]>> {
  return perTable((name) => [...state[name].values()])
}

export type BackupCalls = Pick<
  StationBridge['call'],
  'backup.create' | 'backup.write' | 'backup.seal' | 'backup.read' | 'backup.keep' | 'backup.discard'
> &
  AttachmentCalls

const MOST_NAMES = 99

/**
 * One backup, from the first byte to its name on the medium. It is kept only after the medium gave back the same bytes,
 * they decrypted with the station's own identity, and every table held as many records as here. Until then it is a
 * `.part` file, and any failure removes that and nothing else.
 */
export class BackupRun {
  readonly #order: BackupOrder
  readonly #calls: BackupCalls
  readonly #startWorker: StartBackupWorker
  readonly #progress = new Observable<BackupProgress>({
    stage: 'writing',
    totalBytes: null,
    writtenBytes: 0,
    checkedBytes: 0,
    counts: {},
    took: {},
  })
  #stageBegan = 0
  #cancelled = false
  #created: Created | null = null
  /** Attachments found damaged while they were read. */
  readonly #unreadable = new Set<string>()

  /** For `useSyncExternalStore`. */
  readonly progress = this.#progress.get
  readonly subscribe = this.#progress.subscribe

  constructor(
    order: BackupOrder,
    calls: BackupCalls = window.station.call,
    startWorker: StartBackupWorker = startBackupWorker,
  ) {
    this.#order = order
    this.#calls = calls
    this.#startWorker = startWorker
  }

  /** Call it once. */
  async start(): Promise<Result<KeptBackup, BackupRunFailure>> {
    try {
      return succeed(await this.#run())
    } catch (error) {
      // When even this fails the stick is gone, and the failure that led here says so already.
      if (this.#created !== null) await this.#calls['backup.discard']({ file: this.#created.file })
      if (error instanceof Stop) return fail(error.failure)
      if (error instanceof WorkerCrash) return fail({ kind: 'crashed', message: error.message })
      throw error
    }
  }

  /** Stops at the next step; `start` then returns `cancelled`. Has no effect once the backup is being given its name. */
  readonly cancel = (): void => {
    this.#cancelled = true
  }

  async #run(): Promise<KeptBackup> {
    this.#stageBegan = performance.now()
    const identity = await stationIdentity(this.#order.keys, this.#order.vault)
    if (!identity.ok) throw new Stop({ kind: 'vaultDamaged' })

    const bytes = await this.#writeWhatOpens(identity.value)
    const { file, fileName, manifest } = this.#requireCreated()
    this.#stopIfCancelled()
    this.#enter('rereading')
    const sealed = await this.#outside(this.#calls['backup.seal']({ file }))
    if (sealed.size !== bytes || sealed.sha256 !== sealed.handedSha256) throw new Stop({ kind: 'differs' })

    this.#stopIfCancelled()
    this.#enter('decrypting')
    await this.#verify(file, identity.value.identity, manifest)

    this.#stopIfCancelled()
    const slots = `${JSON.stringify(this.#order.vault, null, 2)}\n`
    const { path } = await this.#outside(this.#calls['backup.keep']({ file, slots }))
    this.#created = null
    this.#enter('done')
    return {
      fileName,
      path,
      at: manifest.madeAt,
      bytes,
      sha256: sealed.sha256,
      counts: countsOf(manifest),
      leftOut: this.#leftOut(manifest),
    }
  }

  /**
   * A damaged attachment shows only when it is read, and the list of what is inside comes first: the writing begins anew
   * without it, so that one bad photo never keeps a station from its backup.
   */
  async #writeWhatOpens(identity: StationIdentity): Promise<number> {
    for (;;) {
      try {
        return await this.#write(identity)
      } catch (error) {
        if (!(error instanceof UnreadableAttachment)) throw error
        this.#unreadable.add(error.id)
        if (this.#created !== null) await this.#calls['backup.discard']({ file: this.#created.file })
        this.#created = null
      }
    }
  }

  async #attachments(): Promise<CarriedAttachments> {
    if (this.#order.attachments === 'leaveHere') return noneOf({ carried: false })
    const recorded = attachmentsOnRecord(this.#order.tables)
    if (recorded.length === 0) return noneOf({ carried: true })
    const { files } = await this.#outside(this.#calls['attachment.list'](undefined))
    return carriedAttachments(recorded, files, this.#unreadable)
  }

  #leftOut(manifest: Manifest): KeptBackup['leftOut'] {
    const missing = new Set(manifest.attachments.missing)
    return attachmentsOnRecord(this.#order.tables)
      .filter(({ id }) => missing.has(id))
      .map(({ id, title }) => ({ id, title }))
  }

  /** @returns bytes written */
  async #write(identity: StationIdentity): Promise<number> {
    const { tables, schemaVersion, journal, stationName, appVersion, vault, now } = this.#order

    const { summary: attachments, sealed } = await this.#attachments()
    const answer = async (question: Question): Promise<Answer> => {
      this.#stopIfCancelled()
      switch (question.ask) {
        case 'lines':
          return recordLines(tables[question.table] ?? [], question.from)
        case 'sealed': {
          const { attachment: id, offset, length } = question
          const read = await this.#calls['attachment.read']({ id, offset, length })
          if (read.ok) return { bytes: overOwnBuffer(read.value.bytes) }
          if (read.failure.kind === 'gone') throw new UnreadableAttachment(id)
          throw new Stop({ kind: 'outside', stage: 'writing', failure: read.failure })
        }
        case 'create': {
          const { bytes, manifest } = question
          this.#progress.update({ totalBytes: bytes, counts: nothingFound(manifest) })
          await this.#create(bytes, manifest)
          return null
        }
        case 'write': {
          // Several are on their way; main writes them in the order in which they come.
          const { file } = this.#requireCreated()
          const { size } = await this.#outside(this.#calls['backup.write']({ file, bytes: question.bytes }))
          letGo(question.bytes)
          this.#progress.soon({ writtenBytes: size })
          return null
        }
        default:
          throw new Error(`not while writing: ${question.ask}`)
      }
    }
    const head = {
      appVersion,
      schemaVersion,
      stationId: vault.stationId,
      stationName,
      madeAt: now.toISOString(),
      journal,
    }
    const { recipients } = identity
    const { stationId, attachments: key } = this.#order.keys
    const order = {
      kind: 'write',
      ...{ head, vault, tables: Object.keys(tables), recipients, attachments, sealed },
      keys: { stationId, attachments: key },
    } as const
    const finished = await runBackupWorker(this.#startWorker, order, answer)
    if (finished.kind === 'damaged') throw new UnreadableAttachment(finished.attachment)
    if (finished.kind !== 'written') throw new WorkerCrash('nothing was written')
    return finished.bytes
  }

  /** Asks for the file only when the medium can hold so large a one; takes another name when the minute's is taken. */
  async #create(bytes: number, manifest: Manifest): Promise<void> {
    const { folder, largestFile = Number.MAX_SAFE_INTEGER, nameFor = backupFileName, now } = this.#order
    const refuse = (failure: OutsideFailure) => new Stop({ kind: 'outside', stage: 'writing', failure })
    if (bytes > largestFile) throw refuse({ kind: 'tooLarge', detail: '' })
    for (let serial = 1; ; serial += 1) {
      const fileName = nameFor(now, serial)
      const created = await this.#calls['backup.create']({ folder, name: fileName, bytes })
      if (created.ok) {
        this.#created = { file: created.value.file, fileName, manifest }
        return
      }
      if (created.failure.kind !== 'exists' || serial === MOST_NAMES) {
        throw new Stop({ kind: 'outside', stage: 'writing', failure: created.failure })
      }
    }
  }

  async #verify(file: string, identity: string, written: Manifest): Promise<void> {
    const answer = async (question: Question): Promise<Answer> => {
      this.#stopIfCancelled()
      switch (question.ask) {
        case 'read': {
          const { offset, length } = question
          const { bytes } = await this.#outside(this.#calls['backup.read']({ file, offset, length }))
          // What was asked for behind the end is empty.
          if (bytes.length > 0) this.#progress.soon({ checkedBytes: offset + bytes.length })
          return { bytes: overOwnBuffer(bytes) }
        }
        case 'opened':
          this.#enter('counting')
          return null
        case 'counted':
          this.#found(question.table, question.records)
          return null
        default:
          throw new Error(`not while verifying: ${question.ask}`)
      }
    }
    const order = { kind: 'scan', identity, schemaVersion: SCHEMA_VERSION, records: false, attachments: false } as const
    const finished = await runBackupWorker(this.#startWorker, order, answer)
    if (finished.kind !== 'scanned') throw new WorkerCrash('nothing was read')
    if (!finished.result.ok) throw new Stop({ kind: 'unreadable', failure: finished.result.failure })
    const { counts } = this.#progress.get()
    for (const { name } of written.tables) {
      const { here, found } = counts[name] ?? { here: 0, found: 0 }
      if (here !== found) throw new Stop({ kind: 'miscounted', table: name, here, found })
    }
  }

  #found(table: string, records: number): void {
    const { counts } = this.#progress.get()
    const { here, found } = counts[table] ?? { here: 0, found: 0 }
    this.#progress.soon({ counts: { ...counts, [table]: { here, found: found + records } } })
  }

  #enter(stage: BackupStage): void {
    const now = performance.now()
    const { stage: last, took } = this.#progress.get()
    this.#progress.update({ stage, took: { ...took, [last]: now - this.#stageBegan } })
    this.#stageBegan = now
  }

  async #outside<T>(called: Promise<Result<T, OutsideFailure>>): Promise<T> {
    const result = await called
    if (!result.ok) {
      throw new Stop({ kind: 'outside', stage: this.#progress.get().stage, failure: result.failure })
    }
    return result.value
  }

  #stopIfCancelled(): void {
    if (this.#cancelled) throw new Stop({ kind: 'cancelled' })
  }

  #requireCreated(): Created {
    if (this.#created === null) throw new WorkerCrash('written before created')
    return this.#created
  }
}

function noneOf({ carried }: { readonly carried: boolean }): CarriedAttachments {
  return { summary: { carried, files: [], missing: [] }, sealed: [] }
}

interface Created {
  readonly file: string
  readonly fileName: string
  readonly manifest: Manifest
}

/** Its file is gone, or is not what was sealed. */
class UnreadableAttachment extends Error {
  readonly id: string

  constructor(id: string) {
    super('an attachment does not open')
    this.id = id
  }
}

class Stop extends Error {
  readonly failure: BackupRunFailure

  constructor(failure: BackupRunFailure) {
    super(failure.kind)
    this.failure = failure
  }
}
