import type { StartBackupWorker } from '../../../src/renderer/workers/backup-worker.ts'
import type { FromBackupWork } from '../../../src/renderer/workers/backup-protocol.ts'
import { serveBackupWork } from '../../../src/renderer/workers/backup-work.ts'

/** The worker's work without a worker; messages are cloned and buffers really move, as between threads. */
export const startInProcess: StartBackupWorker = () => {
  let ended = false
  let listener: ((message: FromBackupWork) => void) | null = null
  const receive = serveBackupWork((message, transfer) => {
    const clone = structuredClone(message, { transfer })
    setImmediate(() => {
      if (!ended) listener?.(clone)
    })
  })
  return {
    listen: (onMessage) => {
      listener = onMessage
    },
    post: (message, transfer) => {
      const clone = structuredClone(message, { transfer })
      setImmediate(() => {
        if (!ended) receive(clone)
      })
    },
    end: () => {
      ended = true
    },
  }
}
