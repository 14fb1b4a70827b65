import { inflated, overlap, type Box, type Point } from './shapes.ts'

/** Between a symbol that was moved by hand and the next one, in millimetres, so that two are never taken for one. */
export const FREE_AROUND = 0.5
/** How finely the places around are tried, in millimetres, and how far: a sheet of paper is no larger. */
const STEP = 0.5
const FARTHEST = 800
const DIRECTIONS = 48

/**
 * How far something that was put by hand has to give way so that it covers nothing else: not at all where it covers
 * nothing, else to the nearest free place.
 *
 * @param own its boxes, where somebody put them
 * @param gap free between it and the others, in millimetres
 */
export function nearestFree(own: readonly Box[], others: readonly Box[], gap = FREE_AROUND): Point {
  const wide = others.map((box) => inflated(box, gap))
  const isFree = ({ x, y }: Point) => own.every((box) => !wide.some((other) => overlap(moved(box, x, y), other)))
  for (let far = 0; far <= FARTHEST; far += STEP)
    for (let i = 0; i < (far === 0 ? 1 : DIRECTIONS); i += 1) {
      const angle = (i / DIRECTIONS) * 2 * Math.PI
      const place = { x: far * Math.cos(angle), y: far * Math.sin(angle) }
      if (isFree(place)) return place
    }
  return { x: 0, y: 0 }
}

/**
 * The same for a step of the arrow keys: what stands in the way is stepped over, on in the same direction.
 * @param step from where its boxes are now
 */
export function stepOver(own: readonly Box[], others: readonly Box[], step: Point, gap = FREE_AROUND): Point {
  const wide = others.map((box) => inflated(box, gap))
  for (let count = 1; count * Math.hypot(step.x, step.y) <= FARTHEST; count += 1) {
    const [x, y] = [count * step.x, count * step.y]
    if (own.every((box) => !wide.some((other) => overlap(moved(box, x, y), other)))) return { x, y }
  }
  return step
}

function moved({ left, right, top, bottom }: Box, dx: number, dy: number): Box {
  return { left: left + dx, right: right + dx, top: top + dy, bottom: bottom + dy }
}
