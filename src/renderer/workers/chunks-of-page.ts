import { letGo, type Bytes } from '../../vault/bytes.ts'
import { CHUNK_OVERHEAD, chunkCount, chunkPlace, openChunk, type ChunkKeys } from '../../vault/sealed-chunks.ts'
import type { SealedFile } from '../attachments/sealed-file.ts'
import type { Answer, Ask, Question } from './backup-protocol.ts'

/** Chunks that are asked for before they are needed. */
const CHUNKS_AHEAD = 4

/** The attachments of this PC, whose sealed chunks the page reads; they are asked for ahead, in the order of the files. */
export class ChunksOfPage {
  readonly #keys: ChunkKeys
  readonly #ask: Ask
  readonly #toAsk: Iterator<Question, undefined>
  readonly #files: ReadonlyMap<string, SealedFile>
  readonly #coming: Promise<Answer>[] = []
  /** The attachment of which a chunk does not open. */
  damaged: string | null = null

  constructor(files: readonly SealedFile[], keys: ChunkKeys, ask: Ask) {
    this.#keys = keys
    this.#ask = ask
    this.#toAsk = sealedPieces(files)
    this.#files = new Map(files.map((file) => [file.id, file]))
  }

  /** The plain chunks of one of the files; they are gone through in their order, each once. */
  async *of(id: string): AsyncGenerator<Bytes> {
    const file = this.#files.get(id)
    if (file === undefined) throw new Error('no such attachment')
    for (let number = 0; number < chunkCount(file.bytes, file.chunkBytes); number += 1) {
      const plain = await this.#open(file, number, await this.#next())
      if (plain === null) {
        this.damaged = id
        throw new Error('an attachment does not open')
      }
      yield plain
    }
  }

  async #open({ id, bytes, chunkBytes }: SealedFile, number: number, sealed: Bytes): Promise<Bytes | null> {
    const plain = await openChunk(this.#keys, chunkPlace(id, bytes, number, chunkBytes), sealed)
    letGo(sealed)
    return plain?.length === Math.min(chunkBytes, bytes - number * chunkBytes) ? plain : null
  }

  async #next(): Promise<Bytes> {
    while (this.#coming.length < CHUNKS_AHEAD) {
      const next = this.#toAsk.next()
      if (next.done === true) break
      this.#coming.push(this.#ask(next.value))
    }
    const answer = await this.#coming.shift()
    if (answer === undefined || answer === null || !('bytes' in answer)) throw new Error('no bytes')
    return answer.bytes
  }
}

function* sealedPieces(files: readonly SealedFile[]): Generator<Question, undefined> {
  for (const { id, bytes, chunkBytes } of files) {
    const length = chunkBytes + CHUNK_OVERHEAD
    for (let number = 0; number < chunkCount(bytes, chunkBytes); number += 1)
      yield { ask: 'sealed', attachment: id, offset: number * length, length }
  }
}
