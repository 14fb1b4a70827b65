import { describe, expect, test } from 'vitest'
import { hasTooManyPixels, imageSize, MOST_PIXELS } from '../../../../src/renderer/attachments/image-size.ts'

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
const u16 = (value: number) => [value >> 8, value & 0xff]
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)]
const u24le = (value: number) => [value & 0xff, (value >> 8) & 0xff, value >> 16]
const u32le = (value: number) => u32(value).reverse()

const png = (width: number, height: number) =>
  Uint8Array.from([0x89, ...ascii('PNG\r\n\x1a\n'), ...u32(13), ...ascii('IHDR'), ...u32(width), ...u32(height), 8, 6])
const jpeg = (width: number, height: number, before: readonly number[] = [], frame = 0xc0) =>
  Uint8Array.from([0xff, 0xd8, ...before, 0xff, frame, ...u16(17), 8, ...u16(height), ...u16(width), 3, 0, 0, 0])
const webp = (chunk: string, body: readonly number[]) =>
  Uint8Array.from([
    ...ascii('RIFF'),
    0,
    0,
    0,
    0,
    ...ascii(`WEBP${chunk}`),
    0,
    0,
    0,
    0,
    ...body,
    ...Array<number>(10).fill(0),
  ])

describe('the size of a picture is read from its header', () => {
  test.each([
    ['PNG', png(3508, 4961), 'image/png'],
    ['JPEG', jpeg(3508, 4961), 'image/jpeg'],
    ['progressive JPEG', jpeg(3508, 4961, [], 0xc2), 'image/jpeg'],
    [
      'JPEG behind tables, a comment and padding',
      jpeg(3508, 4961, [0xff, 0xc4, ...u16(4), 1, 2, 0xff, 0xff, 0xfe, ...u16(3), 9]),
      'image/jpeg',
    ],
    [
      'JPEG with bytes between its segments',
      jpeg(3508, 4961, [0xff, 0xe0, ...u16(4), 1, 2, 0, 7, 0xff, 0]),
      'image/jpeg',
    ],
    [
      'JPEG with a thumbnail in its Exif',
      jpeg(3508, 4961, [0xff, 0xe1, ...u16(2 + jpeg(160, 120).length), ...jpeg(160, 120)]),
      'image/jpeg',
    ],
    [
      'lossy WebP',
      webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, ...u16(3508).reverse(), ...u16(4961).reverse()]),
      'image/webp',
    ],
    ['lossless WebP', webp('VP8L', [0x2f, ...u32le(3507 | (4960 << 14))]), 'image/webp'],
    ['extended WebP', webp('VP8X', [0, 0, 0, 0, ...u24le(3507), ...u24le(4960)]), 'image/webp'],
  ] as const)('%s', (_, bytes, mediaType) => {
    expect(imageSize(bytes, mediaType)).toEqual({ width: 3508, height: 4961 })
    expect(hasTooManyPixels(bytes, mediaType)).toBe(false)
  })

  test.each([
    ['PNG', png(0xffffffff, 0xffffffff), 'image/png'],
    ['PNG a pixel wide', png(1, MOST_PIXELS + 1), 'image/png'],
    ['JPEG', jpeg(65_535, 65_535), 'image/jpeg'],
    ['lossy WebP', webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 0xff, 0x3f, 0xff, 0x3f]), 'image/webp'],
    ['lossless WebP', webp('VP8L', [0x2f, 0xff, 0xff, 0xff, 0x0f]), 'image/webp'],
    ['extended WebP', webp('VP8X', [0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), 'image/webp'],
  ] as const)('%s of too many pixels is told from a few bytes', (_, bytes, mediaType) => {
    expect(hasTooManyPixels(bytes, mediaType)).toBe(true)
  })

  test('exactly as many as are taken', () => {
    expect(hasTooManyPixels(png(12_000, 10_000), 'image/png')).toBe(false)
    expect(hasTooManyPixels(png(12_000, 10_001), 'image/png')).toBe(true)
  })

  test('what is cut off anywhere says no size, or the right one', () => {
    const whole = [
      [png(70, 90), 'image/png'],
      [jpeg(70, 90, [0xff, 0xfe, ...u16(3), 9]), 'image/jpeg'],
      [webp('VP8X', [0, 0, 0, 0, ...u24le(69), ...u24le(89)]), 'image/webp'],
    ] as const
    for (const [bytes, mediaType] of whole)
      for (let length = 0; length < bytes.length; length += 1) {
        const size = imageSize(bytes.subarray(0, length), mediaType)
        if (size !== null) expect(size).toEqual({ width: 70, height: 90 })
      }
  })

  test('a JPEG of markers only ends', () => {
    expect(imageSize(new Uint8Array(2 ** 20).fill(0xff), 'image/jpeg')).toBeNull()
    expect(imageSize(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0]), 'image/jpeg')).toBeNull()
  })
})
