import { EventEmitter } from 'node:events'
import type { ForkMessage } from './utility-process.ts'

// Loaded into a forked child before its own script: gives it Electron's `process.parentPort`.

const ports = new Map<string, Port>()

class Port extends EventEmitter {
  readonly #id: string
  #started = false
  readonly #queue: unknown[] = []

  constructor(id: string) {
    super()
    this.#id = id
    ports.set(id, this)
  }

  postMessage(message: unknown): void {
    send({ message, port: this.#id })
  }

  start(): void {
    this.#started = true
    for (const message of this.#queue.splice(0)) this.arrive(message)
  }

  close(): void {
    ports.delete(this.#id)
  }

  arrive(message: unknown): void {
    if (this.#started) this.emit('message', { data: message, ports: [] })
    else this.#queue.push(message)
  }
}

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    send({ message })
  }
}

const parentPort = new ParentPort()
const held: unknown[] = []

process.on('message', (received: unknown) => {
  // utility-process.ts sends nothing else.
  const { message, port, ports: handed = [] } = received as ForkMessage
  if (port !== undefined) {
    ports.get(port)?.arrive(message)
    return
  }
  const event = { data: message, ports: handed.map((id) => new Port(id)) }
  if (!parentPort.emit('message', event)) held.push(event)
})
parentPort.on('newListener', (name) => {
  if (name === 'message') setImmediate(() => held.splice(0).forEach((event) => parentPort.emit('message', event)))
})
process.on('disconnect', () => {
  process.exit(0)
})
Object.defineProperty(process, 'parentPort', { value: parentPort })

function send(message: ForkMessage): void {
  process.send?.(message)
}
