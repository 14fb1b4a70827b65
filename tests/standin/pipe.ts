import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { CommandName, Commands, EventName, Events } from './devtools.ts'

interface Incoming {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

interface Waiting {
  readonly method: CommandName
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** Thrown to everyone who waits when Chromium ends. */
export class ChromiumGoneError extends Error {
  constructor() {
    super('Chromium is gone')
  }
}

/** One conversation with Chromium: the browser itself (no session id) or one page. */
export class DevtoolsSession {
  readonly #pipe: DevtoolsPipe
  readonly #id: string | undefined
  readonly #events = new EventEmitter().setMaxListeners(0)

  constructor(pipe: DevtoolsPipe, id: string | undefined) {
    this.#pipe = pipe
    this.#id = id
  }

  send<C extends CommandName>(method: C, params: Commands[C]['params']): Promise<Commands[C]['result']> {
    return this.#pipe.send(method, params, this.#id)
  }

  on<E extends EventName>(event: E, listener: (params: Events[E]) => void): void {
    this.#events.on(event, listener)
  }

  deliver(event: string, params: unknown): void {
    this.#events.emit(event, params)
  }
}

/** Chromium's `--remote-debugging-pipe`: JSON messages ended by a zero byte, in and out. */
export class DevtoolsPipe {
  readonly browser = new DevtoolsSession(this, undefined)
  readonly #out: Writable
  readonly #sessions = new Map<string, DevtoolsSession>()
  readonly #waiting = new Map<number, Waiting>()
  #last = 0
  #ended = false

  constructor(out: Writable, input: Readable) {
    this.#out = out
    let held: Buffer[] = []
    input.on('data', (chunk: Buffer) => {
      let rest = chunk
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        held.push(rest.subarray(0, end))
        this.#receive(Buffer.concat(held).toString('utf8'))
        held = []
        rest = rest.subarray(end + 1)
      }
      held.push(rest)
    })
    // Both ends break when Chromium ends; `end()` tells those who wait.
    input.on('error', () => undefined)
    out.on('error', () => undefined)
  }

  send<C extends CommandName>(
    method: C,
    params: Commands[C]['params'],
    sessionId: string | undefined,
  ): Promise<Commands[C]['result']> {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(new ChromiumGoneError())
        return
      }
      const id = ++this.#last
      this.#waiting.set(id, {
        method,
        // The protocol's documentation is the proof of this type; devtools.ts copies it.
        resolve: (result) => {
          resolve(result as Commands[C]['result'])
        },
        reject,
      })
      this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  session(id: string): DevtoolsSession {
    const known = this.#sessions.get(id)
    if (known !== undefined) return known
    const session = new DevtoolsSession(this, id)
    this.#sessions.set(id, session)
    return session
  }

  end(): void {
    this.#ended = true
    for (const { reject } of this.#waiting.values()) reject(new ChromiumGoneError())
    this.#waiting.clear()
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as Incoming
    if (message.id === undefined) {
      if (message.method === undefined) return
      const session = message.sessionId === undefined ? this.browser : this.#sessions.get(message.sessionId)
      session?.deliver(message.method, message.params)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === undefined) waiting?.resolve(message.result)
    else waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
  }
}
