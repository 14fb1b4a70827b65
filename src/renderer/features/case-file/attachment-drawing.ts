import type { DrawnAttachment } from '../../../contract/case-file.ts'
import type { Attachment } from '../../../domain/records.ts'
import { drawAttachments, type Drawer } from './draw-attachments.ts'

/** How far the attachments of a case file are drawn. Replaced as a whole at each change. */
export type DrawingState =
  | { readonly kind: 'idle' | 'stopped' }
  | { readonly kind: 'working'; readonly done: number }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly drawn: readonly DrawnAttachment[] }

/** Draws the attachments once; it can be stopped and begun again, and keeps what came of it while its page is open. */
export class AttachmentDrawing {
  readonly #attachments: readonly Attachment[]
  readonly #drawer: Drawer
  #state: DrawingState
  #stop: AbortController | null = null
  readonly #listeners = new Set<() => void>()

  constructor(attachments: readonly Attachment[], drawer: Drawer) {
    this.#attachments = attachments
    this.#drawer = drawer
    this.#state = attachments.length === 0 ? { kind: 'done', drawn: [] } : { kind: 'idle' }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getState = (): DrawingState => this.#state

  /** Does nothing while it is under way or done. */
  start(): void {
    if (this.#state.kind === 'working' || this.#state.kind === 'done') return
    const stop = new AbortController()
    this.#stop = stop
    this.#publish({ kind: 'working', done: 0 })
    void this.#draw(stop.signal)
  }

  stop(): void {
    this.#stop?.abort()
    this.#stop = null
    if (this.#state.kind === 'working') this.#publish({ kind: 'stopped' })
  }

  async #draw(signal: AbortSignal): Promise<void> {
    try {
      const drawn = await drawAttachments(this.#attachments, this.#drawer, {
        signal,
        onPage: (done) => {
          if (!signal.aborted) this.#publish({ kind: 'working', done })
        },
      })
      if (drawn !== null && !signal.aborted) this.#publish({ kind: 'done', drawn })
    } catch (error) {
      if (!signal.aborted) this.#publish({ kind: 'failed', message: String(error) })
    }
  }

  #publish(state: DrawingState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
