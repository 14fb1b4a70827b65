import { familyGraph, type FamilyGraph, type Union } from './family-graph.ts'
import { FREE_AROUND, nearestFree } from './free-place.ts'
import { householdLoops } from './household-loop.ts'
import { around, inflated, type Box, type Drawing, type DrawnSymbol, type Point, type Shape } from './shapes.ts'
import {
  labelBox,
  labelHeight,
  LEADING,
  SYMBOL,
  symbolBox,
  treeLayout,
  type LabelLine,
  type Placed,
  type TreeLayout,
} from './tree-layout.ts'
import { NAME_SIZE } from './letter-sizes.ts'
import { SELF, type TreeRow } from './tree-row.ts'

/** Free around the drawing, for the loop. */
const EDGE = 2.6
const LINE = 0.32
const OUTLINE = 0.36
const BROKEN = [1.3, 0.9] as const
/** The inner frame of the child's own symbol. */
const INNER = 0.85
/** A line to children of one parent alone begins a little under the middle, clear of a marriage line. */
const ALONE_BELOW = 2.4
const SECOND_PORT = 1.9

/**
 * The family tree of these rows (domain.md §4.3: McGoldrick), laid out and then moved by hand where somebody moved it.
 *
 * @param widest millimetres before it is scaled down: names are broken closer first, then cousins, aunts and uncles and
 * at last brothers and sisters stand aside, with their word, so that it gets no wider
 * @param flat for a low room: name and relation on one line, the generations closer together
 */
export function familyTree(rows: readonly TreeRow[], widest: number, flat = false): Drawing {
  const { graph, layout } = fitted(rows, widest, flat)
  const moved = moveByHand(graph, layout)
  return painted(graph, moved)
}

const LABEL_WIDTHS = [21, 15.5, 12] as const
/** Of the width: so wide it may be with room between all. */
const ROOMY_UP_TO = 0.8
const FLAT_WIDTHS = [27, 21, 15.5, 12] as const

function fitted(rows: readonly TreeRow[], widest: number, flat: boolean): { graph: FamilyGraph; layout: TreeLayout } {
  const without = new Set<string>()
  const [, , narrowest] = LABEL_WIDTHS
  for (;;) {
    const graph = familyGraph(rows, without)
    const widths = flat ? FLAT_WIDTHS : LABEL_WIDTHS
    const roomy = treeLayout(graph, { labelWidth: widths[0], flat, roomy: true }, widest * ROOMY_UP_TO)
    if (roomy.width <= widest * ROOMY_UP_TO) return { graph, layout: roomy }
    for (const labelWidth of widths) {
      const layout = treeLayout(graph, { labelWidth, flat, roomy: false }, widest * 0.8)
      if (layout.width <= widest) return { graph, layout }
    }
    const next = nextAside(graph)
    if (next.length === 0)
      return { graph, layout: treeLayout(graph, { labelWidth: narrowest, flat, roomy: false }, widest * 0.8) }
    for (const id of next) without.add(id)
  }
}

/** Who leaves the tree next when it is too wide. */
function nextAside(graph: FamilyGraph): readonly string[] {
  const people = graph.rows.flatMap((row) => row.flatMap((place) => (place.kind === 'person' ? [place.person] : [])))
  for (const kind of ['cousin', 'auntUncleSpouse', 'auntUncle'] as const) {
    const found = people.filter(({ kin }) => kin.place === kind)
    if (found.length > 0) return found.map(({ id }) => id)
  }
  const last = people.findLast(({ kin }) => kin.place === 'sibling' || kin.place === 'child')
  return last === undefined ? [] : [last.id]
}

function moveByHand(graph: FamilyGraph, layout: TreeLayout): TreeLayout {
  const everybody = [...layout.placed.values()]
  const before = new Map(everybody.map((here) => [here.person.id, here.x]))
  const isMoved = ({ person: { row } }: Placed) => row !== null && (row.dx !== 0 || row.dy !== 0)
  const settled = everybody.filter((here) => !isMoved(here)).flatMap(boxesOf)
  for (const here of everybody.filter(isMoved)) {
    here.x += here.person.row?.dx ?? 0
    here.y += here.person.row?.dy ?? 0
    // The family may have grown into the place since.
    const { x, y } = nearestFree(boxesOf(here), settled, FREE_AT_LEAST)
    here.x += x
    here.y += y
    settled.push(...boxesOf(here))
  }
  const movedX = (id: string) => (layout.placed.get(id)?.x ?? 0) - (before.get(id) ?? 0)
  const drops = new Map(
    [...layout.drops].map(([id, drop]) => {
      const partners = graph.unions.find((union) => union.id === id)?.partners ?? []
      const dx = partners.reduce((sum, person) => sum + movedX(person.id), 0) / Math.max(1, partners.length)
      return [id, { ...drop, x: drop.x + dx }]
    }),
  )
  return { ...layout, drops }
}

/** Less than a hand keeps free, so that what was put down stays where it is. */
const FREE_AT_LEAST = FREE_AROUND / 2

function boxesOf(here: Placed): readonly Box[] {
  return here.lines.length === 0 ? [symbolBox(here)] : [symbolBox(here), labelBox(here)]
}

function painted(graph: FamilyGraph, layout: TreeLayout): Drawing {
  const lines = graph.unions.flatMap((union) => unionLines(union, layout))
  const symbols = [...layout.placed.values()].map(drawnSymbol)
  const together = [...layout.placed.values()].filter(({ person }) => person.row?.together === true)
  const boxOf = (here: Placed) =>
    here.lines.length === 0 ? symbolBox(here) : around([symbolBox(here), labelBox(here)])
  const inside = new Set(together.map(({ person }) => person.id))
  const loops =
    together.length < 2
      ? []
      : householdLoops(
          together.map(boxOf),
          [...layout.placed.values()].filter(({ person }) => !inside.has(person.id)).map(boxOf),
        )
  return framed({ width: 0, height: 0, origin: { x: 0, y: 0 }, lines, symbols, loops })
}

/** Everything moved so that the sheet begins at its left upper corner, with room for the loop. */
function framed(drawing: Drawing): Drawing {
  if (drawing.symbols.length === 0) return drawing
  const points = drawing.loops.flat()
  const boxes = [
    ...drawing.symbols.flatMap(({ symbol, label }) => [symbol, label]).map((box) => inflated(box, EDGE)),
    ...drawing.lines.flatMap(({ shape }) => (shape.kind === 'line' ? [inflated(ends(shape), 1)] : [])),
    ...(points.length === 0
      ? []
      : [
          inflated(
            {
              left: Math.min(...points.map(({ x }) => x)),
              right: Math.max(...points.map(({ x }) => x)),
              top: Math.min(...points.map(({ y }) => y)),
              bottom: Math.max(...points.map(({ y }) => y)),
            },
            0.4,
          ),
        ]),
  ]
  const whole = around(boxes)
  return movedDrawing(drawing, -whole.left, -whole.top, whole.right - whole.left, whole.bottom - whole.top)
}

function ends({ x1, y1, x2, y2 }: Extract<Shape, { kind: 'line' }>) {
  return { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) }
}

function movedDrawing(drawing: Drawing, dx: number, dy: number, width: number, height: number): Drawing {
  const point = ({ x, y }: Point): Point => ({ x: x + dx, y: y + dy })
  const box = (at: DrawnSymbol['symbol']) => ({
    left: at.left + dx,
    right: at.right + dx,
    top: at.top + dy,
    bottom: at.bottom + dy,
  })
  const shape = (each: Shape): Shape => {
    switch (each.kind) {
      case 'line':
        return { ...each, x1: each.x1 + dx, x2: each.x2 + dx, y1: each.y1 + dy, y2: each.y2 + dy }
      case 'poly':
        return { ...each, points: each.points.map(point) }
      case 'ellipse':
        return { ...each, ...point(each) }
      case 'text':
        return { ...each, x: each.x + dx, baseline: each.baseline + dy }
    }
  }
  return {
    width,
    height,
    origin: { x: -dx, y: -dy },
    lines: drawing.lines.map((line) => ({ ...line, shape: shape(line.shape) })),
    symbols: drawing.symbols.map(({ id, symbol, label, shapes }) => ({
      id,
      symbol: box(symbol),
      label: box(label),
      shapes: shapes.map(shape),
    })),
    loops: drawing.loops.map((loop) => loop.map(point)),
  }
}

function line(x1: number, y1: number, x2: number, y2: number, dashed = false): Shape {
  return { kind: 'line', x1, y1, x2, y2, width: LINE, ...(dashed ? { dash: BROKEN } : {}) }
}

/** The line of a union with its strokes, and the lines to the children. */
function unionLines(union: Union, { placed, drops }: TreeLayout): Drawing['lines'] {
  const partners = union.partners.flatMap(({ id }) => placed.get(id) ?? [])
  const children = union.children.flatMap((child) => {
    const here = placed.get(child.person.id)
    return here === undefined ? [] : [{ ...child, here }]
  })
  const shapes: Shape[] = []
  const drop = drops.get(union.id)
  const [first, second] = partners
  let from = NaN
  if (first !== undefined && second !== undefined) {
    const [a, b] = first.x <= second.x ? [first, second] : [second, first]
    const [x1, x2] = [a.x + SYMBOL / 2, b.x - SYMBOL / 2]
    shapes.push(line(x1, a.y, x2, b.y, union.state === 'together'))
    const heightAt = (x: number) => a.y + ((b.y - a.y) * (x - x1)) / Math.max(0.1, x2 - x1)
    if (drop !== undefined) {
      drop.x = Math.min(Math.max(drop.x, x1 + 0.4), Math.max(x1 + 0.4, x2 - 0.4))
      from = heightAt(drop.x)
    }
    shapes.push(...strokes(union, x1, x2, drop?.x ?? NaN, heightAt))
  } else if (first !== undefined && drop !== undefined) {
    const side = drop.x >= first.x ? 1 : -1
    from = first.y + ALONE_BELOW
    shapes.push(line(first.x + (side * SYMBOL) / 2, from, drop.x, from))
  }
  if (drop !== undefined && children.length > 0) shapes.push(...descent(union, children, drop, from))
  const of = [...partners, ...children.map(({ here }) => here)].map(({ person }) => person.id)
  return shapes.map((shape) => ({ of, shape }))
}

/** One stroke: 分居; two: 离婚. They stand beside the line to the children. */
function strokes({ state }: Union, x1: number, x2: number, dropX: number, heightAt: (x: number) => number): Shape[] {
  const count = state === 'divorced' ? 2 : state === 'separated' ? 1 : 0
  if (count === 0) return []
  const [from, to] = Number.isNaN(dropX) ? [x1, x2] : dropX - x1 > x2 - dropX ? [x1, dropX] : [dropX, x2]
  const middle = (from + to) / 2
  return Array.from({ length: count }, (_, i) => {
    const x = middle + (i - (count - 1) / 2) * 1.4
    const y = heightAt(x)
    return line(x - 0.9, y + 1.9, x + 0.9, y - 1.9)
  })
}

function descent(
  union: Union,
  children: readonly { here: Placed; dashed: boolean; second: boolean; person: Placed['person'] }[],
  { x: dropX, bar }: { x: number; bar: number },
  from: number,
): Shape[] {
  const parents = !Number.isNaN(from)
  const shapes: Shape[] = []
  const allDashed = children.every(({ dashed }) => dashed)
  const hubs = children.map(({ here, second }) => here.x + (second ? SECOND_PORT : 0))
  const twins = twinPairs(children)
  const at = hubs.map((x, i) => twins.get(i) ?? x)
  if (parents) shapes.push(line(dropX, from, dropX, bar, allDashed))
  const [left, right] = [Math.min(...at, ...(parents ? [dropX] : [])), Math.max(...at, ...(parents ? [dropX] : []))]
  if (right - left > 0.05) shapes.push(line(left, bar, right, bar, allDashed))
  children.forEach(({ here, dashed }, i) => {
    if (!parents && children.length === 1) return
    shapes.push(line(at[i] ?? here.x, bar, hubs[i] ?? here.x, here.y - SYMBOL / 2, dashed))
  })
  return shapes
}

/** The child and a twin beside it: their lines part at one point. */
function twinPairs(
  children: readonly { readonly person: Placed['person']; readonly here: Placed }[],
): Map<number, number> {
  const pairs = new Map<number, number>()
  children.forEach(({ person, here }, i) => {
    if (person.kin.place !== 'sibling' || !person.kin.twin) return
    for (const other of [i - 1, i + 1]) {
      const twin = children[other]
      if (twin?.person.kin.place !== 'self') continue
      const middle = (here.x + twin.here.x) / 2
      pairs.set(i, middle)
      pairs.set(other, middle)
    }
  })
  return pairs
}

function drawnSymbol(here: Placed): DrawnSymbol {
  return {
    id: here.person.id,
    symbol: symbolBox(here),
    label: here.lines.length === 0 ? { ...symbolBox(here), top: symbolBox(here).bottom } : labelBox(here),
    shapes: [...symbolShapes(here), ...labelShapes(here)],
  }
}

function symbolShapes({ person, x, y }: Placed): Shape[] {
  const self = person.id === SELF
  const outlines = self ? [SYMBOL / 2, SYMBOL / 2 - INNER] : [SYMBOL / 2]
  const shapes: Shape[] = outlines.map((half) => outline(person.sex, x, y, half))
  const { row } = person
  if (row?.dead === true) {
    const half = person.sex === 'male' ? SYMBOL / 2 : (SYMBOL / 2) * (person.sex === 'female' ? Math.SQRT1_2 : 0.5)
    shapes.push(line(x - half, y - half, x + half, y + half), line(x - half, y + half, x + half, y - half))
  } else if (row?.age != null)
    shapes.push({ kind: 'text', x, baseline: y + 0.36 * NAME_SIZE, text: String(row.age), size: NAME_SIZE })
  return shapes
}

/** □ male, ○ female, ◇ unknown. */
function outline(sex: Placed['person']['sex'], x: number, y: number, half: number): Shape {
  if (sex === 'female') return { kind: 'ellipse', x, y, rx: half, ry: half, width: OUTLINE }
  const points: Point[] =
    sex === 'male'
      ? [
          { x: x - half, y: y - half },
          { x: x + half, y: y - half },
          { x: x + half, y: y + half },
          { x: x - half, y: y + half },
        ]
      : [
          { x, y: y - half },
          { x: x + half, y },
          { x, y: y + half },
          { x: x - half, y },
        ]
  return { kind: 'poly', points, closed: true, width: OUTLINE, fill: 'white' }
}

function labelShapes(here: Placed): Shape[] {
  let top = labelBox(here).bottom - labelHeight(here.lines)
  return here.lines.map(({ text, size }: LabelLine) => {
    const baseline = top + (size * LEADING - size) / 2 + 0.88 * size
    top += size * LEADING
    return { kind: 'text', x: here.x, baseline, text, size }
  })
}
