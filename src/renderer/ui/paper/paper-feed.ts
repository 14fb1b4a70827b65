import type { FieldPlace, PrintModel, PrintReply } from '../../../contract/print-model.ts'
import { PdfPages } from './pdf-pages.ts'
import { printPaper, type PaperReply } from './print-port.ts'

export type RefusalReason = Extract<PrintReply, { kind: 'refused' }>['reason']

/** What the paper column shows right now. Replaced as a whole at each change. */
export interface PaperShown {
  /** Pages of the newest print; 0 before the first. */
  readonly pageCount: number
  /** Drawn pages by number, 1-based. A page not drawn again yet still shows its earlier canvas. */
  readonly canvases: ReadonlyMap<number, HTMLCanvasElement>
  readonly places: readonly FieldPlace[]
  /** Why the newest model has no paper; the pages are then those of the last one that had. */
  readonly refusal: RefusalReason | null
  /** The page in view is of the newest model, or the refusal is. */
  readonly current: boolean
}

interface Sources {
  readonly print: (model: PrintModel) => Promise<PaperReply>
  readonly open: (bytes: Uint8Array) => Promise<Pick<PdfPages, 'count' | 'draw' | 'close'>>
  /** Waits so many milliseconds, or until the signal ends the wait. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Pages drawn before and after the one in view; the others follow when they are scrolled to. */
const AROUND = 1
/**
 * They are drawn again once nothing was typed for so long: a person who types fast would else wait at each key for the page
 * after the one in view.
 */
const PAUSE_MS = 300

/**
 * Turns models into drawn pages: one print at a time, the newest model wins, the old pages stay until the new ones are
 * drawn. There is no debounce: the time a print takes is the pause.
 */
export class PaperFeed {
  #shown: PaperShown = { pageCount: 0, canvases: new Map(), places: [], refusal: null, current: false }
  #next: PrintModel | undefined
  #running = false
  #closed = false
  #pdf: Pick<PdfPages, 'count' | 'draw' | 'close'> | undefined
  /** Pages drawn from the PDF that is open now. */
  #fresh = new Set<number>()
  #width = 540
  #inView = 1
  readonly #listeners = new Set<() => void>()
  readonly #sources: Sources
  /** Ends the pause before the pages around the one in view are drawn. */
  #pausing: AbortController | undefined

  constructor(sources: Sources = { print: printPaper, open: (bytes) => PdfPages.open(bytes), pause }) {
    this.#sources = sources
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getShown = (): PaperShown => this.#shown

  show(model: PrintModel): void {
    this.#next = model
    if (this.#shown.current) this.#publish({ ...this.#shown, current: false })
    this.#start()
  }

  /** Width of a sheet in CSS pixels. A change draws again. */
  setWidth(width: number): void {
    if (width === this.#width) return
    this.#width = width
    this.#fresh.clear()
    this.#start()
  }

  /** The page the reader looks at: it is drawn first. */
  setInView(page: number): void {
    this.#inView = page
    this.#start()
  }

  open(): void {
    this.#closed = false
  }

  close(): void {
    this.#closed = true
    this.#pausing?.abort()
    void this.#pdf?.close()
    this.#pdf = undefined
  }

  #start(): void {
    this.#pausing?.abort()
    if (this.#running || this.#isClosed()) return
    this.#running = true
    void this.#run()
  }

  async #run(): Promise<void> {
    try {
      let more = true
      while (more && !this.#isClosed()) {
        const model = this.#next
        this.#next = undefined
        more = model === undefined ? await this.#drawNext() : await this.#print(model)
        // Asked for while the last step was under way.
        more ||= this.#waits()
      }
    } catch (error) {
      // A page that was left closes its PDF under a drawing: that is not a failure.
      if (!this.#isClosed())
        this.#publish({ ...this.#shown, refusal: { kind: 'failed', message: String(error) }, current: true })
    } finally {
      this.#running = false
    }
  }

  // Read through methods: they change while the loop above waits.
  #isClosed(): boolean {
    return this.#closed
  }

  #waits(): boolean {
    return this.#next !== undefined
  }

  async #print(model: PrintModel): Promise<boolean> {
    const reply = await this.#sources.print(model)
    if (this.#isClosed()) return false
    if (reply.kind === 'refused') {
      this.#publish({ ...this.#shown, refusal: reply.reason, current: !this.#waits() })
      return true
    }
    const earlier = this.#pdf
    this.#pdf = await this.#sources.open(reply.bytes)
    await earlier?.close()
    this.#fresh = new Set()
    const first = Math.min(this.#inView, reply.pages)
    const canvas = await this.#pdf.draw(first, this.#width)
    this.#fresh.add(first)
    this.#publish({
      pageCount: reply.pages,
      canvases: new Map([...this.#shown.canvases].filter(([page]) => page <= reply.pages)).set(first, canvas),
      places: reply.places,
      refusal: null,
      current: !this.#waits(),
    })
    return true
  }

  /** Draws the nearest page to the one in view that is not fresh. False when there is none. */
  async #drawNext(): Promise<boolean> {
    const pdf = this.#pdf
    if (pdf === undefined) return false
    const wanted = nearest(this.#inView, this.#shown.pageCount, AROUND).find((page) => !this.#fresh.has(page))
    if (wanted === undefined) return false
    if (wanted !== this.#inView && this.#shown.canvases.has(wanted)) {
      this.#pausing = new AbortController()
      await this.#sources.pause(PAUSE_MS, this.#pausing.signal)
      // What ended the pause comes first.
      if (this.#pausing.signal.aborted) return true
    }
    const canvas = await pdf.draw(wanted, this.#width)
    this.#fresh.add(wanted)
    this.#publish({ ...this.#shown, canvases: new Map(this.#shown.canvases).set(wanted, canvas) })
    return true
  }

  #publish(shown: PaperShown): void {
    this.#shown = shown
    for (const listener of this.#listeners) listener()
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })
}

/** Page numbers within `around` of `page`, nearest first. */
export function nearest(page: number, count: number, around: number): readonly number[] {
  const pages: number[] = []
  for (let step = 0; step <= around; step += 1)
    for (const at of step === 0 ? [page] : [page + step, page - step]) if (at >= 1 && at <= count) pages.push(at)
  return pages
}
