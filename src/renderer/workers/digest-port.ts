import { digestHere, type DigestWhole } from '../../backup/attachment-digests.ts'
import type { Bytes } from '../../vault/bytes.ts'

interface Ordered {
  readonly bytes: Bytes
  readonly length: number
}
type Made = Awaited<ReturnType<DigestWhole>>

/** Makes the digests that are ordered at the other end of the port, in that order. */
export function serveDigests(port: MessagePort): void {
  port.onmessage = ({ data: { bytes, length } }: MessageEvent<Ordered>) => {
    // An error ends the run: whoever started the worker hears of it.
    digestHere(bytes, length).then((made) => port.postMessage(made, [made.bytes.buffer]), reportError)
  }
}

/** Has digests made at the other end of the port: on another core, while here the next is gathered. */
export function digestOver(port: MessagePort): DigestWhole {
  const waiting: ((made: Made) => void)[] = []
  port.onmessage = ({ data }: MessageEvent<Made>) => waiting.shift()?.(data)
  return (bytes, length) => {
    const made = new Promise<Made>((resolve) => waiting.push(resolve))
    const ordered: Ordered = { bytes, length }
    port.postMessage(ordered, [bytes.buffer])
    return made
  }
}
