import { useCallback, useEffect, useState } from 'react'
import type { OutsideFailure } from '../../../contract/ipc.ts'
import type { Attachment } from '../../../domain/records.ts'
import { selfCheck, type SelfCheckProgress, type SelfCheckReport } from '../../../storage/self-check.ts'
import { appVersion } from '../../app/app-version.ts'
import { useSession, type Session } from '../../app/desk-context.tsx'
import { chunkBytesOf } from '../../../vault/sealed-chunks.ts'
import { openingTools } from '../../workers/snapshots.ts'

export type CheckState =
  | { readonly kind: 'running'; readonly progress: SelfCheckProgress }
  | { readonly kind: 'done'; readonly report: SelfCheckReport }
  | { readonly kind: 'failed'; readonly failure: OutsideFailure }

const BEGIN: CheckState = { kind: 'running', progress: { stage: 'snapshot', share: 0 } }

/** Runs the self-check when the page opens, and again when asked. */
export function useSelfCheck() {
  const session = useSession()
  const [state, setState] = useState<CheckState>(BEGIN)
  const [round, setRound] = useState(0)
  useEffect(() => {
    let current = true
    const set = (next: CheckState) => {
      if (current) setState(next)
    }
    runCheck(session, (progress) => set({ kind: 'running', progress })).then(
      (done) => set(done.ok ? { kind: 'done', report: done.value } : { kind: 'failed', failure: done.failure }),
      (error: unknown) =>
        set({ kind: 'failed', failure: { kind: 'failed', detail: error instanceof Error ? error.message : '' } }),
    )
    return () => {
      current = false
    }
  }, [session, round])
  const again = useCallback(() => {
    setState(BEGIN)
    setRound((before) => before + 1)
  }, [])
  return { state, again }
}

async function runCheck(session: Session, onProgress: (progress: SelfCheckProgress) => void) {
  const { desk, store, keys } = session
  const meta = await store.readMeta()
  if (meta === null) throw new Error('there is no station in this store')
  let shown = ''
  return selfCheck(
    { store, keys, workspace: desk.workspace },
    {
      readSnapshot: openingTools(keys, meta, appVersion()).readSnapshot,
      // Asking for the promise is free, and the answer is what counts.
      persisted: async () => (await navigator.storage.persisted()) || navigator.storage.persist(),
      missingAttachments,
      appVersion: appVersion(),
      now: () => new Date(),
    },
    (progress) => {
      // In whole percent: each entry would be a new picture otherwise.
      const words = `${progress.stage} ${Math.round(progress.share * 100)}`
      if (words === shown) return
      shown = words
      onProgress(progress)
    },
  )
}

/** Attachments whose sealed file is not there in its whole length. */
async function missingAttachments(attachments: readonly Attachment[]): Promise<readonly string[] | null> {
  const listed = await window.station.call['attachment.list'](undefined)
  if (!listed.ok) return null
  const lengths = new Map(listed.value.files.map(({ id, bytes }) => [id, bytes]))
  return attachments.filter(({ id, bytes }) => chunkBytesOf(bytes, lengths.get(id) ?? 0) === null).map(({ id }) => id)
}
