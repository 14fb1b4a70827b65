import type { DrawnAttachment, PicturedSheet } from '../../../contract/case-file.ts'
import { MOST_CASE_FILE_SHEETS, type AttachmentTrouble } from '../../../contract/print-model.ts'
import type { Attachment } from '../../../domain/records.ts'
import type { Result } from '../../../domain/result.ts'
import { openAttachment, type OpenFailure } from '../../attachments/open-attachment.ts'
import { jpegOf, type Picture } from '../../attachments/picture.ts'
import { pictureFailure } from '../../attachments/picture-trouble.ts'
import type { StationKeys } from '../../../vault/station-keys.ts'

/** How finely a page is drawn: pixels of the longer side of A4, quality of the JPEG. */
interface Fineness {
  readonly pixels: number
  readonly quality: number
}

/** 200, 150, 106 and 85 dots to the inch: the finest that the whole volume has room for. */
const FINENESSES: readonly [Fineness, ...Fineness[]] = [
  { pixels: 2339, quality: 0.85 },
  { pixels: 1754, quality: 0.8 },
  { pixels: 1240, quality: 0.75 },
  { pixels: 1000, quality: 0.6 },
]

/**
 * Bytes of all pictures of one case file. The paper stands in memory as a whole, several times while it is made, and
 * crosses to the printer in one piece of at most 64 MiB (contract/ipc.ts).
 */
export const MOST_PICTURE_BYTES = 48 * 2 ** 20

export interface Drawer {
  readonly open: (attachment: Attachment) => Promise<Result<{ readonly picture: Picture }, OpenFailure>>
  /** @throws what `pictureFailure` tells */
  readonly draw: (picture: Picture, page: number, rotation: number, how: Fineness) => Promise<Drawn>
}
type Drawn = Pick<PicturedSheet, 'jpeg' | 'width' | 'height'>

export function drawerWith(keys: StationKeys): Drawer {
  return {
    open: (attachment) => openAttachment(keys, attachment),
    draw: async (picture, page, rotation, { pixels, quality }) => {
      const canvas = await picture.draw(page, rotation, pixels)
      return { jpeg: await jpegOf(canvas, quality), width: canvas.width, height: canvas.height }
    },
  }
}

interface Watch {
  readonly signal: AbortSignal
  readonly onPage: (done: number) => void
}

/**
 * Every page of the attachments as a picture, one file open at a time and all pictures together within
 * `MOST_PICTURE_BYTES`. One that cannot be drawn, or for which there is no room, has its trouble instead; none is
 * missing. `null`: stopped.
 */
export async function drawAttachments(
  attachments: readonly Attachment[],
  { open, draw }: Drawer,
  { signal, onPage }: Watch,
): Promise<readonly DrawnAttachment[] | null> {
  const all: DrawnAttachment[] = []
  const room = new Room(attachments.reduce((sum, { pages }) => sum + pages, 0))
  for (const attachment of attachments) {
    if (signal.aborted) return null
    const without = (trouble: AttachmentTrouble) => all.push({ attachment, sheets: [], trouble })
    if (!room.hasPages(attachment.pages)) {
      without('apart')
      room.leave(attachment.pages)
      continue
    }
    const opened = await open(attachment)
    if (!opened.ok) {
      without(troubleOf(opened.failure))
      room.leave(attachment.pages)
      continue
    }
    const { picture } = opened.value
    const sheets: PicturedSheet[] = []
    let trouble: AttachmentTrouble | null = null
    try {
      for (let page = 1; page <= picture.pages && trouble === null; page += 1) {
        if (signal.aborted) return null
        const drawn = await drawWithin(room, (how) => draw(picture, page, attachment.rotation, how))
        if (drawn === 'apart') trouble = 'apart'
        else if (drawn === null) trouble = page === 1 ? 'unreadable' : 'partly'
        else sheets.push({ page, pages: picture.pages, ...drawn })
        onPage(room.sheets)
      }
    } finally {
      await picture.close()
    }
    room.leave(Math.max(0, attachment.pages - sheets.length))
    if (trouble === 'apart') {
      room.giveBack(sheets)
      without('apart')
    } else all.push({ attachment, sheets, trouble })
  }
  return signal.aborted ? null : all
}

/** As finely as its share of the room allows; `apart`: no room at all, `null`: it cannot be drawn. */
async function drawWithin(room: Room, draw: (how: Fineness) => Promise<Drawn>): Promise<Drawn | 'apart' | null> {
  for (;;) {
    const drawn = await draw(room.fineness).catch((error: unknown) => {
      pictureFailure(error)
      return null
    })
    if (drawn === null) return null
    const took = room.take(drawn.jpeg.length)
    if (took !== 'tooFine') return took === 'full' ? 'apart' : drawn
  }
}

/** What there is left of pages and bytes. */
class Room {
  sheets = 0
  #bytes = 0
  /** Pages that still come. */
  #left: number
  #at = 0

  constructor(pages: number) {
    this.#left = pages
  }

  get fineness(): Fineness {
    return FINENESSES[this.#at] ?? FINENESSES[0]
  }

  hasPages(pages: number): boolean {
    return this.sheets + pages <= MOST_CASE_FILE_SHEETS
  }

  /** A page of so many bytes: `tooFine` is to be drawn again more coarsely. */
  take(bytes: number): 'taken' | 'tooFine' | 'full' {
    const share = (MOST_PICTURE_BYTES - this.#bytes) / Math.max(1, this.#left)
    if (bytes > share && this.#at < FINENESSES.length - 1) {
      this.#at += 1
      return 'tooFine'
    }
    if (this.#bytes + bytes > MOST_PICTURE_BYTES || this.sheets >= MOST_CASE_FILE_SHEETS) return 'full'
    this.sheets += 1
    this.#bytes += bytes
    this.#left -= 1
    // A page with little on it leaves room for the next to be finer.
    if (bytes < share / 4 && this.#at > 0) this.#at -= 1
    return 'taken'
  }

  /** Pages that do not come after all. */
  leave(pages: number): void {
    this.#left -= pages
  }

  giveBack(sheets: readonly PicturedSheet[]): void {
    this.sheets -= sheets.length
    this.#bytes -= sheets.reduce((sum, { jpeg }) => sum + jpeg.length, 0)
  }
}

function troubleOf({ kind }: OpenFailure): AttachmentTrouble {
  switch (kind) {
    case 'missing':
    case 'damaged':
      return kind
    case 'tooManyPages':
      return 'apart'
    default:
      return 'unreadable'
  }
}
