import type { FieldPlace } from '../../contract/print-model.ts'
import { bodyHeight, type Area, type Cell } from './grid.ts'
import type { PlacedPage, PlacedRow } from './flow.ts'
import type { Line } from './lines.ts'
import type { LineMark, Mark } from './marks.ts'

/** Where a Chinese character's square ends above and below the baseline, of its size. */
const ABOVE_BASELINE = 0.88
const INNER_RULE = 0.5
const FRAME_RULE = 1
/** Of a rule to write on, below the baseline. */
const RULE_BELOW_BASELINE = 1.6

/** Baseline of a line of this pitch that begins at `top`: its characters stand in the middle of it. */
export function baselineOf(top: number, pitch: number, size: number): number {
  return top + (pitch - size) / 2 + ABOVE_BASELINE * size
}

export function paintLine(line: Line, x: number, baseline: number): Mark[] {
  return line.items.map((item): Mark => {
    if (item.kind === 'run') return { ...item, kind: 'text', x: x + item.x, baseline }
    const y = baseline + RULE_BELOW_BASELINE
    return { kind: 'line', x1: x + item.x, x2: x + item.x + item.width, y1: y, y2: y, width: INNER_RULE }
  })
}

function paintCell(cell: Cell, area: Area): readonly Mark[] {
  const inner: Area = {
    x: area.x + cell.padding.left,
    y: area.y + cell.padding.above,
    width: area.width - cell.padding.left - cell.padding.right,
    height: area.height - cell.padding.above - cell.padding.below,
  }
  const body = cell.body
  if (body.kind === 'drawn') return body.draw(inner)
  const top = cell.top ? inner.y : inner.y + (inner.height - bodyHeight(body)) / 2
  return body.lines.flatMap((line, i) =>
    paintLine(line, inner.x, baselineOf(top + i * body.pitch, body.pitch, body.size)),
  )
}

/** Straight pieces of one line joined end to end, so that a rule is one stroke. */
class Rules {
  readonly #pieces = new Map<string, [from: number, to: number][]>()

  add(direction: 'h' | 'v', at: number, from: number, to: number): void {
    const key = `${direction}${at.toFixed(2)}`
    const list = this.#pieces.get(key)
    if (list === undefined) this.#pieces.set(key, [[from, to]])
    else list.push([from, to])
  }

  marks(): LineMark[] {
    return [...this.#pieces].flatMap(([key, pieces]) => {
      const at = Number(key.slice(1))
      const joined: [number, number][] = []
      for (const [from, to] of pieces.sort((a, b) => a[0] - b[0])) {
        const last = joined.at(-1)
        if (last !== undefined && from <= last[1] + 0.05) last[1] = Math.max(last[1], to)
        else joined.push([from, to])
      }
      return joined.map(([from, to]): LineMark => {
        const ends = key.startsWith('h') ? { x1: from, x2: to, y1: at, y2: at } : { x1: at, x2: at, y1: from, y2: to }
        return { kind: 'line', ...ends, width: INNER_RULE }
      })
    })
  }
}

export interface Painted {
  readonly marks: readonly Mark[]
  readonly places: readonly FieldPlace[]
}

function areaOf(cell: Cell, placed: PlacedRow, left: number): Area {
  const height = placed.below.slice(0, cell.rows).reduce((sum, one) => sum + one, 0)
  return { x: left + cell.x, y: placed.y, width: cell.width, height }
}

/** Words, rules and frame of one page; `left` and `width` are the frame's. */
export function paintPage(page: PlacedPage, number: number, left: number, width: number): Painted {
  const marks: Mark[] = []
  const places: FieldPlace[] = []
  const first = page.framed[0]
  const last = page.framed.at(-1)
  const top = first?.y ?? 0
  const bottom = last === undefined ? 0 : last.y + last.height
  const rules = new Rules()
  for (const placed of page.framed)
    for (const cell of placed.row.cells) {
      const area = areaOf(cell, placed, left)
      if (area.x + area.width < left + width - 0.05) rules.add('v', area.x + area.width, area.y, area.y + area.height)
      if (area.y + area.height < bottom - 0.05) rules.add('h', area.y + area.height, area.x, area.x + area.width)
    }
  marks.push(...rules.marks())
  if (first !== undefined) marks.push({ kind: 'box', x: left, y: top, width, height: bottom - top, line: FRAME_RULE })
  for (const placed of [...page.framed, ...page.outside])
    for (const cell of placed.row.cells) {
      const area = areaOf(cell, placed, left)
      marks.push(...paintCell(cell, area))
      for (const field of cell.fields) places.push({ field, page: number, ...area })
    }
  return { marks, places }
}
