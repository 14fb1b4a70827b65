import type { FamilyGraph, Person, Place, Union } from './family-graph.ts'
import type { Box } from './shapes.ts'
import { NAME_SIZE, WORDS_SIZE } from './letter-sizes.ts'
import { spread } from './spread.ts'
import { safeWidth, wrapped } from './text-width.ts'

/** Side of a symbol, in millimetres. */
export const SYMBOL = 8.2
/** From one line of the words to the next, of the height. */
export const LEADING = 1.22
const UNDER_SYMBOL = 0.7

const BETWEEN = 3.6
/** Where there is room enough for the loop to go around between them. */
const ROOMY = 8
const BESIDE_DROP = 1.6
/** In addition, between the parents of the father and those of the mother. */
const BETWEEN_FAMILIES = 2.4
/** Free beside the symbols of a union that has strokes across it. */
const ROOM_FOR_STROKES = 3.2
const TRACK = 2.2

/** How a tree is set: `flat` where the room is low, with relation and name on one line. */
export interface TreeLook {
  /** Names no wider than this stand on one line, in millimetres. */
  readonly labelWidth: number
  readonly flat: boolean
  readonly roomy: boolean
}

/** Between the words and the line to the children, and between that and the children. */
function lineRoom({ flat }: TreeLook): number {
  return flat ? 2 : 2.8
}
const PAGE_EDGE = 2.6

export interface Placed {
  readonly person: Person
  /** Middle of the symbol. */
  x: number
  y: number
  readonly lines: readonly LabelLine[]
  readonly labelWidth: number
}
export interface LabelLine {
  readonly text: string
  readonly size: number
}

export interface TreeLayout {
  readonly placed: ReadonlyMap<string, Placed>
  /** Where the line to the children of a union begins, and the height at which it runs along above them. */
  readonly drops: ReadonlyMap<string, { x: number; readonly bar: number }>
  readonly width: number
  readonly height: number
}

/** Where everybody stands, in millimetres. The same graph gives the same places. */
export function treeLayout(graph: FamilyGraph, look: TreeLook, bandWidth: number): TreeLayout {
  const lineGap = lineRoom(look)
  const placed = new Map<string, Placed>()
  const make = (person: Person): Placed => {
    const lines = labelOf(person, look)
    const widest = Math.max(0, ...lines.map(({ text, size }) => safeWidth(text, size)))
    return { person, x: 0, y: 0, lines, labelWidth: widest }
  }
  for (const row of graph.rows)
    for (const place of row) if (place.kind === 'person') placed.set(place.person.id, make(place.person))
  const xs = horizontal(graph, placed, look.roomy ? ROOMY : BETWEEN)
  const drops = new Map<string, { x: number; bar: number }>()
  let y = PAGE_EDGE
  const left = PAGE_EDGE - leftmost(graph, placed, xs)
  graph.rows.forEach((row, r) => {
    let tallest = 0
    for (const place of row) {
      const x = (xs.get(keyOf(place)) ?? 0) + left
      if (place.kind === 'drop') continue
      const here = placed.get(place.person.id)
      if (here === undefined) continue
      here.x = x
      here.y = y + SYMBOL / 2
      tallest = Math.max(tallest, labelHeight(here.lines))
    }
    const bottom = y + SYMBOL + UNDER_SYMBOL + tallest
    const below = graph.unions.filter((union) => rowOf(graph, union) === r + 1)
    const tracks = tracksOf(below, (key) => (xs.get(key) ?? 0) + left)
    const count = Math.max(1, ...[...tracks.values()].map((track) => track + 1))
    const next = bottom + (count - 1) * TRACK + 2 * lineGap
    for (const union of below)
      drops.set(union.id, {
        x: (xs.get(dropKey(union)) ?? NaN) + left,
        bar: next - lineGap - (tracks.get(union.id) ?? 0) * TRACK,
      })
    y = r === graph.rows.length - 1 ? bottom : next
  })
  // Brothers and sisters of whom no parent is drawn stand in the first row; the bar above them needs room.
  const first = graph.unions.filter((union) => rowOf(graph, union) === 0 && union.children.length > 1)
  if (first.length > 0) {
    for (const here of placed.values()) here.y += lineGap
    for (const drop of drops.values()) Object.assign(drop, { bar: drop.bar + lineGap })
    for (const union of first) drops.set(union.id, { x: NaN, bar: PAGE_EDGE })
    y += lineGap
  }
  const right = Math.max(0, ...[...placed.values()].map((here) => here.x + Math.max(here.labelWidth, SYMBOL) / 2))
  const band = placeAside(graph.aside.map(make), Math.max(right, bandWidth), y, lineGap)
  for (const here of band.placed) placed.set(here.person.id, here)
  return {
    placed,
    drops,
    width: Math.max(right, band.right) + PAGE_EDGE,
    height: band.bottom + PAGE_EDGE,
  }
}

export function labelHeight(lines: readonly LabelLine[]): number {
  return lines.reduce((sum, { size }) => sum + size * LEADING, 0)
}

export function labelBox(here: Placed): Box {
  const top = here.y + SYMBOL / 2 + UNDER_SYMBOL
  return {
    left: here.x - here.labelWidth / 2,
    right: here.x + here.labelWidth / 2,
    top,
    bottom: top + labelHeight(here.lines),
  }
}

export function symbolBox({ x, y }: Placed): Box {
  return { left: x - SYMBOL / 2, right: x + SYMBOL / 2, top: y - SYMBOL / 2, bottom: y + SYMBOL / 2 }
}

/** Name, then relation and state. */
function labelOf({ row, kin }: Person, { labelWidth: width, flat }: TreeLook): LabelLine[] {
  const relation = row === null ? IMPLIED[kin.place === 'parent' ? kin.sex : 'unknown'] : row.relation
  const under = [relation, row?.dead === true ? '去世' : '', row?.state ?? ''].filter((word) => word !== '')
  const all = [row?.name ?? '', ...under].filter((word) => word !== '').join(' ')
  if (flat && safeWidth(all, WORDS_SIZE) <= width) return all === '' ? [] : [{ text: all, size: WORDS_SIZE }]
  const name = wrapped(row?.name ?? '', NAME_SIZE, width).map((text) => ({ text, size: NAME_SIZE }))
  const joined = under.join(' ')
  const words = safeWidth(joined, WORDS_SIZE) <= width ? [joined] : under
  return [
    ...name,
    ...words.flatMap((word) => wrapped(word, WORDS_SIZE, width)).map((text) => ({ text, size: WORDS_SIZE })),
  ]
}

const IMPLIED = { male: '父亲', female: '母亲', unknown: '' } as const

function keyOf(place: Place): string {
  return place.kind === 'person' ? place.person.id : dropKey(place.union)
}

function dropKey(union: Union): string {
  return `drop ${union.id}`
}

/** The row the children of a union stand in; -1 when it has none. */
function rowOf(graph: FamilyGraph, { children }: Union): number {
  const first = children[0]
  if (first === undefined) return -1
  return graph.rows.findIndex((row) => row.some((place) => place.kind === 'person' && place.person === first.person))
}

const ROUNDS = 240

/** Middle of each place: parents over their children, children under their parents, nobody nearer than may be. */
function horizontal(graph: FamilyGraph, placed: ReadonlyMap<string, Placed>, between: number): Map<string, number> {
  const strokes = new Set(
    graph.unions
      .filter(({ state }) => state === 'divorced' || state === 'separated')
      .flatMap(({ partners }) => partners),
  )
  const half = (place: Place) => {
    if (place.kind === 'drop') return 0
    const words = (placed.get(place.person.id)?.labelWidth ?? 0) / 2
    return Math.max(words, SYMBOL / 2 + (strokes.has(place.person) ? ROOM_FOR_STROKES : 0))
  }
  const rows = graph.rows.map((row, r) => ({
    keys: row.map(keyOf),
    gaps: row.slice(1).map((next, i) => {
      const here = row[i]
      if (here === undefined) return 0
      const drop = here.kind === 'drop' || next.kind === 'drop'
      const apart = r === 0 && !sameFamily(graph, here, next)
      return (
        half(here) +
        half(next) +
        (drop ? BESIDE_DROP + (between - BETWEEN) / 2 : between + (apart ? BETWEEN_FAMILIES : 0))
      )
    }),
  }))
  const xs = new Map<string, number>()
  for (const { keys, gaps } of rows) {
    const total = gaps.reduce((sum, gap) => sum + gap, 0)
    let x = -total / 2
    keys.forEach((key, i) => {
      xs.set(key, x)
      x += gaps[i] ?? 0
    })
  }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { keys, gaps } of round % 2 === 0 ? rows : rows.toReversed()) {
      const wishes = keys.map(() => ({ sum: 0, weight: 0 }))
      const wish = (key: string, at: number, weight: number) => {
        const found = wishes[keys.indexOf(key)]
        if (found === undefined || Number.isNaN(at)) return
        found.sum += at * weight
        found.weight += weight
      }
      for (const union of graph.unions) pull(union, xs, wish)
      const targets = keys.map((key, i) => {
        const found = wishes[i]
        const now = xs.get(key) ?? 0
        return found === undefined || found.weight === 0
          ? { at: now, weight: 0.05 }
          : { at: (found.sum + now * 0.1) / (found.weight + 0.1), weight: found.weight }
      })
      const settled = spread(
        targets.map(({ at }) => at),
        targets.map(({ weight }) => weight),
        gaps,
      )
      keys.forEach((key, i) => xs.set(key, settled[i] ?? 0))
    }
  return xs
}

type Wish = (key: string, at: number, weight: number) => void

function pull(union: Union, xs: ReadonlyMap<string, number>, wish: Wish): void {
  const at = (key: string) => xs.get(key) ?? NaN
  const children = union.children.filter(({ second }) => !second).map(({ person }) => person.id)
  const middle = children.length === 0 ? NaN : (Math.min(...children.map(at)) + Math.max(...children.map(at))) / 2
  const hub = dropKey(union)
  const [first, second] = union.partners
  const top = xs.has(hub) ? at(hub) : NaN
  wish(hub, middle, 2)
  // Those who took the child in stand as near to it as the row lets them.
  for (const { person, second: other } of union.children) if (other) wish(hub, at(person.id), 0.5)
  if (!Number.isNaN(top)) for (const child of children) wish(child, at(child) + top - middle, 1)
  // Brothers and sisters stay close together.
  if (children.length > 1) for (const child of children) wish(child, at(child) * 0.9 + middle * 0.1, 0.3)
  if (first !== undefined && second !== undefined) {
    const between = (at(first.id) + at(second.id)) / 2
    wish(hub, between, 0.6)
    const centre = Number.isNaN(top) ? between : top
    wish(first.id, centre, 0.4)
    wish(second.id, centre, 0.4)
  } else if (first !== undefined) wish(first.id, top, 0.4)
}

function sameFamily(graph: FamilyGraph, a: Place, b: Place): boolean {
  const unionOf = (place: Place) =>
    place.kind === 'drop'
      ? place.union
      : graph.unions.find(({ id, partners }) => id.endsWith('Elders') && partners.includes(place.person))
  return unionOf(a) === unionOf(b)
}

function leftmost(graph: FamilyGraph, placed: ReadonlyMap<string, Placed>, xs: ReadonlyMap<string, number>): number {
  const edges = graph.rows.flat().map((place) => {
    const x = xs.get(keyOf(place)) ?? 0
    if (place.kind === 'drop') return x
    return x - Math.max(placed.get(place.person.id)?.labelWidth ?? 0, SYMBOL) / 2
  })
  return edges.length === 0 ? 0 : Math.min(...edges)
}

/** Lines along one height must not run into each other: each gets the lowest height that is free. */
function tracksOf(unions: readonly Union[], at: (key: string) => number): Map<string, number> {
  const tracks = new Map<string, number>()
  const taken: { track: number; from: number; to: number }[] = []
  for (const union of unions) {
    const own = union.children.map(({ person }) => at(person.id))
    const hub = at(dropKey(union))
    const all = union.partners.length === 0 ? own : [...own, hub]
    const [from, to] = [Math.min(...all) - 0.8, Math.max(...all) + 0.8]
    let track = 0
    while (taken.some((other) => other.track === track && other.from < to && from < other.to)) track += 1
    taken.push({ track, from, to })
    tracks.set(union.id, track)
  }
  return tracks
}

/** Those without a place, in lines of their own under the tree. */
function placeAside(
  people: readonly Placed[],
  width: number,
  from: number,
  lineGap: number,
): { placed: readonly Placed[]; right: number; bottom: number } {
  let x = PAGE_EDGE
  let y = from + (people.length > 0 && from > PAGE_EDGE ? 2 * lineGap : 0)
  let tallest = 0
  let right = 0
  for (const here of people) {
    const wide = Math.max(here.labelWidth, SYMBOL)
    if (x > PAGE_EDGE && x + wide > width) {
      x = PAGE_EDGE
      y += SYMBOL + UNDER_SYMBOL + tallest + 2 * lineGap - 1.5
      tallest = 0
    }
    here.x = x + wide / 2
    here.y = y + SYMBOL / 2
    x += wide + BETWEEN
    right = Math.max(right, here.x + wide / 2)
    tallest = Math.max(tallest, labelHeight(here.lines))
  }
  return { placed: people, right, bottom: people.length === 0 ? from : y + SYMBOL + UNDER_SYMBOL + tallest }
}
