import { prepareArchive, type AttachmentsSource, type TableSource } from '../../backup/archive.ts'
import { encryptArchive } from '../../backup/encrypt.ts'
import { scanBackup, type BackupListener } from '../../backup/read-backup.ts'
import type { AttachmentsSummary } from '../../backup/manifest.ts'
import type { Bytes } from '../../vault/bytes.ts'
import { CHUNK_BYTES } from '../../vault/sealed-chunks.ts'
import type { Answer, FromBackupWork, Question, ToBackupWork } from './backup-protocol.ts'
import { digestOver } from './digest-port.ts'
import { OnItsWay } from './on-its-way.ts'

/** Pieces of the file that are on their way to the medium; how long they are `age-payload.ts` tells. */
const WRITES_AHEAD = 4
/** Pieces of the file that are asked for before they are needed, of the same length. */
const READS_AHEAD = 4
const READ_BYTES = 7 * 2 ** 16
/** Chunks of attachments that the page is sealing. */
const CHUNKS_AHEAD = 6

type Send = (message: FromBackupWork, transfer: Transferable[]) => void
type Order<Kind extends ToBackupWork['kind']> = Extract<ToBackupWork, { kind: Kind }>

/**
 * The work of the backup worker, apart from the worker itself so that it also runs where there is none.
 * @returns what to call with each message of the page
 */
export function serveBackupWork(send: Send): (message: ToBackupWork) => void {
  const waiting = new Map<number, (answer: Answer) => void>()
  let asked = 0

  const ask = (question: Question, transfer: Transferable[] = []): Promise<Answer> => {
    asked += 1
    const answered = new Promise<Answer>((resolve) => waiting.set(asked, resolve))
    send({ kind: 'question', question: asked, asked: question }, transfer)
    return answered
  }
  const run = (work: Promise<FromBackupWork>) => {
    work.then(
      (message) => send(message, []),
      (error: unknown) =>
        send({ kind: 'crashed', message: error instanceof Error ? error.message : String(error) }, []),
    )
  }

  return (message) => {
    if (message.kind === 'write') run(write(message, ask))
    else if (message.kind === 'scan') run(scan(message, ask))
    else {
      waiting.get(message.question)?.(message.answer)
      waiting.delete(message.question)
    }
  }
}

type Ask = (question: Question, transfer?: Transferable[]) => Promise<Answer>

async function write(order: Order<'write'>, ask: Ask): Promise<FromBackupWork> {
  const sources = order.tables.map((table) => pageTable(table, ask))
  const archive = await prepareArchive(order.head, order.vault, sources, pageAttachments(order.attachments, ask))
  const encrypted = await encryptArchive(archive, order.recipients)
  await ask({ ask: 'create', bytes: encrypted.bytes, manifest: archive.manifest })
  let written = 0
  const writes = new OnItsWay(WRITES_AHEAD)
  for await (const bytes of encrypted.stream) {
    written += bytes.length
    await writes.begin(() => ask({ ask: 'write', bytes }, [bytes.buffer]))
  }
  await writes.done()
  return { kind: 'written', bytes: written }
}

/** A table in the page's memory: the worker never holds more of it than one batch. */
function pageTable(name: string, ask: Ask): TableSource {
  return {
    name,
    async *lines() {
      for (let from: number | null = 0; from !== null;) {
        const answer: Answer = await ask({ ask: 'lines', table: name, from })
        if (answer === null || !('lines' in answer)) throw new Error('no lines')
        yield answer.lines
        from = answer.next
      }
    },
  }
}

/** Attachments the page decrypts: the worker holds one chunk at a time. */
function pageAttachments(summary: AttachmentsSummary, ask: Ask): AttachmentsSource {
  const lengths = new Map(summary.files.map(({ id, bytes }) => [id, bytes]))
  return {
    ...summary,
    async *pieces(id) {
      let toCome = lengths.get(id) ?? 0
      for (let number = 0; toCome > 0; number += 1) {
        const answer = await ask({ ask: 'chunk', attachment: id, number })
        if (answer === null || !('bytes' in answer)) throw new Error('no bytes')
        toCome -= answer.bytes.length
        yield answer.bytes
      }
    },
  }
}

async function scan(order: Order<'scan'>, ask: Ask): Promise<FromBackupWork> {
  const chunks = order.attachments ? new ChunksToPage(ask) : null
  const listener: BackupListener = {
    opened: async (manifest) => {
      await ask({ ask: 'opened', manifest })
    },
    lines: async (table, lines) => {
      await ask({ ask: 'counted', table, records: lines.length, lines: order.records ? lines : [] })
    },
    ...(chunks === null
      ? {}
      : {
          vault: async (vault) => {
            await ask({ ask: 'vault', vault })
          },
          attachment: chunks.take,
        }),
  }
  const options = {
    schemaVersion: order.schemaVersion,
    ...(order.digests === undefined ? {} : { digest: digestOver(order.digests) }),
  }
  const result = await scanBackup(fileOfPage(ask), [order.identity], options, listener)
  // Whatever came of it, the page is not told while it still has work.
  await chunks?.done()
  return { kind: 'scanned', result }
}

/** The file that the page reads, some pieces of it ahead. */
function fileOfPage(ask: Ask): ReadableStream<Bytes> {
  const ahead: Promise<Answer>[] = []
  let offset = 0
  let ended = false
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        while (ahead.length < READS_AHEAD) {
          ahead.push(ask({ ask: 'read', offset, length: READ_BYTES }))
          offset += READ_BYTES
        }
        const answer = ended ? null : await ahead.shift()
        if (answer === undefined || (answer !== null && !('bytes' in answer))) throw new Error('no bytes')
        // Fewer than asked for: the file ends there, and what was asked for behind it is empty.
        ended = answer === null || answer.bytes.length < READ_BYTES
        if (answer !== null && answer.bytes.length > 0) controller.enqueue(answer.bytes)
        else controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Hands the attachments of a backup to the page, in chunks as they are sealed; it gives their buffers back. */
class ChunksToPage {
  readonly #ask: Ask
  readonly #asked = new OnItsWay(CHUNKS_AHEAD)
  readonly #spent: Bytes[] = []
  #chunk: Bytes = new Uint8Array(CHUNK_BYTES)
  #used = 0

  constructor(ask: Ask) {
    this.#ask = ask
  }

  readonly take = async (attachment: string, piece: Uint8Array, last: boolean): Promise<void> => {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + CHUNK_BYTES - this.#used)
      this.#chunk.set(part, this.#used)
      this.#used += part.length
      at += part.length
      const ends = last && at === piece.length
      if (this.#used === CHUNK_BYTES || ends) await this.#send(attachment, ends)
    }
  }

  done(): Promise<void> {
    return this.#asked.done()
  }

  async #send(attachment: string, last: boolean): Promise<void> {
    const full = this.#chunk
    const used = this.#used
    await this.#asked.begin(async () => {
      const answer = await this.#ask({ ask: 'attachment', attachment, bytes: full, used, last }, [full.buffer])
      if (answer !== null && 'bytes' in answer) this.#spent.push(answer.bytes)
    })
    this.#chunk = this.#spent.pop() ?? new Uint8Array(CHUNK_BYTES)
    this.#used = 0
  }
}
