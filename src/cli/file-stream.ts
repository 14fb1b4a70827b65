import { open } from 'node:fs/promises'

/** The bytes of a file in pieces of `pieceBytes`, read as they are asked for. The file is closed at its end. */
export async function fileStream(path: string, pieceBytes = 2 ** 20): Promise<ReadableStream<Uint8Array>> {
  const file = await open(path, 'r')
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { buffer, bytesRead } = await file.read(new Uint8Array(pieceBytes), 0, pieceBytes)
        if (bytesRead > 0) {
          controller.enqueue(buffer.subarray(0, bytesRead))
          return
        }
        await file.close()
        controller.close()
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  )
}
