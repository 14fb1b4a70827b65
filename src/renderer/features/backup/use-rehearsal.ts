import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IpcOutput } from '../../../contract/ipc.ts'
import { recordRehearsal } from '../../../verbs/backups/record-rehearsal.ts'
import { flushAll } from '../../app/before-lock.ts'
import { useSession } from '../../app/desk-context.tsx'
import { outsideFailureSentence, useFailureSentence } from '../../app/failure-sentence.ts'
import { useRestoreFailureSentence } from '../../app/restore-sentences.ts'
import { rehearse, type RehearsalResult } from '../../workers/rehearsal.ts'
import { RestoreRun } from '../../workers/restore-run.ts'
import type { Place } from './use-backup.ts'

export type RehearsalPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly run: RestoreRun; readonly fileName: string }
  | { readonly kind: 'done'; readonly result: RehearsalResult; readonly notRecorded: string }
  | { readonly kind: 'trouble'; readonly sentence: string }

/** A rehearsal of the restore: from the newest backup on a stick, or from a chosen file. */
export function useRehearsal() {
  const { t } = useTranslation()
  const { desk, store, keys } = useSession()
  const sentenceOf = useRestoreFailureSentence()
  const verbSentence = useFailureSentence()
  const [phase, setPhase] = useState<RehearsalPhase>({ kind: 'idle' })
  const running = useRef<RestoreRun | null>(null)
  // Left behind, it stops: nobody would see what it came to.
  useEffect(() => () => running.current?.cancel(), [])

  const read = async (opened: IpcOutput<'restore.chooseFile'>) => {
    if (!opened.ok) {
      setPhase(
        opened.failure.kind === 'cancelled'
          ? { kind: 'idle' }
          : { kind: 'trouble', sentence: outsideFailureSentence(t, opened.failure) },
      )
      return
    }
    const meta = await store.readMeta()
    if (meta === null) return
    await flushAll()
    const fileName = opened.value.name
    const run = new RestoreRun(opened.value)
    running.current = run
    setPhase({ kind: 'running', run, fileName })
    const result = await rehearse({
      run,
      fileName,
      keys,
      vault: meta.vault,
      journal: store.journal,
      state: desk.workspace.state,
      now: new Date(),
      sentenceOf,
      badRecord: (where) => t('restore.place.badRecord', { where }),
    })
    await run.close()
    running.current = null
    if (result === null) {
      setPhase({ kind: 'trouble', sentence: t('restore.failed.cancelled') })
      return
    }
    const recorded = await desk.perform(recordRehearsal, result)
    setPhase({ kind: 'done', result, notRecorded: recorded.ok ? '' : verbSentence(recorded.failure) })
  }
  const begin = (opening: () => Promise<IpcOutput<'restore.chooseFile'>>) => {
    if (running.current !== null) return
    void opening()
      .then(read)
      .catch((error: unknown) =>
        setPhase({ kind: 'trouble', sentence: t('restore.failed.crashed', { message: String(error) }) }),
      )
  }
  return {
    phase,
    fromFile: () => begin(() => window.station.call['restore.chooseFile'](undefined)),
    fromStick: ({ folder }: Place) =>
      begin(async () => {
        const listed = await window.station.call['backup.list']({ folder })
        if (!listed.ok) return listed
        const [newest] = listed.value.backups
        return newest === undefined
          ? { ok: false, failure: { kind: 'gone', detail: '' } }
          : window.station.call['backup.open']({ folder, name: newest.name })
      }),
    cancel: () => running.current?.cancel(),
  }
}
