import { printReplySchema, type PrintModel, type PrintReply } from '../../../contract/print-model.ts'

/**
 * The page's one line to the print process. When that process had to be started again a new port arrives by itself, and
 * what was not answered is asked once more; a model that ended the process twice is given up with a sentence.
 */
type Refusal = Extract<PrintReply, { kind: 'refused' }>
export type PaperReply = Exclude<PrintReply, { kind: 'refused' }> | Refusal

interface Waiting {
  readonly model: PrintModel
  readonly resolve: (reply: PaperReply) => void
  sent: number
}

const MAX_SENDS = 2
/** A long case of many pages takes seconds; a minute without an answer is a process that is not there. */
const ANSWER_WITHIN_MS = 60_000

const waiting = new Map<number, Waiting>()
let port: MessagePort | undefined
let listening = false
let lastId = 0

/** Asks for one paper. Never rejects: what cannot be printed is a refusal with its reason. */
export function printPaper(model: PrintModel): Promise<PaperReply> {
  listen()
  lastId += 1
  const id = lastId
  return new Promise((resolve) => {
    const timer = window.setTimeout(() => {
      waiting.delete(id)
      port = undefined
      resolve(failed(id, 'no answer'))
    }, ANSWER_WITHIN_MS)
    waiting.set(id, {
      model,
      sent: 0,
      resolve: (reply) => {
        window.clearTimeout(timer)
        resolve(reply)
      },
    })
    if (port === undefined) window.station.requestPrintPort()
    else send(id)
  })
}

function listen(): void {
  if (listening) return
  listening = true
  window.addEventListener('message', (event) => {
    const [received] = event.ports
    if (event.source !== window || event.data !== 'print:port' || received === undefined) return
    port?.close()
    port = received
    received.onmessage = ({ data }) => answer(data)
    for (const id of [...waiting.keys()]) send(id)
  })
}

function send(id: number): void {
  const request = waiting.get(id)
  if (request === undefined || port === undefined) return
  if (request.sent >= MAX_SENDS) {
    waiting.delete(id)
    request.resolve(failed(id, 'the print process ended'))
    return
  }
  request.sent += 1
  port.postMessage({ id, model: request.model })
}

function answer(data: unknown): void {
  const reply = printReplySchema.safeParse(data)
  if (!reply.success) {
    console.error('print process: reply of a wrong shape', reply.error.message)
    return
  }
  const request = waiting.get(reply.data.id)
  waiting.delete(reply.data.id)
  request?.resolve(reply.data)
}

function failed(id: number, message: string): Refusal {
  return { kind: 'refused', id, reason: { kind: 'failed', message } }
}
