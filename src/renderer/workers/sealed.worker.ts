import { openSealed, type OpenedPiece } from '../../storage/open-sealed.ts'
import { readSealedIn, type SealedTables } from '../../storage/read-sealed.ts'
import { indexesOf, type SealedIndexes } from '../../storage/sealed-reading.ts'
import type { RecordsKey } from '../../vault/station-keys.ts'
import { sleep } from './sleep.ts'

/** First `read`, and when there is a key, `open`. Whatever fails the page's `onerror` hears. */
export type SealedOrder =
  { readonly kind: 'read'; readonly storeName: string } | { readonly kind: 'open'; readonly key: RecordsKey }

export type SealedAnswer =
  | { readonly kind: 'read'; readonly tables: SealedIndexes }
  | { readonly kind: 'piece'; readonly piece: OpenedPiece }
  | { readonly kind: 'done' }

let sealed: SealedTables | null = null

async function work(order: SealedOrder): Promise<void> {
  if (order.kind === 'read') {
    sealed = await readSealedIn(order.storeName)
    answer({ kind: 'read', tables: indexesOf(sealed) })
    return
  }
  if (sealed === null) throw new Error('nothing was read')
  await openSealed(order.key, sealed, (piece) => {
    answer({ kind: 'piece', piece }, piece.plain === null ? [] : [piece.plain.buffer])
  })
  answer({ kind: 'done' })
  sleep()
}

function answer(what: SealedAnswer, transfer: Transferable[] = []): void {
  postMessage(what, { transfer })
}

onmessage = ({ data }: MessageEvent<SealedOrder>) => {
  work(data).catch((error: unknown) => reportError(error))
}
