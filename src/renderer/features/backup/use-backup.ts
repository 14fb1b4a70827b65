import { SCHEMA_VERSION } from '../../../domain/schema-version.ts'
import { useCallback, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { IpcOutput } from '../../../contract/ipc.ts'
import { isTableName } from '../../../storage/tables.ts'
import { backupSentence } from '../../../backup/failures.ts'
import { recordBackup } from '../../../verbs/backups/record-backup.ts'
import { appVersion } from '../../app/app-version.ts'
import { tellWhileBackingUp } from '../../app/backing-up.ts'
import { flushAll } from '../../app/before-lock.ts'
import { useSession } from '../../app/desk-context.tsx'
import { outsideFailureSentence, useFailureSentence } from '../../app/failure-sentence.ts'
import { useLanguage } from '../../app/use-language.ts'
import type { BackupRunFailure } from '../../workers/backup-progress.ts'
import { BackupRun, backupTables, type KeptBackup } from '../../workers/backup-run.ts'
import { sizeInWords } from '../../ui/sizes.ts'
import { agree, NONE_OLD, thin, type OldBackups } from './old-backups.ts'

/** A folder to back up to: found on a stick that is plugged in, or chosen. */
export type Place = Extract<IpcOutput<'backup.chooseFolder'>, { ok: true }>['value']

/** What the worker says about a stick: its number on the label, and what the register calls it. */
export interface StickName {
  /** `null`: a folder that is no stick. */
  readonly number: string | null
  readonly name: string
}

export type BackupPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly run: BackupRun; readonly medium: string; readonly stopping: boolean }
  | {
      readonly kind: 'kept'
      readonly run: BackupRun
      readonly medium: string
      readonly backup: KeptBackup
      /** Why the register does not have it; '' when it has. */
      readonly notRecorded: string
      readonly place: Place
      readonly old: OldBackups
    }
  | {
      readonly kind: 'failed'
      readonly run: BackupRun
      readonly medium: string
      readonly sentence: string
      /** Where to, for another try. */
      readonly place: Place
      readonly stick: StickName
    }

/** One backup at a time; it goes on when the worker looks at another page meanwhile, and while the desk is covered. */
let phase: BackupPhase = { kind: 'idle' }
const listeners = new Set<() => void>()

tellWhileBackingUp(() => phase.kind === 'running')

function setPhase(next: BackupPhase): void {
  phase = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The backup being made, and what came of the last one. */
export function useBackup() {
  const { desk, store, keys } = useSession()
  const sentenceOf = useFailureSentence()
  const failureSentence = useRunFailureSentence()
  const shown = useSyncExternalStore(subscribe, () => phase)

  const start = async (place: Place, stick: StickName) => {
    const { number, name: medium } = stick
    // A whole copy of the files is written before the verb that records it could refuse (product.md §4).
    if (phase.kind === 'running' || !recordBackup.roles.includes(desk.actor.role)) return
    // What is typed somewhere belongs into the backup.
    await flushAll()
    const meta = await store.readMeta()
    if (meta === null) return
    // State and place in the journal are of one moment: no verb runs in between.
    const moment = await desk.exclusively(() =>
      Promise.resolve({ tables: backupTables(desk.workspace.state), journal: store.journal.head }),
    )
    const run = new BackupRun({
      keys,
      vault: meta.vault,
      ...moment,
      schemaVersion: SCHEMA_VERSION,
      stationName: meta.stationName,
      appVersion: appVersion(),
      folder: place.folder,
      largestFile: place.largestFile,
      now: new Date(),
    })
    setPhase({ kind: 'running', run, medium, stopping: false })
    const kept = await run.start()
    if (!kept.ok) {
      setPhase({ kind: 'failed', run, medium, sentence: failureSentence(kept.failure), place, stick })
      const { kind } = kept.failure
      if (kind !== 'cancelled') void desk.note({ act: 'refused', detail: { what: 'backup', why: kind } })
      return
    }
    const { fileName, bytes, sha256, counts } = kept.value
    const mediumNumber = number === null ? {} : { mediumNumber: number }
    const recorded = await desk.perform(recordBackup, {
      medium,
      ...mediumNumber,
      fileName,
      bytes,
      sha256,
      counts: { ...counts },
    })
    const notRecorded = recorded.ok ? '' : sentenceOf(recorded.failure)
    const { stationId } = meta.vault
    const used = number === null ? null : { number, thins: place.medium?.thins ?? false }
    if (used !== null) {
      // Without it the stick is only not known again; the backup is whole.
      await window.station.call['backup.useMedium']({ folder: place.folder, stationId, medium: used })
    }
    const old =
      used === null || !recorded.ok
        ? NONE_OLD
        : await thin(place, used, stationId, desk.workspace.state, desk.today, fileName)
    setPhase({ kind: 'kept', run, medium, backup: kept.value, notRecorded, place, old })
  }
  /** The worker has seen the list and agrees: now, and after every later backup on this stick. */
  const agreeToThin = async () => {
    if (phase.kind !== 'kept' || phase.old.kind !== 'asking') return
    const meta = await store.readMeta()
    if (meta === null) return
    const { place, old } = phase
    const kept = phase
    setPhase({ ...kept, old: await agree(place, old, meta.vault.stationId) })
  }
  const cancel = useCallback(() => {
    if (phase.kind !== 'running') return
    phase.run.cancel()
    setPhase({ ...phase, stopping: true })
  }, [])
  return { phase: shown, start, cancel, agreeToThin }
}

function useRunFailureSentence() {
  const { t } = useTranslation()
  const language = useLanguage()
  return (failure: BackupRunFailure): string => {
    switch (failure.kind) {
      case 'cancelled':
        return t('backup.failed.cancelled')
      case 'outside': {
        const { kind, missingBytes } = failure.failure
        if (kind === 'tooLarge') return t('backup.failed.tooLarge')
        if (kind === 'diskFull' && missingBytes !== undefined)
          return t('backup.failed.noRoom', { size: sizeInWords(missingBytes) })
        return t('backup.failed.outside', {
          stage: t(`backup.run.stages.${failure.stage}`),
          reason: outsideFailureSentence(t, failure.failure),
        })
      }
      case 'differs':
        return t('backup.failed.differs')
      case 'unreadable':
        return t('backup.failed.unreadable', { reason: backupSentence(failure.failure, language) })
      case 'miscounted': {
        const { table, here, found } = failure
        const name = isTableName(table) ? t(`backup.count.tables.${table}`) : table
        return t('backup.failed.miscounted', { table: name, here, found })
      }
      case 'vaultDamaged':
        return t('backup.failed.vaultDamaged')
      case 'crashed':
        return t('backup.failed.crashed', { message: failure.message })
    }
  }
}
