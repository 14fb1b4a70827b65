import type { Result } from '../../domain/result.ts'
import type { SheetFailure, SheetFile } from '../../sheets/sheet.ts'

/**
 * Reads a list off the page's thread. The worker is ended after it, so that the memory which held the names is given back.
 * @param cancel ends it early; the answer is `cancelled` then
 */
export async function readSheetInWorker(
  bytes: Uint8Array<ArrayBuffer>,
  cancel: AbortSignal,
): Promise<Result<SheetFile, SheetFailure> | 'cancelled'> {
  const worker = new Worker(new URL('../workers/sheet.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Result<SheetFile, SheetFailure>>) => resolve(data)
      worker.onerror = ({ message }) => reject(new Error(`sheet worker: ${message}`))
      if (cancel.aborted) resolve('cancelled')
      cancel.addEventListener('abort', () => resolve('cancelled'))
      worker.postMessage(bytes, [bytes.buffer])
    })
  } finally {
    worker.terminate()
  }
}
