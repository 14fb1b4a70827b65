/**
 * Most bytes one compressed stream of an attached file may become: more than the largest picture that is taken
 * (image-size.ts) has as RGB. A stream of a megabyte can hold a thousand.
 */
const MOST_INFLATED_BYTES = 384 * 2 ** 20
/** Chromium unpacks all it is given before anybody sees the first byte: 16 KB become 16 MB at most. */
const SLICE_BYTES = 2 ** 14

/** What the worker says before it gives up. */
export const TOO_MUCH_INSIDE = 'tooMuchInside'

/**
 * Puts a bound on what this worker decompresses. pdf.js takes a whole stream into memory whatever its length, and tries
 * again another way when that fails; so what is too much ends the worker, which is the file's own.
 */
export function boundDecompression(most = MOST_INFLATED_BYTES): void {
  const Unbounded = DecompressionStream
  globalThis.DecompressionStream = class {
    readonly writable: WritableStream<BufferSource>
    readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>

    constructor(format: CompressionFormat) {
      const slices = inSlices()
      this.writable = slices.writable
      this.readable = slices.readable.pipeThrough(new Unbounded(format)).pipeThrough(upTo(most))
    }
  }
}

function inSlices(): TransformStream<BufferSource, Uint8Array<ArrayBuffer>> {
  return new TransformStream({
    transform(source, controller) {
      const bytes = ArrayBuffer.isView(source)
        ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
        : new Uint8Array(source)
      for (let at = 0; at < bytes.length; at += SLICE_BYTES) controller.enqueue(bytes.subarray(at, at + SLICE_BYTES))
    },
  })
}

function upTo(most: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.length
      if (bytes <= most) controller.enqueue(piece)
      else {
        postMessage(TOO_MUCH_INSIDE)
        close()
      }
    },
  })
}
