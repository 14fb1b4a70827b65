import { inflated, overlap, type Box, type Point } from './shapes.ts'

/**
 * The outline around those who live together and around nobody else. Where the shortest one leaves everybody else out it
 * is taken; else the members are joined by narrow ways between the others.
 *
 * @param members boxes of symbol and words of those inside
 * @param others boxes it must keep out
 */
export function householdLoops(members: readonly Box[], others: readonly Box[]): readonly (readonly Point[])[] {
  const hull = convexHull(members.flatMap((box) => corners(inflated(box, FREE))))
  const outside = others.map((box) => inflated(box, CLEAR))
  if (!outside.some((box) => touches(hull, box))) return [rounded(hull, 3)]
  return outlines(new Ways(members, outside)).map((loop) => rounded(loop, ROUND))
}

/** Between the words of a member and the loop. */
const FREE = 1.5
/** Between the loop and everybody else. */
const CLEAR = 0.5
const CELL = 0.8
const ROUND = 1.2

function corners({ left, top, right, bottom }: Box): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}

/** Andrew's monotone chain, clockwise on the page. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const turn = (o: Point, a: Point, b: Point) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)
  const chain = (from: readonly Point[]) => {
    const out: Point[] = []
    for (const point of from) {
      for (;;) {
        const [o, a] = [out.at(-2), out.at(-1)]
        if (o === undefined || a === undefined || turn(o, a, point) > 0) break
        out.pop()
      }
      out.push(point)
    }
    return out.slice(0, -1)
  }
  return [...chain(sorted), ...chain(sorted.toReversed())]
}

/** Whether a convex outline and a box have a point in common (separating axes). */
function touches(hull: readonly Point[], box: Box): boolean {
  const square = corners(box)
  const axes = [
    { x: 1, y: 0 },
    { x: 0, y: 1 },
    ...hull.map((a, i) => {
      const b = hull[(i + 1) % hull.length] ?? a
      return { x: b.y - a.y, y: a.x - b.x }
    }),
  ]
  return axes.every((axis) => {
    const along = (points: readonly Point[]) => points.map(({ x, y }) => x * axis.x + y * axis.y)
    const [one, other] = [along(hull), along(square)]
    return Math.max(...one) > Math.min(...other) && Math.max(...other) > Math.min(...one)
  })
}

export function isInside(outline: readonly Point[], { x, y }: Point): boolean {
  let inside = false
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  })
  return inside
}

/** The corners cut round. */
function rounded(outline: readonly Point[], radius: number): Point[] {
  return outline.flatMap((at, i) => {
    const before = outline[(i + outline.length - 1) % outline.length] ?? at
    const after = outline[(i + 1) % outline.length] ?? at
    const towards = (other: Point): Point => {
      const length = Math.hypot(other.x - at.x, other.y - at.y)
      const part = length === 0 ? 0 : Math.min(radius, length / 2) / length
      return { x: at.x + (other.x - at.x) * part, y: at.y + (other.y - at.y) * part }
    }
    const [from, to] = [towards(before), towards(after)]
    return [0, 0.25, 0.5, 0.75, 1].map((t) => ({
      x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * at.x + t ** 2 * to.x,
      y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * at.y + t ** 2 * to.y,
    }))
  })
}

/** A grid over the drawing: cells inside the loop, joined by ways that keep off everybody else. */
class Ways {
  readonly left: number
  readonly top: number
  readonly columns: number
  readonly rows: number
  readonly inside: Uint8Array
  readonly #blocked: Uint8Array

  constructor(members: readonly Box[], others: readonly Box[]) {
    const all = [...members, ...others]
    this.left = Math.min(...all.map(({ left }) => left)) - 5
    this.top = Math.min(...all.map(({ top }) => top)) - 5
    this.columns = Math.ceil((Math.max(...all.map(({ right }) => right)) + 5 - this.left) / CELL)
    this.rows = Math.ceil((Math.max(...all.map(({ bottom }) => bottom)) + 5 - this.top) / CELL)
    this.inside = new Uint8Array(this.columns * this.rows)
    this.#blocked = new Uint8Array(this.columns * this.rows)
    const fill = (grid: Uint8Array, box: Box) => {
      for (let i = 0; i < grid.length; i += 1) if (overlap(this.#cell(i), box)) grid[i] = 1
    }
    for (const box of others) fill(this.#blocked, box)
    for (const box of members) fill(this.inside, inflated(box, FREE - CELL / 2))
    for (let i = 0; i < this.inside.length; i += 1) if (this.#blocked[i] === 1) this.inside[i] = 0
    while (this.#join());
    for (const across of [true, false, true, false]) this.#fillBays(across)
  }

  #cell(i: number): Box {
    const [x, y] = [this.left + (i % this.columns) * CELL, this.top + Math.floor(i / this.columns) * CELL]
    return { left: x, top: y, right: x + CELL, bottom: y + CELL }
  }

  /** Bays of the outline are filled where nobody else is in them, so that it is plain; never around somebody else. */
  #fillBays(across: boolean): void {
    const before = this.inside.slice()
    const [lines, cells] = across ? [this.rows, this.columns] : [this.columns, this.rows]
    for (let line = 0; line < lines; line += 1) {
      let last = -1
      for (let cell = 0; cell < cells; cell += 1) {
        const i = across ? line * this.columns + cell : cell * this.columns + line
        if (this.#blocked[i] === 1) last = -1
        if (this.inside[i] !== 1) continue
        if (last >= 0)
          for (let j = last + 1; j < cell; j += 1)
            this.inside[across ? line * this.columns + j : j * this.columns + line] = 1
        last = cell
      }
    }
    if (this.#shutsIn()) this.inside.set(before)
  }

  /** Whether somebody else is inside the outermost outline. */
  #shutsIn(): boolean {
    const outside = new Uint8Array(this.inside.length)
    const queue = [0]
    outside[0] = 1
    for (let i = queue.pop(); i !== undefined; i = queue.pop())
      for (const j of this.#beside(i)) {
        if (j < 0 || outside[j] === 1 || this.inside[j] === 1) continue
        outside[j] = 1
        queue.push(j)
      }
    return this.#blocked.some((blocked, i) => blocked === 1 && outside[i] !== 1)
  }

  /** Neighbours left, right, above, below; -1 at the edge. */
  #beside(i: number): readonly number[] {
    const x = i % this.columns
    return [
      x > 0 ? i - 1 : -1,
      x < this.columns - 1 ? i + 1 : -1,
      i - this.columns,
      i + this.columns < this.inside.length ? i + this.columns : -1,
    ]
  }

  /** Joins the piece of the first member to the nearest other one; false when there is one piece, or no way. */
  #join(): boolean {
    const first = this.inside.indexOf(1)
    if (first === -1) return false
    const from = new Int32Array(this.inside.length).fill(-2)
    const cost = new Float64Array(this.inside.length).fill(Infinity)
    let ring = [first]
    from[first] = -1
    const piece = [first]
    while (ring.length > 0) {
      const next: number[] = []
      for (const i of ring)
        for (const j of this.#beside(i)) {
          if (j < 0 || this.inside[j] !== 1 || from[j] !== -2) continue
          from[j] = -1
          piece.push(j)
          next.push(j)
        }
      ring = next
    }
    const queue = new Buckets()
    for (const i of piece) {
      cost[i] = 0
      queue.add(0, i)
    }
    for (let i = queue.take(); i !== undefined; i = queue.take()) {
      if (this.inside[i] === 1 && from[i] !== -1) {
        this.#carve(i, from)
        return true
      }
      for (const j of this.#beside(i)) {
        if (j < 0 || this.#blocked[j] === 1) continue
        // A turn costs, so that the ways are straight.
        const turned = (from[i] ?? -1) >= 0 && j - i !== i - (from[i] ?? 0)
        const total = (cost[i] ?? 0) + 1 + (turned ? 3 : 0) + (this.#isNarrow(j) ? 4 : 0)
        if (total >= (cost[j] ?? Infinity)) continue
        cost[j] = total
        from[j] = i
        queue.add(total, j)
      }
    }
    return false
  }

  #isNarrow(i: number): boolean {
    return this.#beside(i).some((j) => j >= 0 && this.#blocked[j] === 1)
  }

  /** The way, three cells wide where there is room. */
  #carve(end: number, from: Int32Array): void {
    for (let i = end; i >= 0 && from[i] !== -1; i = from[i] ?? -1)
      for (const j of [i, ...this.#beside(i), ...this.#beside(i).flatMap((k) => (k < 0 ? [] : this.#beside(k)))])
        if (j >= 0 && this.#blocked[j] !== 1) this.inside[j] = 1
  }

  at(x: number, y: number): boolean {
    return x >= 0 && y >= 0 && x < this.columns && y < this.rows && this.inside[y * this.columns + x] === 1
  }
}

/** A queue by small whole costs. */
class Buckets {
  readonly #buckets: number[][] = []
  #at = 0

  add(cost: number, value: number): void {
    ;(this.#buckets[cost] ??= []).push(value)
    this.#at = Math.min(this.#at, cost)
  }

  take(): number | undefined {
    while (this.#at < this.#buckets.length) {
      const value = this.#buckets[this.#at]?.pop()
      if (value !== undefined) return value
      this.#at += 1
    }
    return undefined
  }
}

/** The edges of the cells inside, walked around; holes are left out. */
function outlines(ways: Ways): Point[][] {
  const next = new Map<string, string[]>()
  const edge = (x1: number, y1: number, x2: number, y2: number) => {
    const key = `${String(x1)},${String(y1)}`
    const list = next.get(key)
    if (list === undefined) next.set(key, [`${String(x2)},${String(y2)}`])
    else list.push(`${String(x2)},${String(y2)}`)
  }
  for (let y = 0; y < ways.rows; y += 1)
    for (let x = 0; x < ways.columns; x += 1) {
      if (!ways.at(x, y)) continue
      if (!ways.at(x, y - 1)) edge(x, y, x + 1, y)
      if (!ways.at(x + 1, y)) edge(x + 1, y, x + 1, y + 1)
      if (!ways.at(x, y + 1)) edge(x + 1, y + 1, x, y + 1)
      if (!ways.at(x - 1, y)) edge(x, y + 1, x, y)
    }
  const loops: Point[][] = []
  for (const start of next.keys()) {
    const loop: Point[] = []
    for (let key = start, to = next.get(key)?.pop(); to !== undefined; key = to, to = next.get(key)?.pop()) {
      const [x = 0, y = 0] = key.split(',').map(Number)
      loop.push({ x: ways.left + x * CELL, y: ways.top + y * CELL })
    }
    if (loop.length > 0 && area(loop) > 0) loops.push(straight(loop))
  }
  return loops
}

/** Twice the area, positive for what is walked clockwise on the page. */
function area(loop: readonly Point[]): number {
  return loop.reduce((sum, a, i) => {
    const b = loop[(i + 1) % loop.length] ?? a
    return sum + a.x * b.y - b.x * a.y
  }, 0)
}

/** Without points in the middle of a straight edge. */
function straight(loop: readonly Point[]): Point[] {
  return loop.filter((at, i) => {
    const before = loop[(i + loop.length - 1) % loop.length] ?? at
    const after = loop[(i + 1) % loop.length] ?? at
    return (at.x - before.x) * (after.y - at.y) !== (at.y - before.y) * (after.x - at.x)
  })
}
