import type { ListedAttachment } from '../../backup/attachment-digests.ts'
import type { Bytes } from '../../vault/bytes.ts'
import type { ChunkKeys } from '../../vault/sealed-chunks.ts'
import { attachmentsHere, type digestAndSeal, type MadeDigest, type TakeChunk } from './attachment-work.ts'

/** Buffers move there and back. */
type ToPort =
  | { readonly kind: 'order'; readonly bytes: Bytes; readonly file: ListedAttachment; readonly keys: ChunkKeys | null }
  /** The oldest chunk that was not taken yet is. */
  | { readonly kind: 'taken' }
type FromPort =
  | { readonly kind: 'chunk'; readonly sealed: Bytes; readonly last: boolean }
  | { readonly kind: 'made'; readonly made: MadeDigest }

/** Does what is ordered at the other end of the port, in that order. */
export function serveAttachments(port: MessagePort): void {
  const tell = (message: FromPort, { buffer }: Bytes) => port.postMessage(message, [buffer])
  const workOn = attachmentsHere()
  const untaken: (() => void)[] = []
  const take: TakeChunk = (sealed, last) => {
    const taken = new Promise<void>((resolve) => untaken.push(resolve))
    tell({ kind: 'chunk', sealed, last }, sealed)
    return taken
  }
  port.onmessage = ({ data }: MessageEvent<ToPort>) => {
    if (data.kind === 'taken') {
      untaken.shift()?.()
      return
    }
    const { bytes, file, keys } = data
    workOn(bytes, file, keys === null ? null : { keys, take }).then(
      (made) => tell({ kind: 'made', made }, made.bytes),
      (error: unknown) => {
        // It ends the run: whoever started the worker hears of it.
        reportError(error)
      },
    )
  }
}

/** Has attachments worked on at the other end of the port: on another core, while here the next is read. */
export function attachmentsOver(port: MessagePort): typeof digestAndSeal {
  const waiting: { readonly take: TakeChunk | null; readonly made: (made: MadeDigest) => void }[] = []
  const tell = (message: ToPort, transfer: Transferable[]) => port.postMessage(message, transfer)
  port.onmessage = ({ data }: MessageEvent<FromPort>) => {
    if (data.kind === 'made') waiting.shift()?.made(data.made)
    else void waiting[0]?.take?.(data.sealed, data.last).then(() => tell({ kind: 'taken' }, []))
  }
  return (bytes, file, seal) => {
    const made = new Promise<MadeDigest>((resolve) => waiting.push({ take: seal?.take ?? null, made: resolve }))
    tell({ kind: 'order', bytes, file, keys: seal?.keys ?? null }, [bytes.buffer])
    return made
  }
}
