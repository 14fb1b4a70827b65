import { prepareArchive, type AttachmentsSource, type TableSource } from '../../backup/archive.ts'
import type { DigestWhole } from '../../backup/attachment-digests.ts'
import { encryptArchive } from '../../backup/encrypt.ts'
import { scanBackup, type BackupListener } from '../../backup/read-backup.ts'
import type { Bytes } from '../../vault/bytes.ts'
import type { ChunkKeys } from '../../vault/sealed-chunks.ts'
import type { Answer, Ask, FromBackupWork, Question, ToBackupWork } from './backup-protocol.ts'
import { attachmentsOver } from './attachment-port.ts'
import { attachmentsHere, type TakeChunk } from './attachment-work.ts'
import { ChunksOfPage } from './chunks-of-page.ts'
import { OnItsWay } from './on-its-way.ts'

/** Pieces of the file that are on their way to the medium; how long they are `age-payload.ts` tells. */
const WRITES_AHEAD = 4
/** Pieces of the file that are asked for before they are needed, of the same length. */
const READS_AHEAD = 4
const READ_BYTES = 7 * 2 ** 16

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

async function write(order: Order<'write'>, ask: Ask): Promise<FromBackupWork> {
  const sources = order.tables.map((table) => pageTable(table, ask))
  const chunks = new ChunksOfPage(order.sealed, order.keys, ask)
  const attachments: AttachmentsSource = { ...order.attachments, pieces: (id) => chunks.of(id) }
  const archive = await prepareArchive(order.head, order.vault, sources, attachments)
  const encrypted = await encryptArchive(archive, order.recipients)
  await ask({ ask: 'create', bytes: encrypted.bytes, manifest: archive.manifest })
  let written = 0
  const writes = new OnItsWay(WRITES_AHEAD)
  try {
    for await (const bytes of encrypted.stream) {
      written += bytes.length
      await writes.begin(() => ask({ ask: 'write', bytes }, [bytes.buffer]))
    }
    await writes.done()
  } catch (error) {
    if (chunks.damaged === null) throw error
    return { kind: 'damaged', attachment: chunks.damaged }
  }
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

async function scan(order: Order<'scan'>, ask: Ask): Promise<FromBackupWork> {
  let keys: ChunkKeys | null = null
  const listener: BackupListener = {
    opened: async (manifest) => {
      await ask({ ask: 'opened', manifest })
    },
    lines: async (table, lines) => {
      await ask({ ask: 'counted', table, records: lines.length, lines: order.records ? lines : [] })
    },
    vault: async (vault) => {
      if (!order.attachments) return
      const answer = await ask({ ask: 'vault', vault })
      if (answer === null || !('keys' in answer)) throw new Error('no keys')
      keys = answer.keys
    },
  }
  const workOn = order.beside === undefined ? attachmentsHere() : attachmentsOver(order.beside)
  const digest: DigestWhole = (bytes, file) => {
    const take: TakeChunk = (sealed, last) =>
      ask({ ask: 'attachment', attachment: file.id, sealed, last }, [sealed.buffer])
    return workOn(bytes, file, keys === null ? null : { keys, take })
  }
  const options = { schemaVersion: order.schemaVersion, digest }
  return { kind: 'scanned', result: await scanBackup(fileOfPage(ask), [order.identity], options, listener) }
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
