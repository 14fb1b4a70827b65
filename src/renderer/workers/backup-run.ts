import { backupFileName } from '../../backup/backup-name.ts'
import { countsOf, type Manifest } from '../../backup/manifest.ts'
import type { OutsideFailure } from '../../contract/ipc.ts'
import type { JournalHead } from '../../contract/journal-frame.ts'
import type { StationBridge } from '../../contract/station-bridge.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { SCHEMA_VERSION } from '../../domain/schema-version.ts'
import { perTable, type WorkspaceState } from '../../storage/tables.ts'
import { stationIdentity, type StationIdentity } from '../../vault/station-identity.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import type { VaultFile } from '../../vault/vault-file.ts'
import { nothingFound, type BackupProgress, type BackupRunFailure, type BackupStage } from './backup-progress.ts'
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
  readonly freeBytes: number
  readonly now: Date
}

/** The records of an open station as they are backed up. The arrays are of this moment. */
export function backupTables(state: WorkspaceState): Readonly<Record<string, readonly unknown[]>> {
  return perTable((name) => [...state[name].values()])
}

export type BackupCalls = Pick<
  StationBridge['call'],
  'backup.create' | 'backup.write' | 'backup.seal' | 'backup.read' | 'backup.keep' | 'backup.discard'
>

const READ_BYTES = 2 ** 20
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

    const { bytes, sha256 } = await this.#write(identity.value)
    const { file, fileName, manifest } = this.#requireCreated()
    this.#stopIfCancelled()
    this.#enter('rereading')
    const sealed = await this.#outside(this.#calls['backup.seal']({ file }))
    if (sealed.size !== bytes || sealed.sha256 !== sha256) throw new Stop({ kind: 'differs' })

    this.#stopIfCancelled()
    this.#enter('decrypting')
    await this.#verify(file, identity.value.identity, manifest)

    this.#stopIfCancelled()
    const slots = `${JSON.stringify(this.#order.vault, null, 2)}\n`
    const { path } = await this.#outside(this.#calls['backup.keep']({ file, slots }))
    this.#created = null
    this.#enter('done')
    return { fileName, path, at: manifest.madeAt, bytes, sha256, counts: countsOf(manifest) }
  }

  async #write(identity: StationIdentity): Promise<{ readonly bytes: number; readonly sha256: string }> {
    const { tables, schemaVersion, journal, stationName, appVersion, vault, now } = this.#order

    const answer = async (question: Question): Promise<Answer> => {
      this.#stopIfCancelled()
      switch (question.ask) {
        case 'lines':
          return recordLines(tables[question.table] ?? [], question.from)
        case 'create': {
          const { bytes, manifest } = question
          this.#progress.update({ totalBytes: bytes, counts: nothingFound(manifest) })
          await this.#create(bytes, manifest)
          return null
        }
        case 'write': {
          const { file } = this.#requireCreated()
          const { size } = await this.#outside(this.#calls['backup.write']({ file, bytes: question.bytes }))
          this.#progress.update({ writtenBytes: size })
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
    const order = { kind: 'write', head, vault, tables: Object.keys(tables), recipients: identity.recipients } as const
    const finished = await runBackupWorker(this.#startWorker, order, answer)
    if (finished.kind !== 'written') throw new WorkerCrash('nothing was written')
    return finished
  }

  /** Asks for the file only when there is room for all of it; takes another name when the minute's is taken. */
  async #create(bytes: number, manifest: Manifest): Promise<void> {
    const { folder, freeBytes, now } = this.#order
    if (bytes > freeBytes) {
      throw new Stop({
        kind: 'outside',
        stage: 'writing',
        failure: { kind: 'diskFull', detail: '', missingBytes: bytes - freeBytes },
      })
    }
    for (let serial = 1; ; serial += 1) {
      const fileName = backupFileName(now, serial)
      const created = await this.#calls['backup.create']({ folder, name: fileName })
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
          const { bytes } = await this.#outside(
            this.#calls['backup.read']({ file, offset: question.offset, length: READ_BYTES }),
          )
          this.#progress.update({ checkedBytes: question.offset + bytes.length })
          return { bytes: new Uint8Array(bytes) }
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
    const order = { kind: 'scan', identity, schemaVersion: SCHEMA_VERSION, records: false } as const
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
    this.#progress.update({ counts: { ...counts, [table]: { here, found: found + records } } })
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

interface Created {
  readonly file: string
  readonly fileName: string
  readonly manifest: Manifest
}

class Stop extends Error {
  readonly failure: BackupRunFailure

  constructor(failure: BackupRunFailure) {
    super(failure.kind)
    this.failure = failure
  }
}
