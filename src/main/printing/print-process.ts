import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron'
import type { BridgeChannels } from '../../contract/station-bridge.ts'

const PRINT_PORT: BridgeChannels['printPort'] = 'print:port'

/** Deaths within the window after which the print process is left alone until someone asks for it again. */
const CRASH_LIMIT = 5
const CRASH_WINDOW_MS = 30_000

export interface PrintProcessOptions {
  /** Path of the built entry. */
  readonly entry: string
  /** What the entry gets as arguments: the folder of the faces' packages, the folder of resources. */
  readonly args: readonly string[]
}

/** The one warm process that makes PDFs. It is started again when it dies; the page then gets a new port. */
export class PrintProcess {
  readonly #options: PrintProcessOptions
  #process: UtilityProcess | undefined
  #page: WebContents | undefined
  #deaths: number[] = []
  #ended = false

  constructor(options: PrintProcessOptions) {
    this.#options = options
  }

  start(): void {
    if (this.#process !== undefined || this.#ended) return
    const child = utilityProcess.fork(this.#options.entry, [...this.#options.args], { serviceName: 'print' })
    this.#process = child
    child.on('exit', (code) => {
      // One that was renewed has a successor already.
      if (this.#process !== child) return
      this.#process = undefined
      if (!this.#ended) this.#startAgain(code)
    })
  }

  /** Gives the page a port to the process, now and after each restart. */
  connect(page: WebContents): void {
    this.#page = page
    this.start()
    this.#handOver()
  }

  /** Ends the process with what is in its memory; a new one stands ready. Whoever waits for a paper has to ask again. */
  renew(): void {
    const child = this.#process
    if (child === undefined) return
    this.#process = undefined
    this.#page = undefined
    child.kill()
    this.start()
  }

  end(): void {
    this.#ended = true
    this.#process?.kill()
  }

  #startAgain(code: number): void {
    console.error(`print process ended: ${String(code)}`)
    const now = Date.now()
    this.#deaths = [...this.#deaths.filter((at) => now - at < CRASH_WINDOW_MS), now]
    if (this.#deaths.length > CRASH_LIMIT) return
    this.start()
    this.#handOver()
  }

  #handOver(): void {
    if (this.#page === undefined || this.#page.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    this.#process?.postMessage(PRINT_PORT, [port1])
    this.#page.postMessage(PRINT_PORT, null, [port2])
  }
}
