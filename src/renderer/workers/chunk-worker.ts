import type { StartChunkWork } from '../attachments/chunk-work.ts'
import { WorkerCrash } from './backup-worker.ts'
import type { FromChunkWorker, ToChunkWorker } from './chunk-protocol.ts'

interface Waiting {
  readonly answer: (message: FromChunkWorker) => void
  readonly fail: (error: Error) => void
}

type Order = Exclude<ToChunkWorker, { kind: 'keys' }>
/** An order as whoever gives it says it. */
type Unnumbered<One> = One extends Order ? Omit<One, 'order'> : never

/** On a thread of its own, beside the page's. It is given the key of attachments, which cannot be read out of WebCrypto. */
export const startChunkWorker: StartChunkWork = ({ stationId, attachments }) => {
  const worker = new Worker(new URL('./chunk.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let crash: WorkerCrash | null = null
  let orders = 0
  worker.onmessage = ({ data }: MessageEvent<FromChunkWorker>) => {
    waiting.get(data.order)?.answer(data)
    waiting.delete(data.order)
  }
  worker.onerror = ({ message }) => {
    crash = new WorkerCrash(message)
    for (const { fail } of waiting.values()) fail(crash)
    waiting.clear()
  }
  const tell = (message: ToChunkWorker, transfer: Transferable[]) => worker.postMessage(message, transfer)
  const ask = (order: Unnumbered<Order>, transfer: Transferable[]): Promise<FromChunkWorker> => {
    if (crash !== null) return Promise.reject(crash)
    orders += 1
    const number = orders
    const answered = new Promise<FromChunkWorker>((answer, fail) => waiting.set(number, { answer, fail }))
    tell({ ...order, order: number }, transfer)
    return answered
  }
  tell({ kind: 'keys', keys: { stationId, attachments } }, [])
  return {
    seal: async (place, plain, spent) => {
      const transfer = spent === undefined ? [plain.buffer] : [plain.buffer, spent.buffer]
      const answer = await ask({ kind: 'seal', place, plain, spent: spent ?? null }, transfer)
      if (answer.kind !== 'sealed') throw new WorkerCrash('not sealed')
      return answer
    },
    open: async (place, sealed) => {
      const answer = await ask({ kind: 'open', place, sealed }, [sealed.buffer])
      if (answer.kind !== 'opened') throw new WorkerCrash('not opened')
      return answer.plain
    },
    end: () => worker.terminate(),
  }
}
