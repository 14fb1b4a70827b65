import type { Bytes } from '../vault/bytes.ts'

/**
 * A stream that hands through what `source` gives, and tells `seen` of each piece, of the end, and of a failure. So a
 * reader at the far end of a chain of transforms knows which link failed.
 */
export function watch<T>(
  source: ReadableStream<T>,
  seen: {
    readonly piece?: (piece: T) => void
    readonly end?: () => void
    readonly failure?: (error: unknown) => void
  },
): ReadableStream<T> {
  const reader = source.getReader()
  let cancelled = false
  return new ReadableStream<T>(
    {
      async pull(controller) {
        let next: ReadableStreamReadResult<T>
        try {
          next = await reader.read()
        } catch (error) {
          seen.failure?.(error)
          throw error
        }
        // Cancelled while waiting: nobody is there to give it to.
        if (cancelled) return
        if (next.done) {
          seen.end?.()
          controller.close()
        } else {
          seen.piece?.(next.value)
          controller.enqueue(next.value)
        }
      },
      cancel: (reason) => {
        cancelled = true
        return reader.cancel(reason)
      },
    },
    // Nothing is read ahead: `end` is told only to somebody who asked for more than there was.
    { highWaterMark: 0 },
  )
}

/** Takes the first bytes off a stream to look at them, `count` or fewer if it ends before; `rest` gives all of it again. */
export async function peek(
  source: ReadableStream<Uint8Array>,
  count: number,
): Promise<{ readonly start: Uint8Array; readonly rest: ReadableStream<Uint8Array> }> {
  const reader = source.getReader()
  const pieces: Uint8Array[] = []
  let bytes = 0
  while (bytes < count) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(value)
    bytes += value.length
  }
  const all = new Uint8Array(bytes)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  let given = bytes === 0
  let cancelled = false
  const rest = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (!given) {
          given = true
          controller.enqueue(all)
          return
        }
        const { done, value } = await reader.read()
        if (cancelled) return
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => {
        cancelled = true
        return reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
  return { start: all.subarray(0, count), rest }
}

/** Gathers pieces into buffers of `size` bytes (the last may be shorter), so that each costs one message and one write. */
export function inPiecesOf(size: number): TransformStream<Uint8Array, Bytes> {
  let buffer = new Uint8Array(size)
  let used = 0
  return new TransformStream({
    transform(piece, controller) {
      for (let at = 0; at < piece.length;) {
        const part = piece.subarray(at, at + size - used)
        buffer.set(part, used)
        used += part.length
        at += part.length
        if (used === size) {
          controller.enqueue(buffer)
          buffer = new Uint8Array(size)
          used = 0
        }
      }
    },
    flush(controller) {
      if (used > 0) controller.enqueue(buffer.slice(0, used))
    },
  })
}

/** Fills the end with zeros up to a multiple of `size`. */
export function padTo(size: number): TransformStream<Bytes, Bytes> {
  let total = 0
  return new TransformStream({
    transform(piece, controller) {
      total += piece.length
      controller.enqueue(piece)
    },
    flush(controller) {
      const missing = (size - (total % size)) % size
      if (missing > 0) controller.enqueue(new Uint8Array(missing))
    },
  })
}
