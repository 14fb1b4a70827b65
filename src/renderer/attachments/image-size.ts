import type { MediaType } from './media.ts'

/**
 * A picture of more pixels is not decoded: four bytes each, whatever the size of its file. A scan of A3 at 600 dpi has 70
 * million, a phone's camera at most 200 million in a mode nobody uses for papers.
 */
export const MOST_PIXELS = 120_000_000

export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Width and height as the file's header says, without decoding anything; `null` when it does not say. */
export function imageSize(bytes: Uint8Array, mediaType: MediaType): ImageSize | null {
  switch (mediaType) {
    case 'image/png':
      return pngSize(bytes)
    case 'image/jpeg':
      return jpegSize(bytes)
    case 'image/webp':
      return webpSize(bytes)
    case 'application/pdf':
      return null
  }
}

/** Whether it has more pixels than are decoded; what says no size is left to the decoder, which will refuse it. */
export function hasTooManyPixels(bytes: Uint8Array, mediaType: MediaType): boolean {
  const size = imageSize(bytes, mediaType)
  return size !== null && size.width * size.height > MOST_PIXELS
}

/** IHDR is the first chunk (PNG, third edition, §11.2.1). */
function pngSize(bytes: Uint8Array): ImageSize | null {
  if (bytes.length < 24 || letters(bytes, 12) !== 'IHDR') return null
  const view = viewOf(bytes)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** The frame header, SOF0 to SOF15 (ITU T.81, B.2.2). Bytes between segments are skipped, as decoders do. */
function jpegSize(bytes: Uint8Array): ImageSize | null {
  const view = viewOf(bytes)
  for (let at = 2; ;) {
    at = bytes.indexOf(0xff, at)
    if (at === -1) return null
    while (bytes[at] === 0xff) at += 1
    const marker = bytes[at] ?? 0
    at += 1
    if (standsAlone(marker)) continue
    if (at + 7 > bytes.length) return null
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker)) {
      return { width: view.getUint16(at + 5), height: view.getUint16(at + 3) }
    }
    at += view.getUint16(at)
  }
}

/** DHT, JPG and DAC lie among the numbers of the frames. */
const NO_FRAME: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc])

/** A stuffed zero, TEM, and RST0 to EOI have no length behind them. */
function standsAlone(marker: number): boolean {
  return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd9)
}

/** Lossy (RFC 6386 §9.1), lossless, or extended (RFC 9649 §2.5 to §2.7): the first chunk says it. */
function webpSize(bytes: Uint8Array): ImageSize | null {
  if (bytes.length < 30) return null
  const view = viewOf(bytes)
  switch (letters(bytes, 12)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const packed = view.getUint32(21, true)
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 }
    default:
      return null
  }
}

function letters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
