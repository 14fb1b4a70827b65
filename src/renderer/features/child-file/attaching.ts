import { beforeLock } from '../../app/before-lock.ts'
import {
  attach,
  type AttachFailure,
  type Attached,
  type AttachOrder,
  type FileToAttach,
} from '../../attachments/attach.ts'
import { Observable } from '../../workers/observable.ts'

/** One file on its way into a child's file, and what came of it. */
export interface QueuedFile {
  readonly key: number
  readonly childId: string
  readonly name: string
  readonly state: 'waiting' | 'working' | 'done' | 'failed'
  /** From 0 to 1. */
  readonly share: number
  readonly attached: Attached | null
  readonly failure: AttachFailure | null
}

export type QueueOrder = Pick<AttachOrder, 'desk' | 'keys' | 'childId' | 'documentId'>

/**
 * The files being added, one after the other. They go on while the worker looks at another page; locking waits for them.
 * Gone with the page when it locks.
 */
const queue = new Observable<{ readonly files: readonly QueuedFile[] }>({ files: [] })
const stops = new Map<number, { cancelled: boolean }>()
let last: Promise<unknown> = Promise.resolve()
let lastKey = 0

export const queuedFiles = { get: () => queue.get().files, subscribe: queue.subscribe }

export function addToQueue(files: readonly FileToAttach[], order: QueueOrder): void {
  for (const file of files) {
    lastKey += 1
    const key = lastKey
    const stop = { cancelled: false }
    stops.set(key, stop)
    const queued = { key, childId: order.childId, name: file.name, share: 0, attached: null, failure: null }
    queue.update({ files: [...queue.get().files, { ...queued, state: 'waiting' }] })
    last = last.then(() => run(key, file, order, stop))
  }
  const done = last
  const forget = beforeLock(() => done.then(() => true))
  void done.then(forget)
}

/** Stops one at its next step; one still waiting is not begun. */
export function stopAdding(key: number): void {
  const stop = stops.get(key)
  if (stop !== undefined) stop.cancelled = true
}

/** Takes the lines of what is finished off the screen. */
export function clearFinished(childId: string): void {
  queue.update({
    files: queue.get().files.filter((file) => file.childId !== childId || !isFinished(file)),
  })
}

export function isFinished({ state }: QueuedFile): boolean {
  return state === 'done' || state === 'failed'
}

/** What is the file's own fault; the rest is the disk's or the person's. */
const REFUSED: ReadonlySet<AttachFailure['kind']> = new Set([
  'tooLarge',
  'empty',
  'otherKind',
  'damaged',
  'locked',
  'tooManyPixels',
  'tooManyPages',
  'tooMuchInside',
  'tookTooLong',
])

async function run(key: number, file: FileToAttach, order: QueueOrder, stop: { cancelled: boolean }): Promise<void> {
  change(key, { state: 'working' })
  try {
    const done = stop.cancelled
      ? ({ ok: false, failure: { kind: 'cancelled' } } as const)
      : await attach(file, { ...order, stop, onShare: (share) => queue.soon(changed(key, { share })) })
    if (!done.ok && REFUSED.has(done.failure.kind)) {
      const detail = { what: 'file', why: done.failure.kind }
      void order.desk.note({ act: 'refused', childId: order.childId, documentId: order.documentId, detail })
    }
    change(key, done.ok ? { state: 'done', attached: done.value } : { state: 'failed', failure: done.failure })
  } catch (error) {
    const failure = { kind: 'failed', detail: error instanceof Error ? error.message : String(error) } as const
    change(key, { state: 'failed', failure: { kind: 'outside', failure } })
  } finally {
    stops.delete(key)
    await file.close()
  }
}

function change(key: number, part: Partial<QueuedFile>): void {
  queue.update(changed(key, part))
}

function changed(key: number, part: Partial<QueuedFile>): { readonly files: readonly QueuedFile[] } {
  return { files: queue.get().files.map((file) => (file.key === key ? { ...file, ...part } : file)) }
}
