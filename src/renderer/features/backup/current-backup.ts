import { useSyncExternalStore } from 'react'
import type { Result } from '../../../domain/result.ts'
import { recordBackup } from '../../../verbs/backups/record-backup.ts'
import type { VerbFailure } from '../../../verbs/verb.ts'
import { appVersion } from '../../app/app-version.ts'
import type { Session } from '../../app/desk-context.tsx'
import { beforeLock } from '../../app/before-lock.ts'
import type { BackupRunFailure } from '../../workers/backup-progress.ts'
import { BackupRun, type KeptBackup } from '../../workers/backup-run.ts'
import { Observable } from '../../workers/observable.ts'

/** A folder the worker chose, as `backup.chooseFolder` gave it. */
export interface ChosenFolder {
  readonly folder: string
  readonly label: string
  readonly freeBytes: number
  readonly systemDrive: boolean
}

export type CurrentBackup =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly run: BackupRun; readonly medium: string; readonly stopping: boolean }
  | { readonly kind: 'kept'; readonly kept: KeptBackup; readonly notRecorded: VerbFailure | null }
  | { readonly kind: 'failed'; readonly failure: BackupRunFailure }

// Of the page, not of the screen: a backup goes on while its owner looks something up in a file.
const current = new Observable<{ readonly backup: CurrentBackup }>({ backup: { kind: 'none' } })

export function useCurrentBackup(): CurrentBackup {
  return useSyncExternalStore(current.subscribe, () => current.get().backup)
}

/** Runs one backup and enters it in the register when, and only when, it was read back and counted. */
export async function backUp(session: Session, chosen: ChosenFolder, medium: string): Promise<void> {
  if (current.get().backup.kind === 'running') return
  const { desk, store, keys } = session
  const meta = await store.readMeta()
  if (meta === null) return
  const run = new BackupRun({
    keys,
    vault: meta.vault,
    state: desk.workspace.state,
    stationName: meta.stationName,
    appVersion: appVersion(),
    folder: chosen.folder,
    freeBytes: chosen.freeBytes,
    now: new Date(),
  })
  current.update({ backup: { kind: 'running', run, medium, stopping: false } })
  const finished = run.start()
  // Locking ends the page: the half-written file must be gone from the stick before that.
  const release = beforeLock(async () => {
    run.cancel()
    await finished
    return true
  })
  try {
    current.update({ backup: await settle(session, medium, await finished) })
  } catch (error) {
    current.update({ backup: { kind: 'failed', failure: { kind: 'crashed', message: String(error) } } })
  } finally {
    release()
  }
}

export function stopBackup(): void {
  const { backup } = current.get()
  if (backup.kind !== 'running') return
  backup.run.cancel()
  current.update({ backup: { ...backup, stopping: true } })
}

/** Back to choosing. */
export function forgetBackup(): void {
  if (current.get().backup.kind !== 'running') current.update({ backup: { kind: 'none' } })
}

async function settle(
  { desk }: Session,
  medium: string,
  finished: Result<KeptBackup, BackupRunFailure>,
): Promise<CurrentBackup> {
  if (!finished.ok) return { kind: 'failed', failure: finished.failure }
  const { fileName, bytes, sha256, counts } = finished.value
  const recorded = await desk.perform(recordBackup, { medium, fileName, bytes, sha256, counts: { ...counts } })
  return { kind: 'kept', kept: finished.value, notRecorded: recorded.ok ? null : recorded.failure }
}
