import { isInside } from '../../../../src/domain/drawings/household-loop.ts'
import {
  inflated,
  overlap,
  type Box,
  type Drawing,
  type Point,
  type Shape,
} from '../../../../src/domain/drawings/shapes.ts'

/** Two boxes that touch are apart. */
const SLACK = 0.01

/**
 * Everything that lies over something it must not lie over, in words.
 * @param round the symbols are ellipses in their boxes: a line reaches its own ones inside the box
 */
export function collisions(drawing: Drawing, round = false): string[] {
  const found = symbolCollisions(drawing)
  const { symbols, lines, loops } = drawing
  for (const { of, shape } of lines)
    for (const [from, to] of segments(shape))
      for (const { id, symbol, label } of symbols) {
        if (crosses(from, to, inflated(label, -SLACK)))
          found.push(`a line of ${of.join('+')} through the words of ${id}`)
        if (round && of.includes(id)) continue
        // Its own symbols it touches from outside.
        if (crosses(from, to, inflated(symbol, of.includes(id) ? -0.05 : 0)))
          found.push(`a line of ${of.join('+')} through ${id}`)
      }
  for (const loop of loops)
    for (const { id, symbol, label } of symbols)
      for (const box of [symbol, label])
        if (edges(loop).some(([from, to]) => crosses(from, to, box))) found.push(`the loop through ${id}`)
  for (const { symbol, label } of symbols)
    for (const { left, top, right, bottom } of [symbol, label])
      if (left < 0 || top < 0 || right > drawing.width + SLACK || bottom > drawing.height + SLACK)
        found.push('off the sheet')
  return found
}

/** Symbols and their words over other ones, in words. */
export function symbolCollisions({ symbols }: Drawing): string[] {
  const found: string[] = []
  symbols.forEach((one, i) => {
    if (hit(one.symbol, one.label)) found.push(`${one.id}: words over its own symbol`)
    for (const other of symbols.slice(i + 1)) {
      if (hit(one.symbol, other.symbol)) found.push(`${one.id} over ${other.id}`)
      if (hit(one.symbol, other.label) || hit(one.label, other.symbol))
        found.push(`words of ${one.id}/${other.id} over a symbol`)
      if (hit(one.label, other.label)) found.push(`words of ${one.id} over words of ${other.id}`)
    }
  })
  return found
}

/** Ids of those inside the loop. */
export function enclosed({ loops, symbols }: Drawing): string[] {
  return symbols
    .filter(({ symbol: { left, right, top, bottom } }) =>
      loops.some((loop) => isInside(loop, { x: (left + right) / 2, y: (top + bottom) / 2 })),
    )
    .map(({ id }) => id)
}

function hit(a: Box, b: Box): boolean {
  return overlap(inflated(a, -SLACK), inflated(b, -SLACK))
}

function segments(shape: Shape): [Point, Point][] {
  if (shape.kind === 'line')
    return [
      [
        { x: shape.x1, y: shape.y1 },
        { x: shape.x2, y: shape.y2 },
      ],
    ]
  if (shape.kind === 'poly') return shape.closed ? edges(shape.points) : edges(shape.points).slice(0, -1)
  return []
}

function edges(points: readonly Point[]): [Point, Point][] {
  return points.map((from, i) => [from, points[(i + 1) % points.length] ?? from])
}

/** Whether a segment has a point in the box (Liang–Barsky). */
function crosses(from: Point, to: Point, box: Box): boolean {
  let [enter, leave] = [0, 1]
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  for (const [step, gap] of [
    [-dx, from.x - box.left],
    [dx, box.right - from.x],
    [-dy, from.y - box.top],
    [dy, box.bottom - from.y],
  ] as const) {
    if (step === 0) {
      if (gap < 0) return false
      continue
    }
    const at = gap / step
    if (step < 0) enter = Math.max(enter, at)
    else leave = Math.min(leave, at)
  }
  return enter < leave
}
