import type { StartBackupWorker } from '../../../src/renderer/workers/backup-worker.ts'
import type { FromBackupWork } from '../../../src/renderer/workers/backup-protocol.ts'
import { chunksHere, type StartChunkWork } from '../../../src/renderer/attachments/chunk-work.ts'
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

/** Chunks sealed and opened without a worker; buffers really move there and back. */
export const chunksInProcess: StartChunkWork = (keys) => {
  const here = chunksHere(keys)
  const buffersOf = (pieces: readonly (Uint8Array<ArrayBuffer> | undefined | null)[]) =>
    pieces.flatMap((piece) => (piece == null ? [] : [piece.buffer]))
  return {
    seal: async (place, plain, spent) => {
      const asked = structuredClone({ plain, spent }, { transfer: buffersOf([plain, spent]) })
      const made = await here.seal(place, asked.plain, asked.spent)
      return structuredClone(made, { transfer: buffersOf([made.sealed, made.plain]) })
    },
    open: async (place, sealed) => {
      const plain = await here.open(place, structuredClone(sealed, { transfer: [sealed.buffer] }))
      return structuredClone(plain, { transfer: buffersOf([plain]) })
    },
    end: here.end,
  }
}
