import type { DrawnAttachment, PicturedSheet } from '../../../contract/case-file.ts'
import { MOST_CASE_FILE_SHEETS, type AttachmentTrouble } from '../../../contract/print-model.ts'
import type { Attachment } from '../../../domain/records.ts'
import type { Result } from '../../../domain/result.ts'
import type { OpenFailure } from '../../attachments/open-attachment.ts'
import type { Picture } from '../../attachments/picture.ts'
import { pictureFailure } from '../../attachments/picture-trouble.ts'

/** How finely a page is drawn: pixels of the longer side of A4, quality of the JPEG. */
export interface Fineness {
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
  drawer: Drawer,
  { signal, onPage }: Watch,
): Promise<readonly DrawnAttachment[] | null> {
  const work: Work = {
    drawer,
    room: new Room(attachments.reduce((sum, { pages }) => sum + pages, 0)),
    isStopped: () => signal.aborted,
    onPage,
  }
  const all: DrawnAttachment[] = []
  for (const attachment of attachments) {
    const drawn = await drawOne(attachment, work)
    if (work.isStopped()) return null
    work.room.leave(Math.max(0, attachment.pages - drawn.sheets.length))
    if (drawn.trouble === 'apart') {
      work.room.giveBack(drawn.sheets)
      all.push({ attachment, sheets: [], trouble: 'apart' })
    } else all.push({ attachment, ...drawn })
  }
  return all
}

interface Work {
  readonly drawer: Drawer
  readonly room: Room
  readonly isStopped: () => boolean
  readonly onPage: (done: number) => void
}

/** As far as it can be drawn, and why not to its end. */
async function drawOne(attachment: Attachment, work: Work): Promise<Omit<DrawnAttachment, 'attachment'>> {
  const { drawer, room, isStopped, onPage } = work
  if (!room.hasPages(attachment.pages)) return { sheets: [], trouble: 'apart' }
  const opened = await drawer.open(attachment)
  if (!opened.ok) return { sheets: [], trouble: troubleOf(opened.failure) }
  const { picture } = opened.value
  const sheets: PicturedSheet[] = []
  try {
    for (let page = 1; page <= picture.pages && !isStopped(); page += 1) {
      const drawn = await drawWithin(room, (how) => drawer.draw(picture, page, attachment.rotation, how))
      if (drawn === 'apart') return { sheets, trouble: 'apart' }
      if (drawn === null) return { sheets, trouble: page === 1 ? 'unreadable' : 'partly' }
      sheets.push({ page, pages: picture.pages, ...drawn })
      onPage(room.sheets)
    }
    return { sheets, trouble: null }
  } finally {
    await picture.close()
  }
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
