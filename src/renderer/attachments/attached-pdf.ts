import { PDFWorker } from 'pdfjs-dist'
import { PdfPages } from '../ui/paper/pdf-pages.ts'
import { TOO_MUCH_INSIDE } from './bounded-decompression.ts'
import { MOST_PIXELS } from './image-size.ts'
import { PictureTrouble } from './picture-trouble.ts'

/** More pages than a scanned case file has; a PDF of nothing can say it has a billion. */
export const MOST_PAGES = 2000
/** Milliseconds to open, and for each page: many times what a scan takes on an old PC. */
const MOST_MS = 10_000

/**
 * A PDF from outside, opened in a worker of its own. Whatever it does there, it cannot hold up the papers of the house,
 * and when it takes too long or unpacks without end the worker is ended. After that it does not draw any more.
 */
export class AttachedPdf {
  readonly #worker: Worker
  readonly #port: PDFWorker
  readonly #most: number
  #pages: PdfPages | null = null
  /** Set when the worker was ended because of what the file did. */
  #ended: PictureTrouble | null = null
  /** Who waits for an answer that does not come any more. */
  readonly #waiting = new Set<(trouble: PictureTrouble) => void>()

  private constructor(most: number) {
    this.#most = most
    this.#worker = new Worker(new URL('./attached-pdf.worker.ts', import.meta.url), { type: 'module' })
    this.#worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === TOO_MUCH_INSIDE) this.#end(new PictureTrouble(TOO_MUCH_INSIDE))
    })
    this.#port = PDFWorker.create({ port: this.#worker })
  }

  /**
   * @param bytes are handed over: they are empty afterwards
   * @param most milliseconds to open, and for each page
   * @throws PictureTrouble; what pdf.js throws for what is no PDF or has a password
   */
  static async open(bytes: Uint8Array<ArrayBuffer>, most = MOST_MS): Promise<AttachedPdf> {
    const opened = new AttachedPdf(most)
    try {
      opened.#pages = await opened.#inTime(PdfPages.open(bytes, { worker: opened.#port, maxImageSize: MOST_PIXELS }))
      if (opened.#pages.count > MOST_PAGES) throw new PictureTrouble('tooManyPages')
      return opened
    } catch (error) {
      opened.close()
      throw error
    }
  }

  get count(): number {
    return this.#pages?.count ?? 0
  }

  /**
   * Draws a page (1-based) so that its longer side has `most` pixels, off screen.
   * @throws PictureTrouble
   */
  async drawWithin(number: number, most: number): Promise<HTMLCanvasElement> {
    if (this.#pages === null) throw this.#ended ?? new PictureTrouble('damaged')
    const stop = new AbortController()
    try {
      return await this.#inTime(this.#pages.drawWithin(number, most, stop.signal))
    } finally {
      stop.abort()
    }
  }

  /** Ends its worker, whatever that is doing. */
  close(): void {
    this.#pages = null
    // What was under way is asked of nobody any more.
    this.#port.destroy()
    this.#worker.terminate()
  }

  async #inTime<Value>(work: Promise<Value>): Promise<Value> {
    if (this.#ended !== null) throw this.#ended
    const { promise: ended, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => this.#end(new PictureTrouble('tookTooLong')), this.#most)
    this.#waiting.add(reject)
    try {
      return await Promise.race([work, ended])
    } finally {
      clearTimeout(timer)
      this.#waiting.delete(reject)
    }
  }

  #end(trouble: PictureTrouble): void {
    this.#ended = trouble
    this.close()
    for (const reject of this.#waiting) reject(trouble)
  }
}
