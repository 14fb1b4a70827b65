import { chunksHere, type ChunkWork } from '../attachments/chunk-work.ts'
import { letGo } from '../../vault/bytes.ts'
import type { FromChunkWorker, ToChunkWorker } from './chunk-protocol.ts'

let work: ChunkWork | null = null

onmessage = ({ data }: MessageEvent<ToChunkWorker>) => {
  if (data.kind === 'keys') work = chunksHere(data.keys)
  // An error ends the run: whoever started the worker hears of it.
  else if (work !== null) done(work, data).catch(reportError)
}

async function done(chunks: ChunkWork, asked: Exclude<ToChunkWorker, { kind: 'keys' }>): Promise<void> {
  const { order, place } = asked
  if (asked.kind === 'seal') {
    const { sealed, plain } = await chunks.seal(place, asked.plain, asked.spent ?? undefined)
    tell({ kind: 'sealed', order, sealed, plain }, [sealed.buffer, plain.buffer])
  } else {
    const plain = await chunks.open(place, asked.sealed)
    letGo(asked.sealed)
    tell({ kind: 'opened', order, plain }, plain === null ? [] : [plain.buffer])
  }
}

function tell(message: FromChunkWorker, transfer: Transferable[]): void {
  postMessage(message, { transfer })
}
