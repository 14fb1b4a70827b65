import type { RenewalSources } from '../../contract/renewal.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { SCHEMA_VERSION } from '../../domain/schema-version.ts'
import { clearCopy, jsonOf, metaAfter, type Meta } from '../../storage/meta.ts'
import { sealedFrame } from '../../storage/reseal-journal.ts'
import type { Store } from '../../storage/store.ts'
import type { WorkspaceState } from '../../storage/tables.ts'
import { takeSlots } from '../../vault/change-slots.ts'
import { refreshSlots } from '../../vault/renew-station-key.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { parseVaultFile, type VaultFile } from '../../vault/vault-file.ts'
import type { Desk } from '../../verbs/desk.ts'
import { startBackupWorker, type StartBackupWorker } from '../workers/backup-worker.ts'
import { Observable } from '../workers/observable.ts'
import { firstUnderRenewedKeys } from './first-entry.ts'
import { outside, RenewalStop, type RenewalCalls, type RenewalFailure } from './renewal-calls.ts'
import { resealAttachments, type Resealing } from './reseal-attachments.ts'
import { renewedHead, resealJournals, type ChainEnd } from './reseal-journals.ts'
import { keepSnapshots, takeRenewedSnapshot } from './renewed-snapshots.ts'

export interface RenewalProgress {
  readonly stage: 'attachments' | 'journal' | 'snapshots' | 'placing' | 'done'
  readonly doneBytes: number
  /** `null` until the folder was looked at. */
  readonly totalBytes: number | null
}

/** Keys to come, and the vault file that opens them. */
export interface KeysToCome {
  readonly keys: StationKeys
  readonly vault: VaultFile
}

export interface RenewalOrder {
  readonly desk: Desk
  readonly store: Store
  readonly keys: StationKeys
  readonly renewed: KeysToCome
  /** Whether a renewal with these keys was begun before. */
  readonly goOn: boolean
  readonly appVersion: string
  /** Stores everything typed; `false` when something could not be. */
  readonly flush: () => Promise<boolean>
}

/**
 * Renews the keys of the station: everything that lies on this PC is sealed anew into a folder of its own, which then
 * takes the place of the old one in one step. Until that step the station in use is untouched; whatever stops the run,
 * a press, a full disk or a power cut, leaves it as it is, and what was done is not done again.
 *
 * After it succeeded the page is of no use any more: its keys open nothing. Throw it away at once; unlocking builds the
 * browser's store from the new folder.
 */
export class RenewalRun {
  readonly #order: RenewalOrder
  readonly #calls: RenewalCalls
  readonly #startWorker: StartBackupWorker
  readonly #progress = new Observable<RenewalProgress>({ stage: 'attachments', doneBytes: 0, totalBytes: null })
  #paused = false

  /** For `useSyncExternalStore`. */
  readonly progress = this.#progress.get
  readonly subscribe = this.#progress.subscribe

  constructor(
    order: RenewalOrder,
    calls: RenewalCalls = window.station.call,
    startWorker: StartBackupWorker = startBackupWorker,
  ) {
    this.#order = order
    this.#calls = calls
    this.#startWorker = startWorker
  }

  /** Stops at the next step; `start` then returns `paused`. Has no effect once the new folder is being put in place. */
  readonly pause = (): void => {
    this.#paused = true
  }

  /** Call it once. */
  async start(): Promise<Result<null, RenewalFailure>> {
    const { desk, renewed, goOn, flush } = this.#order
    try {
      const vault = JSON.stringify(renewed.vault)
      await outside(goOn ? this.#calls['renewal.goOn'](undefined) : this.#calls['renewal.begin']({ vault }))
      // Photos and scans take the longest, and the desk can be used meanwhile: they never change once they are there.
      await this.#attachments()
      if (!(await flush())) throw new RenewalStop({ kind: 'notKept' })
      await desk.exclusively(() => this.#theRest())
      this.#progress.update({ stage: 'done' })
      return succeed(null)
    } catch (error) {
      if (error instanceof RenewalStop) return fail(error.failure)
      throw error
    }
  }

  async #attachments(): Promise<RenewalSources> {
    const { sources, resealing } = await this.#look()
    this.#progress.update({ stage: 'attachments' })
    await resealAttachments(sources.attachments, resealing)
    return sources
  }

  /** While nobody writes: what was attached meanwhile, the journal, the first entry under the new keys, snapshots. */
  async #theRest(): Promise<void> {
    const { store } = this.#order
    await this.#attachments()
    const { sources, resealing } = await this.#look()
    for (const { bytes } of sources.attachments) resealing.onBytes(bytes)
    this.#progress.update({ stage: 'journal' })
    const end = await resealJournals(sources.segments, resealing)
    const { head } = store.journal
    if (end === null || end.seq !== head?.seq || end.old !== head.hash) {
      throw new RenewalStop({ kind: 'differs' })
    }
    const { meta, state } = await this.#firstEntry(end, sources, await this.#currentMeta())
    await this.#snapshots(sources, meta, state)
    this.#breathe()
    this.#progress.update({ stage: 'placing' })
    await outside(this.#calls['renewal.finish']({ marker: JSON.stringify(clearCopy(meta)) }))
  }

  async #look() {
    const { keys, renewed } = this.#order
    const { sources, done } = await outside(this.#calls['renewal.sources'](undefined))
    const bytes = [...sources.attachments, ...sources.segments].reduce((sum, file) => sum + file.bytes, 0)
    this.#progress.update({ doneBytes: 0, totalBytes: bytes })
    const resealing: Resealing = {
      from: keys,
      to: renewed.keys,
      calls: this.#calls,
      done,
      breathe: () => this.#breathe(),
      onBytes: (more) => this.#progress.soon({ doneBytes: this.#progress.get().doneBytes + more }),
    }
    return { sources, resealing }
  }

  async #currentMeta(): Promise<Meta> {
    const meta = await this.#order.store.readMeta()
    if (meta === null) throw new RenewalStop({ kind: 'differs' })
    return meta
  }

  /** Says in the renewed journal that the keys are new, with the slots of those who are at work here today. */
  async #firstEntry(
    end: ChainEnd,
    { segments }: RenewalSources,
    meta: Meta,
  ): Promise<{ readonly meta: Meta; readonly state: WorkspaceState }> {
    const { desk, keys, renewed } = this.#order
    const { staff } = desk.workspace.state
    const atWork = takeSlots(meta.vault, ({ staffId }) => staff.get(staffId)?.active !== true)
    const { vault } = await refreshSlots(renewed.vault, renewed.keys, atWork, keys, desk.actor.id)
    const first = await firstUnderRenewedKeys(desk, keys, renewed.keys, new Date())
    if (!first.ok) throw new RenewalStop({ kind: 'verb', failure: first.failure })
    const { entry, changes, state } = first.value
    const place = { seq: end.seq + 1, before: end.renewed }
    const frame = await sealedFrame(renewed.keys, place, entry)
    const next: Meta = { ...metaAfter(meta, changes), vault, journal: { seq: place.seq, hash: frame.hash } }
    const header = {
      format: 'xingchen-journal',
      formatVersion: 1,
      stationId: vault.stationId,
      firstSeq: place.seq,
      before: place.before,
      startedAt: entry.at,
      meta: jsonOf(clearCopy(next)),
    }
    const line = new TextEncoder().encode(`${JSON.stringify(header)}\n`)
    const bytes = new Uint8Array(line.byteLength + frame.bytes.byteLength)
    bytes.set(line, 0)
    bytes.set(frame.bytes, line.byteLength)
    const name = nameAfter(segments)
    const { file } = await outside(this.#calls['renewal.create']({ place: 'journal', name, bytes: bytes.byteLength }))
    await outside(this.#calls['renewal.write']({ file, bytes }))
    await outside(this.#calls['renewal.keep']({ file, source: 'first entry', result: frame.hash }))
    return { meta: next, state }
  }

  async #snapshots(sources: RenewalSources, meta: Meta, state: WorkspaceState): Promise<void> {
    const { keys, renewed, appVersion } = this.#order
    this.#progress.update({ stage: 'snapshots' })
    const tools = { calls: this.#calls, startWorker: this.#startWorker, appVersion, keys: renewed.keys }
    const before = await this.#currentMeta()
    await keepSnapshots(sources.keptSnapshots, tools, {
      from: { keys, vault: before.vault },
      meta,
      headOf: (head) => renewedHead(this.#calls, sources.segments, head),
      breathe: () => this.#breathe(),
    })
    this.#breathe()
    if (!(await takeRenewedSnapshot(tools, meta, state, SCHEMA_VERSION))) throw new RenewalStop({ kind: 'noSnapshot' })
  }

  #breathe(): void {
    if (this.#paused) throw new RenewalStop({ kind: 'paused' })
  }
}

/** The file after the last one of the journal in use. */
function nameAfter(segments: RenewalSources['segments']): string {
  const numbers = segments.flatMap(({ place, name }) => (place === 'journal' ? [Number.parseInt(name, 10)] : []))
  return `${String(Math.max(0, ...numbers) + 1).padStart(6, '0')}.journal`
}

/**
 * The keys to come of a renewal that was begun; `null` when it is of another state of the key slots (a new recovery
 * sheet since, another renewal): it has to begin anew then.
 */
export function vaultToCome(text: string, vault: VaultFile): VaultFile | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  const read = parseVaultFile(json)
  if (!read.ok) return null
  const follows = read.value.renewed?.former.at(-1)?.recipient === vault.identity.recipient
  return follows && read.value.recovery.recipient === vault.recovery.recipient ? read.value : null
}
