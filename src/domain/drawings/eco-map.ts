import { FAMILY, type EcoRow } from './eco-row.ts'
import {
  around,
  inflated,
  overlap,
  type Box,
  type Drawing,
  type DrawnSymbol,
  type Point,
  type Shape,
} from './shapes.ts'
import { FREE_AROUND, nearestFree } from './free-place.ts'
import { NAME_SIZE, WORDS_SIZE } from './letter-sizes.ts'
import { safeWidth, wrapped } from './text-width.ts'

const LEADING = 1.2
const OUTLINE = 0.34
/** Widest line of words in a circle; long words are set wider, so that the circle stays flat. */
const WORDS_WIDTH = 26
const LONG_WORDS_WIDTH = 37
const MANY_LINES = 3
const BETWEEN = 3
const ARROW = 2.6
const LINE_WIDTH = { strong: 0.95, plain: 0.34, weak: 0.34, tense: 0.34 } as const

interface Circle {
  readonly row: EcoRow
  readonly lines: readonly { readonly text: string; readonly size: number; readonly strong?: boolean }[]
  readonly rx: number
  readonly ry: number
  x: number
  y: number
}

/**
 * The eco-map of these rows (domain.md §4.3): the family in the middle, everything else on a ring around it. Thick line:
 * strong, dashed: weak, zig-zag: tense, arrow: which way support goes.
 *
 * @param widest millimetres before it is scaled down
 */
export function ecoMap(rows: readonly EcoRow[], widest: number): Drawing {
  const circles = rows.map(circleOf)
  const centre = circles.find(({ row }) => row.id === FAMILY)
  if (centre === undefined) return { width: 0, height: 0, origin: { x: 0, y: 0 }, lines: [], symbols: [], loops: [] }
  const ring = circles.filter((circle) => circle !== centre)
  place(ring, centre, widest)
  const isMoved = ({ row: { dx, dy } }: Circle) => dx !== 0 || dy !== 0
  const settled = circles.filter((circle) => !isMoved(circle)).map(boxOf)
  for (const circle of circles.filter(isMoved)) {
    circle.x += circle.row.dx
    circle.y += circle.row.dy
    // Another circle may have come into the place since.
    const { x, y } = nearestFree([boxOf(circle)], settled, FREE_AROUND / 2)
    circle.x += x
    circle.y += y
    settled.push(boxOf(circle))
  }
  const whole = around(circles.map((circle) => inflated(boxOf(circle), 1)))
  for (const circle of circles) {
    circle.x -= whole.left
    circle.y -= whole.top
  }
  return {
    width: whole.right - whole.left,
    height: whole.bottom - whole.top,
    origin: { x: whole.left, y: whole.top },
    lines: ring.flatMap((circle) => relation(circle, centre).map((shape) => ({ of: [circle.row.id, FAMILY], shape }))),
    symbols: circles.map(drawn),
    loops: [],
  }
}

function circleOf(row: EcoRow): Circle {
  const narrow = linesOf(row, row.id === FAMILY ? 24 : WORDS_WIDTH)
  const lines = row.id !== FAMILY && narrow.length > MANY_LINES ? linesOf(row, LONG_WORDS_WIDTH) : narrow
  const height = lines.reduce((sum, { size }) => sum + size * LEADING, 0)
  // Every line of words inside the ellipse: the first and the last are where it is narrow.
  const ry = (height / 2) * 1.28 + 0.8
  let top = -height / 2
  let rx = ry
  for (const { text, size } of lines) {
    const far = Math.max(Math.abs(top), Math.abs(top + size * LEADING))
    rx = Math.max(rx, safeWidth(text, size) / 2 / Math.sqrt(1 - (far / ry) ** 2) + 0.4)
    top += size * LEADING
  }
  const round = Math.max(rx, ry, 13)
  return row.id === FAMILY ? { row, lines, rx: round, ry: round, x: 0, y: 0 } : { row, lines, rx, ry, x: 0, y: 0 }
}

function linesOf({ label, detail }: EcoRow, width: number): Circle['lines'] {
  const parts: string[] = []
  for (const part of detail.split('；')) {
    const last = parts.at(-1)
    const joined = last === undefined || last === '' ? part : `${last}\u3000${part}`
    if (last !== undefined && safeWidth(joined, WORDS_SIZE) <= width) parts[parts.length - 1] = joined
    else parts.push(part)
  }
  return [
    ...wrapped(label, NAME_SIZE, width).map((text) => ({ text, size: NAME_SIZE, strong: true })),
    ...parts.flatMap((part) => wrapped(part, WORDS_SIZE, width)).map((text) => ({ text, size: WORDS_SIZE })),
  ]
}

/** Around the family, wide circles with more room; the ring grows upwards and downwards until nothing touches. */
function place(ring: readonly Circle[], centre: Circle, widest: number): void {
  const half = Math.max(0, ...ring.map(({ rx }) => rx))
  const width = Math.max(centre.rx + 2 * half + 8, Math.min(widest / 2 - 1, 30 + half + 6 * ring.length))
  const sizes = ring.map((circle) => 0.7 * circle.rx + circle.ry + BETWEEN)
  const all = sizes.reduce((sum, size) => sum + size, 0)
  let before = 0
  const shares = sizes.map((size) => {
    before += size
    return (before - size / 2) / all
  })
  for (let ry = centre.ry + 17; ry < 2000; ry += 2)
    for (const turn of TURNS) {
      ring.forEach((circle, i) => {
        const angle = angleOf(((shares[i] ?? 0) + turn / ring.length) % 1, width - half, ry)
        // Small circles stand out as far as wide ones.
        circle.x = (width - circle.rx) * Math.sin(angle)
        circle.y = -ry * Math.cos(angle)
      })
      if (!isCrowded(ring, centre)) return
    }
}

/** The ring turned by these parts of a step, until the wide circles stand where there is room for them. */
const TURNS = [0.5, 0, 0.25, 0.75, 0.12, 0.37, 0.62, 0.87] as const

/** The angle at which this share of the way around an ellipse is done, so that the circles stand evenly. */
function angleOf(share: number, rx: number, ry: number): number {
  const steps = 360
  const length = (i: number) => {
    const angle = ((i + 0.5) / steps) * 2 * Math.PI
    return Math.hypot(rx * Math.cos(angle), ry * Math.sin(angle))
  }
  let total = 0
  for (let i = 0; i < steps; i += 1) total += length(i)
  let done = 0
  for (let i = 0; i < steps; i += 1) {
    done += length(i)
    if (done >= share * total) return ((i + 0.5) / steps) * 2 * Math.PI
  }
  return 2 * Math.PI
}

function isCrowded(ring: readonly Circle[], centre: Circle): boolean {
  return ring.some(
    (one, i) =>
      ring.slice(i + 1).some((other) => overlap(inflated(boxOf(one), BETWEEN), boxOf(other))) ||
      overlap(inflated(boxOf(one), 5), boxOf(centre)) ||
      ring.some((other) => other !== one && passes(centre, other, inflated(boxOf(one), 1))),
  )
}

/** Whether the straight line between two circles goes through a box. */
function passes(from: Point, to: Point, box: Box): boolean {
  for (let t = 0; t <= 1; t += 0.02) {
    const [x, y] = [from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t]
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true
  }
  return false
}

function boxOf({ x, y, rx, ry }: Circle): Box {
  return { left: x - rx, right: x + rx, top: y - ry, bottom: y + ry }
}

/** Where the line towards another circle leaves this one. */
function rim(circle: Circle, other: Point): Point {
  const [dx, dy] = [other.x - circle.x, other.y - circle.y]
  const scale = 1 / Math.max(1e-6, Math.hypot(dx / circle.rx, dy / circle.ry))
  return { x: circle.x + dx * scale, y: circle.y + dy * scale }
}

function relation(circle: Circle, centre: Circle): Shape[] {
  const { tie, flow } = circle.row
  const [family, system] = [rim(centre, circle), rim(circle, centre)]
  const length = Math.hypot(system.x - family.x, system.y - family.y)
  if (length < 0.5) return []
  const along = { x: (system.x - family.x) / length, y: (system.y - family.y) / length }
  const at = (distance: number, side = 0): Point => ({
    x: family.x + along.x * distance - along.y * side,
    y: family.y + along.y * distance + along.x * side,
  })
  const [inwards, outwards] = [flow === 'in' || flow === 'both', flow === 'out' || flow === 'both']
  const [from, to] = [inwards ? ARROW * 0.8 : 0, length - (outwards ? ARROW * 0.8 : 0)]
  const head = (tip: number, back: number): Shape => ({
    kind: 'poly',
    points: [at(tip), at(back, 1.2), at(back, -1.2)],
    closed: true,
    width: 0.1,
    fill: 'black',
  })
  return [
    ...(tie === 'tense' ? [zigzag(at, from, to)] : [straight(at(from), at(to), tie)]),
    ...(inwards ? [head(0, ARROW)] : []),
    ...(outwards ? [head(length, length - ARROW)] : []),
  ]
}

function straight(a: Point, b: Point, tie: 'strong' | 'plain' | 'weak'): Shape {
  const dash = tie === 'weak' ? { dash: [1.7, 1.1] as const } : {}
  return { kind: 'line', x1: a.x, y1: a.y, x2: b.x, y2: b.y, width: LINE_WIDTH[tie], ...dash }
}

function zigzag(at: (distance: number, side?: number) => Point, from: number, to: number): Shape {
  const teeth = Math.max(2, Math.round((to - from) / 2.4))
  const points = Array.from({ length: teeth }, (_, i) =>
    at(from + ((i + 0.5) * (to - from)) / teeth, i % 2 === 0 ? 1.1 : -1.1),
  )
  return { kind: 'poly', points: [at(from), ...points, at(to)], closed: false, width: LINE_WIDTH.tense }
}

function drawn(circle: Circle): DrawnSymbol {
  const { row, lines, x, y, rx, ry } = circle
  let top = y - lines.reduce((sum, { size }) => sum + size * LEADING, 0) / 2
  const words = lines.map(({ text, size, strong }): Shape => {
    const baseline = top + (size * LEADING - size) / 2 + 0.88 * size
    top += size * LEADING
    return { kind: 'text', x, baseline, text, size, ...(strong === true ? { strong } : {}) }
  })
  const box = boxOf(circle)
  return {
    id: row.id,
    symbol: box,
    label: { ...box, top: box.bottom },
    shapes: [{ kind: 'ellipse', x, y, rx, ry, width: row.id === FAMILY ? OUTLINE * 1.3 : OUTLINE }, ...words],
  }
}
