/**
 * Most bytes one compressed stream of an attached file may become: more than the largest picture that is taken
 * (image-size.ts) has as RGB. A stream of a megabyte can hold a thousand.
 */
const MOST_INFLATED_BYTES = 512 * 2 ** 20

/** What the worker says before it gives up. */
export const TOO_MUCH_INSIDE = 'tooMuchInside'

/**
 * Puts a bound on what this worker decompresses. pdf.js takes a whole stream into memory whatever its length, and tries
 * again another way when that fails; so what is too much ends the worker, which is the file's own.
 */
export function boundDecompression(most = MOST_INFLATED_BYTES): void {
  globalThis.DecompressionStream = class extends DecompressionStream {
    override get readable() {
      let bytes = 0
      return super.readable.pipeThrough(
        new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
          transform(piece, controller) {
            bytes += piece.length
            if (bytes > most) {
              postMessage(TOO_MUCH_INSIDE)
              close()
            } else controller.enqueue(piece)
          },
        }),
      )
    }
  }
}
