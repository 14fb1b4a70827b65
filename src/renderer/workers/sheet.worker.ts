import { readSheetFile } from '../../sheets/read-sheet-file.ts'

/** Bytes of a list to read. The worker answers once, with what `readSheetFile` says, and is ended. */
onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
  readSheetFile(data).then(
    (read) => postMessage(read),
    (error: unknown) => reportError(error),
  )
}
