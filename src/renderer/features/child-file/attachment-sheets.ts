import type { PrintModel } from '../../../contract/print-model.ts'
import type { Attachment } from '../../../domain/records.ts'
import { succeed, type Result } from '../../../domain/result.ts'
import type { StationKeys } from '../../../vault/station-keys.ts'
import { openAttachment } from '../../attachments/open-attachment.ts'
import { jpegOf } from '../../attachments/picture.ts'
import { pictureFailure } from '../../attachments/picture-trouble.ts'
import { sendToPrinter, type PrintFailure } from '../../ui/paper/print-actions.ts'

type Volume = Extract<PrintModel, { kind: 'attachments' }>
type Sheet = Volume['sheets'][number]

/** The longer side of A4 at 200 dpi: what a laser printer shows of a scan. */
const SHEET_PIXELS = 2339
const JPEG_QUALITY = 0.85
/** So many go to the printer in one job, so that a thick volume never stands in memory as a whole. */
const SHEETS_A_JOB = 20

export interface VolumeOrder {
  readonly keys: StationKeys
  /** In the order they are printed. */
  readonly attachments: readonly Attachment[]
  /** With a list in front and pages counted through. */
  readonly asVolume: boolean
  readonly stationName: string
  readonly caseNumber: string
  /** YYYY-MM-DD. */
  readonly today: string
  /** The day of an instant on the station's calendar. */
  readonly dayOf: (instant: string) => string
  readonly nameOfStaff: (staffId: string) => string
  readonly stop: { readonly cancelled: boolean }
  readonly onSent: (pages: number) => void
}

export interface PrintedVolume {
  readonly pages: number
  /** Titles of those that could not be opened, or not be drawn to the end. */
  readonly without: readonly string[]
  readonly stopped: boolean
}

/**
 * Prints attachments one after the other, a job for every few pages. One that does not open is left out and named; the
 * list in front says so, because every file is opened once before the first page goes out.
 */
export async function printVolume(order: VolumeOrder): Promise<Result<PrintedVolume, PrintFailure>> {
  const { keys, attachments, asVolume, stationName, caseNumber, stop, onSent } = order
  const firstPages = new Map<string, number | null>()
  let volumePages = 0
  for (const attachment of attachments) {
    if (stop.cancelled) return succeed({ pages: 0, without: [], stopped: true })
    const opened = await openAttachment(keys, attachment)
    firstPages.set(attachment.id, opened.ok ? volumePages + 1 : null)
    if (!opened.ok) continue
    volumePages += opened.value.picture.pages
    await opened.value.picture.close()
  }
  const without = new Set(attachments.filter(({ id }) => firstPages.get(id) === null).map(({ title }) => title))
  let sent = 0
  let jobs = 0
  const send = async (sheets: readonly Sheet[], contents: Volume['contents']) => {
    jobs += 1
    const model: Volume = { kind: 'attachments', stationName, caseNumber, contents, sheets: [...sheets] }
    const printed = await sendToPrinter(model, { title: jobs === 1 ? 'attachments' : `attachments-${String(jobs)}` })
    if (printed.ok) {
      sent += printed.value.pages
      onSent(sent)
    }
    return printed
  }
  if (asVolume) {
    const listed = await send([], { printedOn: order.today, entries: entriesOf(order, firstPages) })
    if (!listed.ok) return listed
  }
  let waiting: Sheet[] = []
  for (const attachment of attachments) {
    const firstPage = firstPages.get(attachment.id) ?? null
    if (firstPage === null) continue
    const opened = await openAttachment(keys, attachment)
    if (!opened.ok) continue
    const { picture } = opened.value
    try {
      for (let page = 1; page <= picture.pages; page += 1) {
        if (stop.cancelled) return succeed({ pages: sent, without: [...without], stopped: true })
        const canvas = await picture.draw(page, attachment.rotation, SHEET_PIXELS).catch(pictureFailure)
        if (typeof canvas === 'string') {
          without.add(attachment.title)
          break
        }
        waiting.push({
          title: attachment.title,
          page,
          pages: picture.pages,
          volumePage: asVolume ? firstPage + page - 1 : null,
          jpeg: await jpegOf(canvas, JPEG_QUALITY),
          width: canvas.width,
          height: canvas.height,
        })
        if (waiting.length < SHEETS_A_JOB) continue
        const printed = await send(waiting, null)
        if (!printed.ok) return printed
        waiting = []
      }
    } finally {
      await picture.close()
    }
  }
  if (waiting.length > 0) {
    const printed = await send(waiting, null)
    if (!printed.ok) return printed
  }
  return succeed({ pages: sent, without: [...without], stopped: false })
}

function entriesOf({ attachments, dayOf, nameOfStaff }: VolumeOrder, firstPages: ReadonlyMap<string, number | null>) {
  return attachments.map(({ id, title, mediaType, pages, addedAt, byStaffId }, at) => ({
    number: at + 1,
    title,
    kind: mediaType === 'application/pdf' ? ('pdf' as const) : ('photo' as const),
    pages,
    addedOn: dayOf(addedAt),
    addedBy: nameOfStaff(byStaffId),
    firstPage: firstPages.get(id) ?? null,
  }))
}
