import { backupDay } from '../../backup/backup-name.ts'
import type { Rehearsal } from '../../domain/records.ts'
import { judge, readRestored, textsOf, writtenSince } from '../../storage/compare-backup.ts'
import type { Journal } from '../../storage/journal.ts'
import type { WorkspaceState } from '../../storage/tables.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import type { VaultFile } from '../../vault/vault-file.ts'
import type { RestoreFailure, RestoreRun } from './restore-run.ts'

export type RehearsalResult = Pick<Rehearsal, 'fileName' | 'madeAt' | 'outcome' | 'details' | 'sentence'>

interface RehearsalOrder {
  readonly run: RestoreRun
  readonly fileName: string
  readonly keys: StationKeys
  readonly vault: VaultFile
  readonly journal: Journal
  readonly state: WorkspaceState
  readonly now: Date
  /** Why a backup could not be read, for the register and the screen. */
  readonly sentenceOf: (failure: RestoreFailure) => string
  readonly badRecord: (table: string) => string
}

/**
 * Reads a backup as a restore would, into memory only, and compares it table by table with the station as it is open.
 * Nothing of either is changed. `null`: the worker stopped it.
 */
export async function rehearse(order: RehearsalOrder): Promise<RehearsalResult | null> {
  const { run, fileName, keys, vault, journal, state, now } = order
  const live = textsOf(state)
  const staged = await run.openWithKeys(keys, vault)
  const madeAt = () => run.progress().manifest?.madeAt ?? dayInName(fileName) ?? now.toISOString()
  const unreadable = (sentence: string): RehearsalResult => ({
    fileName,
    madeAt: madeAt(),
    outcome: 'unreadable',
    details: [],
    sentence,
  })
  if (!staged.ok) return staged.failure.kind === 'cancelled' ? null : unreadable(order.sentenceOf(staged.failure))
  const { manifest, tables } = staged.value
  const restored = readRestored(tables, manifest.schemaVersion)
  if (!restored.ok) return unreadable(order.badRecord(restored.failure))
  const since = await writtenSince(journal, keys, manifest.journal)
  const judged = await judge(live, textsOf(restored.value), since)
  return { fileName, madeAt: manifest.madeAt, sentence: '', ...judged }
}

function dayInName(fileName: string): string | null {
  const made = backupDay(fileName)
  return made === null ? null : new Date(`${made.day}T00:00:00`).toISOString()
}
