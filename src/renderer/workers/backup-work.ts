import { createSHA256 } from 'hash-wasm'
import { prepareArchive, type TableSource } from '../../backup/archive.ts'
import { encryptArchive } from '../../backup/encrypt.ts'
import { scanBackup } from '../../backup/read-backup.ts'
import type { Bytes } from '../../vault/bytes.ts'
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
  const archive = await prepareArchive(order.head, order.vault, sources)
  const encrypted = await encryptArchive(archive, order.recipients)
  await ask({ ask: 'create', bytes: encrypted.bytes, manifest: archive.manifest })
  const hash = await createSHA256()
  let written = 0
  for await (const bytes of encrypted.stream) {
    hash.update(bytes)
    written += bytes.length
    await ask({ ask: 'write', bytes }, [bytes.buffer])
  }
  return { kind: 'written', bytes: written, sha256: hash.digest() }
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
  let offset = 0
  const cipher = new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const answer = await ask({ ask: 'read', offset })
        if (answer === null || !('bytes' in answer)) throw new Error('no bytes')
        offset += answer.bytes.length
        if (answer.bytes.length === 0) controller.close()
        else controller.enqueue(answer.bytes)
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
  })
  return { kind: 'scanned', result }
}
