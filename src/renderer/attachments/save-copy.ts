import type { Attachment } from '../../domain/records.ts'
import type { StationBridge } from '../../contract/station-bridge.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { chunkCount } from '../../vault/sealed-chunks.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { fileNameOf } from './media.ts'
import { findSealedFile, readChunk, type AttachmentCalls, type SealedFileFailure } from './sealed-file.ts'

type CopyCalls = AttachmentCalls & Pick<StationBridge['call'], 'attachment.saveCopy'>

/** Writes the attachment in clear to where the user says. It has its name there only when all of it was whole. */
export async function saveCopy(
  keys: StationKeys,
  attachment: Attachment,
  calls: CopyCalls = window.station.call,
): Promise<Result<{ readonly path: string }, SealedFileFailure>> {
  const created = await calls['attachment.saveCopy']({ fileName: fileNameOf(attachment) })
  if (!created.ok) return fail({ kind: 'outside', failure: created.failure })
  const { file } = created.value
  const discard = async (failure: SealedFileFailure) => {
    await calls['attachment.discard']({ file })
    return fail(failure)
  }
  const found = await findSealedFile(attachment, calls)
  if (!found.ok) return discard(found.failure)
  const { bytes, chunkBytes } = found.value
  for (let number = 0; number < chunkCount(bytes, chunkBytes); number += 1) {
    const chunk = await readChunk(keys, found.value, number, calls)
    if (!chunk.ok) return discard(chunk.failure)
    const written = await calls['attachment.write']({ file, bytes: chunk.value })
    if (!written.ok) return discard({ kind: 'outside', failure: written.failure })
  }
  const kept = await calls['attachment.keep']({ file })
  return kept.ok ? succeed(kept.value) : discard({ kind: 'outside', failure: kept.failure })
}
