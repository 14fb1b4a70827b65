import {
  getDocument,
  GlobalWorkerOptions,
  PDFWorker,
  type PDFDocumentProxy,
  type PDFDocumentLoadingTask,
} from 'pdfjs-dist'
import pdfWorkerUrl from 'pdfjs-dist/build/pdf.worker.mjs?worker&url'

GlobalWorkerOptions.workerSrc = pdfWorkerUrl

/** One worker for the life of the page: a new one for every document costs 80 ms. */
let worker: PDFWorker | undefined

function sharedWorker(): PDFWorker {
  worker ??= PDFWorker.create({ name: 'paper' })
  return worker
}

/** Starts pdf.js before the first paper is asked for. */
export async function warmUpPdf(): Promise<void> {
  await sharedWorker().promise
}

interface OpenHow {
  /** A worker of its own, for a file from outside; else the one the house's papers share. */
  readonly worker?: PDFWorker
  /** Pictures of more pixels are left blank; without it none is. */
  readonly maxImageSize?: number
}

/** An opened PDF whose pages can be drawn. `bytes` are handed over: they are empty afterwards. */
export class PdfPages {
  readonly #task: PDFDocumentLoadingTask
  readonly #pdf: PDFDocumentProxy

  private constructor(task: PDFDocumentLoadingTask, pdf: PDFDocumentProxy) {
    this.#task = task
    this.#pdf = pdf
  }

  static async open(bytes: Uint8Array, { worker = sharedWorker(), ...bounds }: OpenHow = {}): Promise<PdfPages> {
    const here = document.baseURI
    const task = getDocument({
      worker,
      ...bounds,
      data: bytes,
      wasmUrl: new URL('pdfjs/wasm/', here).href,
      cMapUrl: new URL('pdfjs/cmaps/', here).href,
      standardFontDataUrl: new URL('pdfjs/standard_fonts/', here).href,
      iccUrl: new URL('pdfjs/iccs/', here).href,
      // Glyphs are drawn as the paths they are. As faces of the page each new PDF's would have all of the form laid out
      // anew at every key: a third of the work of a key stroke; and hinting would thin out small strokes.
      disableFontFace: true,
      verbosity: 0,
    })
    return new PdfPages(task, await task.promise)
  }

  get count(): number {
    return this.#pdf.numPages
  }

  /**
   * Draws a page (1-based) `width` CSS pixels wide, at the screen's own pixel ratio, off screen.
   * @param intent `print` goes on without waiting for frames: a window nobody sees may never get one
   */
  async draw(number: number, width: number, intent: 'display' | 'print' = 'display'): Promise<HTMLCanvasElement> {
    const page = await this.#pdf.getPage(number)
    const unscaled = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: (width * window.devicePixelRatio) / unscaled.width })
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(viewport.width)
    canvas.height = Math.round(viewport.height)
    await page.render({ canvas, viewport, intent }).promise
    return canvas
  }

  /**
   * Draws a page (1-based) so that its longer side has `most` pixels, off screen.
   * @param stop aborted: what is not drawn yet is not drawn any more
   */
  async drawWithin(number: number, most: number, stop?: AbortSignal): Promise<HTMLCanvasElement> {
    const page = await this.#pdf.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: most / Math.max(width, height) })
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(viewport.width))
    canvas.height = Math.max(1, Math.round(viewport.height))
    const render = page.render({ canvas, viewport })
    stop?.addEventListener('abort', () => render.cancel(), { once: true })
    await render.promise
    return canvas
  }

  async close(): Promise<void> {
    await this.#task.destroy()
  }
}
