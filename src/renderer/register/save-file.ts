import type { OutsideFailure } from '../../contract/ipc.ts'
import type { Result } from '../../domain/result.ts'

const PIECE = 4 * 1024 * 1024

/** Writes bytes to where the user says. The file has its name only when all of it is there. */
export async function saveFile(
  fileName: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<{ readonly path: string }, OutsideFailure>> {
  const { call } = window.station
  const created = await call['attachment.saveCopy']({ fileName })
  if (!created.ok) return created
  const { file } = created.value
  for (let offset = 0; offset < bytes.byteLength; offset += PIECE) {
    const written = await call['attachment.write']({ file, bytes: bytes.slice(offset, offset + PIECE) })
    if (!written.ok) {
      await call['attachment.discard']({ file })
      return written
    }
  }
  const kept = await call['attachment.keep']({ file })
  if (!kept.ok) await call['attachment.discard']({ file })
  return kept
}
