import type { FileHandle } from 'node:fs/promises'

/** The bytes of an open file in pieces of `pieceBytes`, read as they are asked for. Closing it is the caller's. */
export function fileStream(file: FileHandle, pieceBytes = 2 ** 20): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { buffer, bytesRead } = await file.read(new Uint8Array(pieceBytes), 0, pieceBytes)
        if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
        else controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}
