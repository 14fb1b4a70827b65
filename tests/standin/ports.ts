import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'

/** Sends a message to where a port has been carried: a page or a utility process. */
type Carrier = (message: unknown) => void

const carriedPorts = new Map<string, (message: unknown) => void>()

/** A message for a carried port has come in from a page or a utility process. */
export function deliverToPort(id: string, message: unknown): void {
  carriedPorts.get(id)?.(message)
}

export class MessagePortMain extends EventEmitter {
  #peer: MessagePortMain | undefined
  #carrier: Carrier | undefined
  #started = false
  #queue: unknown[] = []

  static pair(): [MessagePortMain, MessagePortMain] {
    const [one, two] = [new MessagePortMain(), new MessagePortMain()]
    one.#peer = two
    two.#peer = one
    return [one, two]
  }

  start(): void {
    this.#started = true
    for (const message of this.#queue.splice(0)) this.emit('message', { data: message, ports: [] })
  }

  close(): void {
    this.#peer = undefined
    this.emit('close')
  }

  postMessage(message: unknown): void {
    this.#peer?.arrive(structuredClone(message))
  }

  /** Hands this end to another process. From then on, what reaches it is sent there. Returns its id on the way. */
  carry(carrierFor: (id: string) => Carrier): string {
    const id = randomUUID()
    this.#carrier = carrierFor(id)
    for (const message of this.#queue.splice(0)) this.#carrier(message)
    carriedPorts.set(id, (message) => this.#peer?.arrive(message))
    return id
  }

  arrive(message: unknown): void {
    if (this.#carrier !== undefined) this.#carrier(message)
    else if (this.#started) this.emit('message', { data: message, ports: [] })
    else this.#queue.push(message)
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain
  readonly port2: MessagePortMain

  constructor() {
    ;[this.port1, this.port2] = MessagePortMain.pair()
  }
}
