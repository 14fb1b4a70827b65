import { characterMapTable, outlineTables, writeSfnt } from './sfnt.ts'

/**
 * The tick boxes ☐ ☑ as a face of our own: no Noto face has both, and a drawn box would be lost to whoever copies text
 * out of the PDF. One unit is 1/100 pt at the size the face is set in (10 pt), so the numbers below are those of
 * design/papers/README.md §4 in points × 100.
 */
export const TICK_SIZE = 10
const UNITS_PER_EM = 1000
const UNITS_PER_MM = (72 / 25.4) * (UNITS_PER_EM / TICK_SIZE)

const SIDE = 3.0 * UNITS_PER_MM
const BELOW_BASELINE = 0.2 * UNITS_PER_MM
const LINE = 60
const TICK_LINE = 115
/** From the box's top left, in millimetres. */
const TICK = [
  [0.6, 1.55],
  [1.25, 2.3],
  [2.5, 0.65],
] as const
const ROUND_END_STEPS = 8

type Point = readonly [x: number, y: number]

/** Outer contour clockwise, inner one the other way: the space between is filled. */
function box(): Point[][] {
  const bottom = -BELOW_BASELINE
  const square = (inset: number): Point[] => [
    [inset, bottom + inset],
    [inset, bottom + SIDE - inset],
    [SIDE - inset, bottom + SIDE - inset],
    [SIDE - inset, bottom + inset],
  ]
  return [square(0), square(LINE).reverse()]
}

/** A stroke with round ends, clockwise. */
function stroke([x1, y1]: Point, [x2, y2]: Point): Point[] {
  const direction = Math.atan2(y2 - y1, x2 - x1)
  const half = (from: number, [x, y]: Point): Point[] =>
    Array.from({ length: ROUND_END_STEPS + 1 }, (_, i): Point => {
      const angle = from - (Math.PI * i) / ROUND_END_STEPS
      return [x + (Math.cos(angle) * TICK_LINE) / 2, y + (Math.sin(angle) * TICK_LINE) / 2]
    })
  return [...half(direction + Math.PI / 2, [x2, y2]), ...half(direction - Math.PI / 2, [x1, y1])]
}

function tick(): Point[][] {
  const top = SIDE - BELOW_BASELINE
  const [start, corner, end] = TICK.map(([x, y]): Point => [x * UNITS_PER_MM, top - y * UNITS_PER_MM])
  if (start === undefined || corner === undefined || end === undefined) throw new Error('a tick has three points')
  return [stroke(start, corner), stroke(corner, end)]
}

/** A simple glyph: on-curve points only, each coordinate as a signed word. */
function outline(contours: readonly (readonly Point[])[]): Uint8Array {
  if (contours.length === 0) return new Uint8Array()
  const points = contours.flat().map(([x, y]): Point => [Math.round(x), Math.round(y)])
  const bytes = new Uint8Array(10 + 2 * contours.length + 2 + points.length * 5)
  const data = new DataView(bytes.buffer)
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  data.setInt16(0, contours.length)
  data.setInt16(2, Math.min(...xs))
  data.setInt16(4, Math.min(...ys))
  data.setInt16(6, Math.max(...xs))
  data.setInt16(8, Math.max(...ys))
  let last = -1
  for (const [i, contour] of contours.entries()) data.setUint16(10 + 2 * i, (last += contour.length))
  let at = 12 + 2 * contours.length
  for (let i = 0; i < points.length; i += 1) data.setUint8(at + i, 1)
  at += points.length
  for (const list of [xs, ys])
    for (const [i, value] of list.entries()) {
      data.setInt16(at, value - (i === 0 ? 0 : (list[i - 1] ?? 0)))
      at += 2
    }
  return bytes
}

function words(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(2 * values.length)
  const data = new DataView(bytes.buffer)
  for (const [i, value] of values.entries()) data.setUint16(2 * i, value & 0xffff)
  return bytes
}

function longs(...values: readonly number[]): number[] {
  return values.flatMap((value) => [Math.floor(value / 0x10000) & 0xffff, value & 0xffff])
}

const NAMES: readonly (readonly [id: number, text: string])[] = [
  [0, 'Made for Xingchen Casebook, Apache-2.0'],
  [1, 'Casebook Ticks'],
  [2, 'Regular'],
  [4, 'Casebook Ticks'],
  [6, 'CasebookTicks'],
]

function nameTable(): Uint8Array {
  const header = [0, NAMES.length, 6 + 12 * NAMES.length]
  const records: number[] = []
  const text: number[] = []
  for (const [id, name] of NAMES) {
    records.push(3, 1, 0x409, id, 2 * name.length, 2 * text.length)
    text.push(...Array.from(name).map((letter) => letter.charCodeAt(0)))
  }
  return words(...header, ...records, ...text)
}

/** The whole TrueType file. Pure: the same bytes every time. */
export function makeTickFont(): Uint8Array {
  const glyphs: readonly { readonly point: number; readonly advance: number; readonly contours: Point[][] }[] = [
    { point: 0, advance: SIDE, contours: box() },
    { point: 0x20, advance: 0.9 * UNITS_PER_MM, contours: [] },
    { point: 0xa0, advance: 0.9 * UNITS_PER_MM, contours: [] },
    { point: 0x2610, advance: SIDE, contours: box() },
    { point: 0x2611, advance: SIDE, contours: [...box(), ...tick()] },
  ]
  const outlines = glyphs.map(({ contours }) => outline(contours))
  const points = glyphs.map(({ contours }) => contours.flat().length)
  const ascent = Math.round(SIDE)
  const descent = Math.round(-BELOW_BASELINE - 60)
  const side = Math.round(SIDE)
  const os2 = words(
    ...[4, side, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 300, 0],
    ...[0, 0, 0, 0, 0],
    ...longs(0, 0, 0, 0),
    ...longs(0x20202020),
    ...[0x40, 0x20, 0x2611, ascent, descent, 0, ascent, -descent],
    ...longs(1, 0),
    ...[500, side, 0, 0x20, 1],
  )
  return writeSfnt({
    flavour: 0x00010000,
    tables: new Map([
      [
        'head',
        words(
          ...longs(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
          ...[3, UNITS_PER_EM],
          ...longs(0, 0, 0, 0),
          ...[0, descent, side, ascent, 0, 8, 2, 1, 0],
        ),
      ],
      ['hhea', words(1, 0, ascent, descent, 0, side, 0, 0, side, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length)],
      ['maxp', words(1, 0, glyphs.length, Math.max(...points), 4, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
      ['OS/2', os2],
      ['hmtx', words(...glyphs.flatMap(({ advance }) => [Math.round(advance), 0]))],
      ['cmap', characterMapTable(glyphs.slice(1).map(({ point }, i) => [point, i + 1]))],
      ['name', nameTable()],
      ['post', words(...longs(0x00030000, 0), 0, 0, ...longs(1, 0, 0, 0, 0))],
      ...Object.entries(outlineTables(outlines)),
    ]),
  })
}
