import type { Attachment } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { openPicture } from './picture.ts'
import type { PictureFailure } from './picture-trouble.ts'
import { readWhole, type SealedFileFailure } from './sealed-file.ts'

interface ShowFailure {
  readonly kind: 'unreadable' | Exclude<PictureFailure, 'damaged' | 'locked'>
}
export type OpenFailure = SealedFileFailure | ShowFailure

/** Its bytes are what they were when it came; what is inside cannot be shown all the same. */
export function showFailure(kind: PictureFailure): ShowFailure {
  return { kind: kind === 'damaged' || kind === 'locked' ? 'unreadable' : kind }
}

/** Opens an attachment's file and its picture. */
export async function openAttachment(keys: StationKeys, attachment: Attachment) {
  const read = await readWhole(keys, attachment)
  if (!read.ok) return read
  const picture = await openPicture(read.value, attachment.mediaType)
  return typeof picture === 'string' ? fail(showFailure(picture)) : succeed({ picture, bytes: read.value })
}
