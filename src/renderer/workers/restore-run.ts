import type { BackupFailure } from '../../backup/failures.ts'
import type { Manifest } from '../../backup/manifest.ts'
import type { VerifiedBackup } from '../../backup/read-backup.ts'
import type { OutsideFailure } from '../../contract/ipc.ts'
import type { StationBridge } from '../../contract/station-bridge.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { SCHEMA_VERSION } from '../../domain/schema-version.ts'
import { isTableName, perTable, TABLE_NAMES, type TableName } from '../../storage/tables.ts'
import type { Argon2 } from '../../vault/argon2-parameters.ts'
import { overOwnBuffer } from '../../vault/bytes.ts'
import { parseRecoveryKey, type RecoveryKeyFailure } from '../../vault/recovery-key.ts'
import { stationIdentity, type StationIdentity } from '../../vault/station-identity.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { unlockWithPassword, unlockWithRecoveryKey, type PasswordFailure } from '../../vault/unlock.ts'
import { parseVaultFile, type VaultFile } from '../../vault/vault-file.ts'
import { AttachmentStaging, unstaged, type StagedAttachments } from './attachment-staging.ts'
import type { AttachmentCalls } from '../attachments/sealed-file.ts'
import type { Answer, Question } from './backup-protocol.ts'
import { runBackupWorker, startBackupWorker, WorkerCrash, type StartBackupWorker } from './backup-worker.ts'
import { Observable } from './observable.ts'
import { trailOfToday } from './trail-of-today.ts'

/** As `restore.chooseFile` gave it. */
export interface ChosenBackup {
  readonly file: string
  readonly name: string
  readonly size: number
  /** Text of the slots file beside it. */
  readonly slots: string | null
}

export interface RestoreProgress {
  readonly stage: 'waiting' | 'opening' | 'reading' | 'done'
  readonly totalBytes: number
  readonly readBytes: number
  /** Known once the file is opened. */
  readonly manifest: Manifest | null
  /** Records read so far, by table. */
  readonly counts: Readonly<Record<string, number>>
}

export type RestoreFailure =
  | { readonly kind: 'cancelled' }
  /** What was typed is no recovery key; says where the slip is. */
  | { readonly kind: 'badKey'; readonly failure: RecoveryKeyFailure }
  /** There is no slots file beside the backup, or it is not one: only the recovery key opens it. */
  | { readonly kind: 'noSlots' }
  | { readonly kind: 'password'; readonly failure: PasswordFailure }
  | { readonly kind: 'backup'; readonly failure: BackupFailure }
  | { readonly kind: 'outside'; readonly failure: OutsideFailure }
  | { readonly kind: 'crashed'; readonly message: string }

/** A whole verified backup in memory. Nothing of the station has been touched; `replaceAll` puts it in its place. */
export interface StagedStation {
  readonly manifest: Manifest
  readonly vault: VaultFile
  readonly keys: StationKeys
  /** Whose password opened it; `null` for the recovery key. */
  readonly staffId: string | null
  /** Records of each table, not yet parsed by their schemas. */
  readonly tables: Readonly<Record<TableName, readonly unknown[]>>
  /** Its attachments, sealed and verified, not in their place yet. */
  readonly attachments: StagedAttachments
}

export type RestoreCalls = Pick<StationBridge['call'], 'restore.read' | 'restore.close'> & AttachmentCalls

/** The accounts a slots file offers for opening its backup; `null` when there is no such file or it is not readable. */
export function readSlots(text: string | null): VaultFile | null {
  if (text === null) return null
  try {
    const vault = parseVaultFile(JSON.parse(text))
    return vault.ok ? vault.value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Reads one chosen backup file, as often as it takes to type the right key; `close` it in the end. */
export class RestoreRun {
  readonly #chosen: ChosenBackup
  readonly #calls: RestoreCalls
  readonly #startWorker: StartBackupWorker
  readonly #progress: Observable<RestoreProgress>
  #cancelled = false

  /** For `useSyncExternalStore`. */
  readonly progress: () => RestoreProgress
  readonly subscribe: (listener: () => void) => () => void

  constructor(
    chosen: ChosenBackup,
    calls: RestoreCalls = window.station.call,
    startWorker: StartBackupWorker = startBackupWorker,
  ) {
    this.#chosen = chosen
    this.#calls = calls
    this.#startWorker = startWorker
    this.#progress = new Observable<RestoreProgress>({
      stage: 'waiting',
      totalBytes: chosen.size,
      readBytes: 0,
      manifest: null,
      counts: {},
    })
    this.progress = this.#progress.get
    this.subscribe = this.#progress.subscribe
  }

  /** @param typed the twelve groups or the whole key, as typed or scanned */
  async openWithRecoveryKey(typed: string): Promise<Result<StagedStation, RestoreFailure>> {
    const key = await parseRecoveryKey(typed)
    if (!key.ok) return fail({ kind: 'badKey', failure: key.failure })
    return this.#settle(async () => {
      const staged = await this.#read(key.value, async (vault) => {
        const keys = await unlockWithRecoveryKey(vault, key.value)
        return keys.ok ? keys.value : null
      })
      const keys = await unlockWithRecoveryKey(staged.vault, key.value)
      if (!keys.ok) throw inconsistentVault()
      return { ...staged, keys: keys.value, staffId: null }
    })
  }

  /** With the slots file beside the backup and a staff member's password of the day it was made. */
  async openWithPassword(
    account: string,
    password: string,
    argon2: Argon2,
  ): Promise<Result<StagedStation, RestoreFailure>> {
    const slots = readSlots(this.#chosen.slots)
    if (slots === null) return fail({ kind: 'noSlots' })
    const unlocked = await unlockWithPassword(slots, account, password, argon2)
    if (!unlocked.ok) return fail({ kind: 'password', failure: unlocked.failure })
    const { keys, staffId } = unlocked.value
    const identity = await stationIdentity(keys, slots)
    if (!identity.ok) return fail({ kind: 'password', failure: 'damaged' })
    return this.#settle(async () => {
      const staged = await this.#read(identity.value.identity, () => Promise.resolve(keys))
      // The vault inside is the one that counts; it must be of the same keys as the slots file.
      if (!(await stationIdentity(keys, staged.vault)).ok) throw inconsistentVault()
      return { ...staged, keys, staffId }
    })
  }

  /**
   * With the keys of the station that is open: a snapshot or a backup of its own.
   * @param attachments `verify` reads them and keeps nothing: for a rehearsal, or where the files are there already
   */
  async openWithKeys(
    keys: StationKeys,
    vault: VaultFile,
    attachments: 'verify' | 'stage' = 'verify',
  ): Promise<Result<StagedStation, RestoreFailure>> {
    const identity = await stationIdentity(keys, vault)
    if (!identity.ok) return fail({ kind: 'password', failure: 'damaged' })
    const stageWith = attachments === 'stage' ? () => Promise.resolve(keys) : null
    return this.#settle(async () => {
      const read = await this.#readWithAnyOf(keys, identity.value, stageWith)
      return { ...read, keys, staffId: null }
    })
  }

  /** With the identity of today, or of keys before: then the trail inside is sealed anew, as if it were of today. */
  async #readWithAnyOf(
    keys: StationKeys,
    { identity, former }: StationIdentity,
    stageWith: (() => Promise<StationKeys>) | null,
  ) {
    try {
      return await this.#read(identity, stageWith)
    } catch (error) {
      if (!isWrongKey(error)) throw error
      for (const before of former.toReversed()) {
        try {
          const read = await this.#read(before.identity, stageWith)
          const trail = await trailOfToday(before, keys, read.tables.trail)
          return { ...read, tables: { ...read.tables, trail } }
        } catch (other) {
          if (!isWrongKey(other)) throw other
        }
      }
      throw error
    }
  }

  /** Stops at the next step; the opening then returns `cancelled`. */
  readonly cancel = (): void => {
    this.#cancelled = true
  }

  /** Gives the file back to the system. */
  async close(): Promise<void> {
    await this.#calls['restore.close']({ file: this.#chosen.file })
  }

  async #settle(open: () => Promise<StagedStation>): Promise<Result<StagedStation, RestoreFailure>> {
    this.#cancelled = false
    this.#progress.update({ stage: 'opening', readBytes: 0, manifest: null, counts: {} })
    try {
      const staged = await open()
      this.#progress.update({ stage: 'done' })
      return succeed(staged)
    } catch (error) {
      this.#progress.update({ stage: 'waiting' })
      if (error instanceof Stop) return fail(error.failure)
      if (error instanceof WorkerCrash) return fail({ kind: 'crashed', message: error.message })
      throw error
    }
  }

  /** @param stageWith gives the keys to seal the attachments with, from the vault inside; `null`: they are not kept */
  async #read(
    identity: string,
    stageWith: ((vault: VaultFile) => Promise<StationKeys | null>) | null,
  ): Promise<VerifiedBackup & Pick<StagedStation, 'tables' | 'attachments'>> {
    const staging = new AttachmentStaging(this.#calls)
    try {
      const { manifest, ...read } = await this.#scan(identity, stageWith, staging)
      const attachments = stageWith === null ? unstaged(manifest) : this.#requireDone(await staging.finished(manifest))
      return { manifest, ...read, attachments }
    } catch (error) {
      if (stageWith !== null) await staging.drop()
      throw error
    }
  }

  async #scan(
    identity: string,
    stageWith: ((vault: VaultFile) => Promise<StationKeys | null>) | null,
    staging: AttachmentStaging,
  ): Promise<VerifiedBackup & Pick<StagedStation, 'tables'>> {
    const tables = new Map<string, unknown[]>()
    const answer = async (question: Question): Promise<Answer> => {
      if (this.#cancelled) throw new Stop({ kind: 'cancelled' })
      switch (question.ask) {
        case 'read': {
          const { offset, length } = question
          const read = await this.#calls['restore.read']({ file: this.#chosen.file, offset, length })
          if (!read.ok) throw new Stop({ kind: 'outside', failure: read.failure })
          const { bytes } = read.value
          // What was asked for behind the end is empty.
          if (bytes.length > 0) this.#progress.soon({ readBytes: offset + bytes.length })
          return { bytes: overOwnBuffer(bytes) }
        }
        case 'opened':
          this.#progress.update({ stage: 'reading', manifest: question.manifest })
          return null
        case 'counted': {
          const records = tables.get(question.table) ?? []
          for (const line of question.lines) records.push(JSON.parse(line))
          tables.set(question.table, records)
          this.#progress.soon({ counts: { ...this.#progress.get().counts, [question.table]: records.length } })
          return null
        }
        case 'vault': {
          const keys = await stageWith?.(question.vault)
          const { manifest } = this.#progress.get()
          if (keys == null || manifest === null) throw inconsistentVault()
          this.#requireDone(await staging.begin(manifest))
          return { keys: { stationId: keys.stationId, attachments: keys.attachments } }
        }
        case 'attachment':
          return this.#requireDone(await staging.take(question.attachment, question.sealed, question.last))
        default:
          throw new Error(`not while reading: ${question.ask}`)
      }
    }
    const order = {
      kind: 'scan',
      identity,
      schemaVersion: SCHEMA_VERSION,
      records: true,
      attachments: stageWith !== null,
    } as const
    const finished = await runBackupWorker(this.#startWorker, order, answer)
    if (finished.kind !== 'scanned') throw new WorkerCrash('nothing was read')
    if (!finished.result.ok) throw new Stop({ kind: 'backup', failure: finished.result.failure })
    return { ...finished.result.value, tables: requireTables(finished.result.value.manifest, tables) }
  }

  #requireDone<Value>(done: Result<Value, OutsideFailure>): Value {
    if (!done.ok) throw new Stop({ kind: 'outside', failure: done.failure })
    return done.value
  }
}

class Stop extends Error {
  readonly failure: RestoreFailure

  constructor(failure: RestoreFailure) {
    super(failure.kind)
    this.failure = failure
  }
}

function isWrongKey(error: unknown): boolean {
  return error instanceof Stop && error.failure.kind === 'backup' && error.failure.failure.kind === 'wrongKey'
}

function inconsistentVault(): Stop {
  return new Stop({ kind: 'backup', failure: { kind: 'inconsistent', where: 'vault.json' } })
}

/**
 * A backup of this schema version has exactly these tables: one more or less is a forgery or a mistake. An older version
 * had fewer.
 */
function requireTables(manifest: Manifest, tables: ReadonlyMap<string, readonly unknown[]>): StagedStation['tables'] {
  const listed = new Set(manifest.tables.map((table) => table.name))
  const older = manifest.schemaVersion < SCHEMA_VERSION
  const known = [...listed].every(isTableName)
  if (!known || (!older && listed.size !== TABLE_NAMES.length)) {
    throw new Stop({ kind: 'backup', failure: { kind: 'inconsistent', where: 'tables' } })
  }
  return perTable((name) => tables.get(name) ?? [])
}
