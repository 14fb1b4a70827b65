import { AttachedPdf } from './attached-pdf.ts'
import { hasTooManyPixels } from './image-size.ts'
import type { MediaType } from './media.ts'
import { PictureTrouble, pictureFailure, type PictureFailure } from './picture-trouble.ts'

/** An opened attachment whose pages can be drawn; an image is a file of one page. */
export interface Picture {
  readonly pages: number
  /**
   * Page (1-based) upright as its rotation says.
   * @param most the longer side has at most so many pixels
   * @throws what `pictureFailure` tells, when this page asks for too much or is damaged
   */
  readonly draw: (page: number, rotation: number, most: number) => Promise<HTMLCanvasElement>
  readonly close: () => Promise<void>
}

/** The picture, or why it cannot be shown. */
export async function openPicture(
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: MediaType,
): Promise<Picture | PictureFailure> {
  try {
    return mediaType === 'application/pdf' ? await openPdf(bytes) : await openImage(bytes, mediaType)
  } catch (error) {
    return pictureFailure(error)
  }
}

async function openImage(bytes: Uint8Array<ArrayBuffer>, mediaType: MediaType): Promise<Picture> {
  if (hasTooManyPixels(bytes, mediaType)) throw new PictureTrouble('tooManyPixels')
  const bitmap = await createImageBitmap(new Blob([bytes], { type: mediaType }))
  return {
    pages: 1,
    draw: (_, rotation, most) => {
      const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height))
      return Promise.resolve(
        turned(bitmap, Math.max(1, bitmap.width * scale), Math.max(1, bitmap.height * scale), rotation),
      )
    },
    close: () => {
      bitmap.close()
      return Promise.resolve()
    },
  }
}

async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Picture> {
  // pdf.js takes the bytes it is given for its worker; the caller keeps its own.
  const pdf = await AttachedPdf.open(bytes.slice())
  return {
    pages: pdf.count,
    draw: async (page, rotation, most) => {
      const drawn = await pdf.drawWithin(page, most)
      return rotation === 0 ? drawn : turned(drawn, drawn.width, drawn.height, rotation)
    },
    close: () => {
      pdf.close()
      return Promise.resolve()
    },
  }
}

/** Drawn on white: a transparent PNG would come out black as JPEG. */
function turned(source: CanvasImageSource, width: number, height: number, rotation: number): HTMLCanvasElement {
  const lies = rotation % 180 !== 0
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(lies ? height : width)
  canvas.height = Math.round(lies ? width : height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((rotation * Math.PI) / 180)
  context.drawImage(source, -width / 2, -height / 2, width, height)
  return canvas
}

export async function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
  if (blob === null) throw new Error('no JPEG')
  return new Uint8Array(await blob.arrayBuffer())
}

const THUMBNAIL_SIDES = [160, 112, 80] as const
/** As base64 in the record: 48 KB at most. */
const MOST_THUMBNAIL = 48 * 1024

/** The first page as a small JPEG, base64; '' when it cannot be made small enough. */
export async function thumbnailOf(picture: Picture): Promise<string> {
  for (const side of THUMBNAIL_SIDES) {
    const base64 = toBase64(await jpegOf(await picture.draw(1, 0, side), 0.8))
    if (base64.length <= MOST_THUMBNAIL) return base64
  }
  return ''
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
