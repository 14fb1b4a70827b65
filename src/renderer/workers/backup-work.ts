import { prepareArchive, type AttachmentsSource, type TableSource } from '../../backup/archive.ts'
import { encryptArchive } from '../../backup/encrypt.ts'
import { scanBackup, type BackupListener } from '../../backup/read-backup.ts'
import type { AttachmentsSummary } from '../../backup/manifest.ts'
import type { Bytes } from '../../vault/bytes.ts'
import { chunkCount, CHUNK_BYTES } from '../../vault/sealed-chunks.ts'
import type { Answer, FromBackupWork, Question, ToBackupWork } from './backup-protocol.ts'

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
  // One piece is on its way to the medium while the next is encrypted.
  let onItsWay: Promise<unknown> = Promise.resolve()
  for await (const bytes of encrypted.stream) {
    written += bytes.length
    await onItsWay
    onItsWay = ask({ ask: 'write', bytes }, [bytes.buffer])
  }
  await onItsWay
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
      for (let number = 0; number < chunkCount(lengths.get(id) ?? 0); number += 1) {
        const answer = await ask({ ask: 'chunk', attachment: id, number })
        if (answer === null || !('bytes' in answer)) throw new Error('no bytes')
        yield answer.bytes
      }
    },
  }
}

async function scan(order: Order<'scan'>, ask: Ask): Promise<FromBackupWork> {
  let offset = 0
  let next = ask({ ask: 'read', offset })
  const cipher = new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const answer = await next
        if (answer === null || !('bytes' in answer)) throw new Error('no bytes')
        offset += answer.bytes.length
        if (answer.bytes.length === 0) {
          controller.close()
          return
        }
        // Read from the medium while this piece is decrypted.
        next = ask({ ask: 'read', offset })
        controller.enqueue(answer.bytes)
      },
    },
    { highWaterMark: 0 },
  )
  const result = await scanBackup(cipher, [order.identity], order, {
    opened: async (manifest) => {
      await ask({ ask: 'opened', manifest })
    },
    lines: async (table, lines) => {
      await ask({ ask: 'counted', table, records: lines.length, lines: order.records ? lines : [] })
    },
    ...(order.attachments ? attachmentsToPage(ask) : {}),
  })
  return { kind: 'scanned', result }
}

/** Hands the attachments of a backup to the page, in chunks as they are sealed. */
function attachmentsToPage(ask: Ask): Pick<BackupListener, 'vault' | 'attachment'> {
  let chunk = new Uint8Array(CHUNK_BYTES)
  let used = 0
  // The page seals one chunk while the next is decrypted.
  let onItsWay: Promise<unknown> = Promise.resolve()
  return {
    vault: async (vault) => {
      await ask({ ask: 'vault', vault })
    },
    attachment: async (attachment, piece, last) => {
      for (let at = 0; at < piece.length;) {
        const part = piece.subarray(at, at + CHUNK_BYTES - used)
        chunk.set(part, used)
        used += part.length
        at += part.length
        const ends = last && at === piece.length
        if (used < CHUNK_BYTES && !ends) continue
        const bytes = used === CHUNK_BYTES ? chunk : chunk.slice(0, used)
        chunk = new Uint8Array(CHUNK_BYTES)
        used = 0
        await onItsWay
        onItsWay = ask({ ask: 'attachment', attachment, bytes, last: ends }, [bytes.buffer])
        if (ends) await onItsWay
      }
    },
  }
}
