import { holdMemory } from './spare-memory.ts'
import type { Answer, FromBackupWork, Question, ToBackupWork } from './backup-protocol.ts'

/** The page's end of a worker, so that runs can be tried without one. */
export interface BackupWorker {
  readonly post: (message: ToBackupWork, transfer: Transferable[]) => void
  /** Called once, before the first `post`. */
  readonly listen: (onMessage: (message: FromBackupWork) => void) => void
  readonly end: () => void
}

export type StartBackupWorker = () => BackupWorker

export const startBackupWorker: StartBackupWorker = () => {
  const release = holdMemory()
  const worker = new Worker(new URL('./backup.worker.ts', import.meta.url), { type: 'module' })
  let beside: Worker | null = null
  let crashed: (event: ErrorEvent) => void = () => undefined
  return {
    post: (message, transfer) => {
      if (message.kind !== 'scan') {
        worker.postMessage(message, transfer)
        return
      }
      beside = new Worker(new URL('./attachment.worker.ts', import.meta.url), { type: 'module' })
      beside.onerror = crashed
      const { port1, port2 } = new MessageChannel()
      beside.postMessage(port1, [port1])
      worker.postMessage({ ...message, beside: port2 }, [...transfer, port2])
    },
    listen: (onMessage) => {
      crashed = ({ message }) => onMessage({ kind: 'crashed', message })
      worker.onmessage = ({ data }: MessageEvent<FromBackupWork>) => onMessage(data)
      worker.onerror = crashed
    },
    end: () => {
      worker.terminate()
      beside?.terminate()
      release()
    },
  }
}

/** The last word of a worker: it has written or scanned, or found what keeps it from writing. */
export type Finished = Extract<FromBackupWork, { kind: 'written' | 'damaged' | 'scanned' }>

/** The worker failed by itself: a mistake of the program or no memory left. */
export class WorkerCrash extends Error {
  override readonly name = 'WorkerCrash'
}

/**
 * Gives a worker its order and answers its questions until it is finished; the worker is ended in any case. When
 * `answer` throws, so does this, with the same error.
 */
export async function runBackupWorker(
  start: StartBackupWorker,
  order: Exclude<ToBackupWork, { kind: 'answer' }>,
  answer: (question: Question) => Promise<Answer>,
): Promise<Finished> {
  const worker = start()
  try {
    return await new Promise<Finished>((resolve, reject) => {
      worker.listen((message) => {
        if (message.kind === 'crashed') reject(new WorkerCrash(message.message))
        else if (message.kind !== 'question') resolve(message)
        else {
          answer(message.asked).then((given) => {
            const transfer = given !== null && 'bytes' in given ? [given.bytes.buffer] : []
            worker.post({ kind: 'answer', question: message.question, answer: given }, transfer)
          }, reject)
        }
      })
      worker.post(order, [])
    })
  } finally {
    worker.end()
  }
}
