import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IpcOutput } from '../../../contract/ipc.ts'
import type { Result } from '../../../domain/result.ts'
import { readRestored } from '../../../storage/compare-backup.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import { useSession } from '../../app/desk-context.tsx'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { useRestoreFailureSentence } from '../../app/restore-sentences.ts'
import { RestoreRun, type ChosenBackup, type RestoreFailure, type StagedStation } from '../../workers/restore-run.ts'

/** A backup that is being looked into. Nothing of the station is touched by it. */
export type Trial =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly chosen: ChosenBackup; readonly run: RestoreRun }
  /** The station's own keys do not open it: recovery sheet or a password may, and then it says whose it is. */
  | { readonly kind: 'locked'; readonly chosen: ChosenBackup; readonly run: RestoreRun }
  | { readonly kind: 'refused'; readonly chosen: ChosenBackup; readonly sentence: string }
  | {
      readonly kind: 'open'
      readonly chosen: ChosenBackup
      readonly staged: StagedStation
      /** Its records as a working set of their own, to look at. */
      readonly inside: WorkspaceState
    }

/** Opens a backup with the keys of the open station and keeps what is inside in memory, to be looked at. */
export function useTrial() {
  const { t } = useTranslation()
  const { store, keys, desk } = useSession()
  const sentenceOf = useRestoreFailureSentence()
  const [trial, setTrial] = useState<Trial>({ kind: 'none' })
  const [trouble, setTrouble] = useState('')
  const open = useRef<RestoreRun | null>(null)
  const staged = useRef<StagedStation | null>(null)
  useEffect(
    () => () => {
      open.current?.cancel()
      void open.current?.close()
      void staged.current?.attachments.drop()
    },
    [],
  )

  const letGo = async () => {
    open.current?.cancel()
    await open.current?.close()
    open.current = null
    // Sealed files that came with a backup which is not put in place after all.
    await staged.current?.attachments.drop()
    staged.current = null
  }
  const opened = async (chosen: ChosenBackup, read: StagedStation) => {
    staged.current = read
    const meta = await store.readMeta()
    const { stationId, stationName, schemaVersion } = read.manifest
    if (meta?.vault.stationId !== stationId) {
      setTrial({ kind: 'refused', chosen, sentence: t('restore.over.otherStation', { station: stationName }) })
      return
    }
    const inside = readRestored(read.tables, schemaVersion)
    if (inside.ok) {
      setTrial({ kind: 'open', chosen, staged: read, inside: inside.value })
      void desk.note({ act: 'opened', detail: { what: 'backup', fileName: chosen.name } })
    } else setTrial({ kind: 'refused', chosen, sentence: t('restore.over.badRecord', { where: inside.failure }) })
  }
  const settle = async (chosen: ChosenBackup, run: RestoreRun, result: Result<StagedStation, RestoreFailure>) => {
    if (result.ok) await opened(chosen, result.value)
    else if (result.failure.kind === 'backup' && result.failure.failure.kind === 'wrongKey')
      setTrial({ kind: 'locked', chosen, run })
    else if (result.failure.kind === 'cancelled') setTrial({ kind: 'none' })
    else {
      setTrial({ kind: 'refused', chosen, sentence: sentenceOf(result.failure) })
      void desk.note({ act: 'refused', detail: { what: 'restore', fileName: chosen.name } })
    }
  }
  const look = async (opening: () => Promise<IpcOutput<'restore.chooseFile'>>) => {
    const file = await opening()
    if (!file.ok) {
      setTrouble(outsideFailureSentence(t, file.failure))
      return
    }
    await letGo()
    setTrouble('')
    const run = new RestoreRun(file.value)
    open.current = run
    setTrial({ kind: 'opening', chosen: file.value, run })
    const meta = await store.readMeta()
    if (meta === null) return
    await settle(file.value, run, await run.openWithKeys(keys, meta.vault, 'stage'))
  }
  return {
    trial,
    trouble,
    lookInFile: () => void look(() => window.station.call['restore.chooseFile'](undefined)),
    lookInKept: (name: string) => void look(() => window.station.call['snapshot.open']({ name })),
    /** After recovery sheet or password. */
    opened,
    put: () => void letGo().then(() => setTrial({ kind: 'none' })),
  }
}
