import type { OpenedPiece } from '../../storage/open-sealed.ts'
import type { SealedIndexes, SealedReading } from '../../storage/sealed-reading.ts'
import type { Store } from '../../storage/store.ts'
import type { RecordsKey } from '../../vault/station-keys.ts'
import type { SealedAnswer, SealedOrder } from './sealed.worker.ts'

/** So long after all is open the worker is ended: to give back its memory takes a core that now draws the desk. */
const GIVEN_BACK_MS = 1000

/**
 * Reads everything sealed off the page's thread, so that nobody's typing waits for it, and keeps it there until there is
 * a key: then one core takes the seals off while the other reads what is under them.
 */
export async function sealedInWorker(store: Store): Promise<SealedReading> {
  const worker = new Worker(new URL('./sealed.worker.ts', import.meta.url), { type: 'module' })
  const order = (what: SealedOrder) => worker.postMessage(what)
  const tables = await new Promise<SealedIndexes>((resolve, reject) => {
    listen(worker, reject, (answer) => {
      if (answer.kind === 'read') resolve(answer.tables)
    })
    order({ kind: 'read', storeName: store.name })
  })
  return {
    tables,
    open: ({ records, stationId }: RecordsKey, take: (piece: OpenedPiece) => void) =>
      new Promise<void>((resolve, reject) => {
        listen(worker, reject, (answer) => {
          if (answer.kind === 'piece') take(answer.piece)
          if (answer.kind !== 'done') return
          setTimeout(() => worker.terminate(), GIVEN_BACK_MS)
          resolve()
        })
        order({ kind: 'open', key: { records, stationId } })
      }),
    drop: () => worker.terminate(),
  }
}

/** Whatever goes wrong, there or with what came of it, ends the worker. */
function listen(worker: Worker, failed: (error: Error) => void, hear: (answer: SealedAnswer) => void): void {
  const end = (error: unknown) => {
    worker.terminate()
    failed(error instanceof Error ? error : new Error('sealed worker'))
  }
  worker.onerror = ({ message }) => end(new Error(`sealed worker: ${message}`))
  worker.onmessage = ({ data }: MessageEvent<SealedAnswer>) => {
    try {
      hear(data)
    } catch (error) {
      end(error)
    }
  }
}
