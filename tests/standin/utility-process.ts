import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { constants } from 'node:os'
import { join } from 'node:path'
import { deliverToPort, type MessagePortMain } from './ports.ts'

/** What goes over the fork channel in both directions; parent-port.ts is its other end. */
export interface ForkMessage {
  readonly message: unknown
  /** Set when the message is for a carried port instead of the parent port. */
  readonly port?: string
  /** Ids of ports handed over with the message. */
  readonly ports?: readonly string[]
}

const running = new Set<UtilityProcess>()

/** For `app.getAppMetrics()`. */
export function utilityMetrics(): { type: 'Utility'; pid: number | undefined; serviceName: string }[] {
  return [...running].map(({ pid, serviceName }) => ({ type: 'Utility', pid, serviceName }))
}

export function endUtilities(): void {
  for (const utility of running) utility.kill()
}

/** Electron's utility process: a forked Node that knows `process.parentPort`. */
class UtilityProcess extends EventEmitter {
  readonly pid: number | undefined
  readonly serviceName: string
  readonly #child: ChildProcess

  constructor(entry: string, args: readonly string[], serviceName: string) {
    super()
    this.serviceName = serviceName
    this.#child = fork(entry, args, {
      execArgv: ['--experimental-strip-types', '--import', join(import.meta.dirname, 'parent-port.ts')],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    running.add(this)
    this.pid = this.#child.pid
    this.#child.on('message', (received) => {
      // parent-port.ts sends nothing else.
      const { message, port } = received as unknown as ForkMessage
      if (port === undefined) this.emit('message', message)
      else deliverToPort(port, message)
    })
    this.#child.on('exit', (code, signal) => {
      running.delete(this)
      this.emit('exit', code ?? (signal === null ? 1 : 128 + constants.signals[signal]))
    })
  }

  postMessage(message: unknown, ports: readonly MessagePortMain[] = []): void {
    this.#send({
      message,
      ports: ports.map((port) => port.carry((id) => (data) => this.#send({ message: data, port: id }))),
    })
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM')
  }

  #send(message: ForkMessage): void {
    if (this.#child.connected) this.#child.send(message)
  }
}

export const utilityProcess = {
  fork: (
    entry: string,
    args: readonly string[] = [],
    { serviceName = 'Node Utility Process' }: { readonly serviceName?: string } = {},
  ): UtilityProcess => new UtilityProcess(entry, args, serviceName),
}
