import type { OutsideFailure } from '../../contract/ipc.ts'
import type { StationBridge } from '../../contract/station-bridge.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { addAttachment, MOST_ATTACHMENT_BYTES } from '../../verbs/attachments/add-attachment.ts'
import type { Desk } from '../../verbs/desk.ts'
import type { VerbFailure } from '../../verbs/verb.ts'
import type { Bytes } from '../../vault/bytes.ts'
import { toHex } from '../../vault/bytes.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { mediaTypeByName, sniffMediaType, titleOf, type MediaType } from './media.ts'
import { openPicture, thumbnailOf } from './picture.ts'
import { pictureFailure, type PictureFailure } from './picture-trouble.ts'
import { writeWhole, type AttachmentCalls } from './sealed-file.ts'

/** A file to attach: chosen in a dialog, dropped, or pasted. */
export interface FileToAttach {
  readonly name: string
  readonly size: number
  readonly read: (offset: number, length: number) => Promise<Result<Bytes, OutsideFailure>>
  readonly close: () => Promise<void>
}

export type AttachFailure =
  | { readonly kind: 'tooLarge'; readonly bytes: number }
  | { readonly kind: 'empty' | 'otherKind' | 'cancelled' | PictureFailure }
  | { readonly kind: 'outside'; readonly failure: OutsideFailure }
  | { readonly kind: 'verb'; readonly failure: VerbFailure }

export interface Attached {
  readonly attachmentId: string
  readonly title: string
  readonly mediaType: MediaType
  /** What the name said it was, when that was not true. */
  readonly saidToBe: MediaType | null
}

export interface AttachOrder {
  readonly desk: Desk
  readonly keys: StationKeys
  readonly childId: string
  readonly documentId: string | null
  readonly calls?: AttachmentCalls
  /** Set `cancelled` to stop at the next step. */
  readonly stop: { cancelled: boolean }
  /** From 0 to 1. */
  readonly onShare: (share: number) => void
}

const READ_BYTES = 2 ** 20

/**
 * Takes a file into a child's file: read, looked at, sealed onto the disk, and only then written into the records. What
 * goes wrong before the last step leaves nothing behind.
 */
export async function attach(file: FileToAttach, order: AttachOrder): Promise<Result<Attached, AttachFailure>> {
  const { desk, keys, childId, documentId, calls = window.station.call, stop, onShare } = order
  if (file.size > MOST_ATTACHMENT_BYTES) return fail({ kind: 'tooLarge', bytes: file.size })
  if (file.size === 0) return fail({ kind: 'empty' })
  const read = await readAll(file, stop, (done) => onShare((done / file.size) * 0.4))
  if (!read.ok) return read
  const plain = read.value

  const mediaType = sniffMediaType(plain)
  if (mediaType === null) return fail({ kind: 'otherKind' })
  const picture = await openPicture(plain, mediaType)
  if (typeof picture === 'string') return fail({ kind: picture })
  const { pages } = picture
  const thumbnail = await thumbnailOf(picture)
    .catch((error: unknown) => ({ failure: pictureFailure(error) }))
    .finally(() => picture.close())
  // What cannot show its first page shows none: better said now, while the paper is at hand.
  if (typeof thumbnail !== 'string') return fail({ kind: thumbnail.failure })
  const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', plain)))
  if (stop.cancelled) return fail({ kind: 'cancelled' })

  const attachmentId = crypto.randomUUID()
  const sealing = {
    get cancelled() {
      return stop.cancelled
    },
    onBytes: (done: number) => onShare(0.5 + (done / plain.length) * 0.5),
  }
  const sealed = await writeWhole(keys, attachmentId, plain, calls, sealing)
  if (!sealed.ok) {
    const { failure } = sealed
    return fail(failure.kind === 'missing' || failure.kind === 'damaged' ? { kind: 'damaged' } : failure)
  }
  const title = titleOf(file.name)
  const record = { attachmentId, childId, documentId, title, mediaType, bytes: plain.length, sha256, pages, thumbnail }
  const added = await desk.perform(addAttachment, record)
  if (!added.ok) {
    // A refusal wrote nothing, so nobody knows the file. After any other failure the journal may name it: it stays.
    if (isRefusal(added.failure)) await calls['attachment.erase']({ ids: [attachmentId] })
    return fail({ kind: 'verb', failure: added.failure })
  }
  const said = mediaTypeByName(file.name)
  return succeed({ attachmentId, title, mediaType, saidToBe: said === mediaType ? null : said })
}

function isRefusal({ kind }: VerbFailure): boolean {
  return kind !== 'notStored' && kind !== 'diskFull' && kind !== 'stale'
}

async function readAll(
  file: FileToAttach,
  stop: { readonly cancelled: boolean },
  onBytes: (done: number) => void,
): Promise<Result<Bytes, AttachFailure>> {
  const plain = new Uint8Array(file.size)
  for (let at = 0; at < file.size;) {
    if (stop.cancelled) return fail({ kind: 'cancelled' })
    const piece = await file.read(at, Math.min(READ_BYTES, file.size - at))
    if (!piece.ok) return fail({ kind: 'outside', failure: piece.failure })
    // Shorter than it was a moment ago: somebody is writing it.
    if (piece.value.length === 0) return fail({ kind: 'damaged' })
    plain.set(piece.value, at)
    at += piece.value.length
    onBytes(at)
  }
  return succeed(plain)
}

type ChosenCalls = Pick<
  StationBridge['call'],
  'attachment.chooseFile' | 'attachment.readChosen' | 'attachment.closeChosen'
>

/** Asks the person for files. */
export async function chooseFiles(
  calls: ChosenCalls = window.station.call,
): Promise<Result<readonly FileToAttach[], OutsideFailure>> {
  const chosen = await calls['attachment.chooseFile'](undefined)
  if (!chosen.ok) return chosen
  return succeed(
    chosen.value.files.map(({ file, name, size }) => ({
      name,
      size,
      read: async (offset, length) => {
        const read = await calls['attachment.readChosen']({ file, offset, length })
        return read.ok ? succeed(new Uint8Array(read.value.bytes)) : read
      },
      close: async () => {
        await calls['attachment.closeChosen']({ file })
      },
    })),
  )
}

/** A file the page got by itself: dropped onto it or pasted. */
export function droppedFile(file: File): FileToAttach {
  return {
    name: file.name,
    size: file.size,
    read: async (offset, length) => {
      try {
        return succeed(new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()))
      } catch (error) {
        if (!(error instanceof DOMException)) throw error
        return fail({ kind: 'gone', detail: error.message })
      }
    },
    close: () => Promise.resolve(),
  }
}
