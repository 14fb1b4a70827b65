import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flow, type Piece, type Room } from '../../../src/papers/typeset/flow.ts'
import type { Cell, Row } from '../../../src/papers/typeset/grid.ts'
import type { Line } from '../../../src/papers/typeset/lines.ts'

const ROOM: Room = { firstTop: 100, top: 60, bottom: 780, slack: 0 }
const PITCH = 15

let serial = 0
function line(): Line {
  serial += 1
  return {
    items: [
      { kind: 'run', x: 0, width: 10, text: `${String(serial)};`, face: 'serif', size: 10, spacing: 0, field: '' },
    ],
    width: 10,
  }
}
function cell(lines: readonly Line[], rows = 1): Cell {
  const padding = { left: 0, right: 0, above: 3, below: 3 }
  return {
    x: 0,
    width: 100,
    rows,
    padding,
    top: false,
    fields: [],
    body: { kind: 'lines', lines, pitch: PITCH, size: 10 },
  }
}
function row(...counts: readonly number[]): Row {
  return { minHeight: 22, cells: counts.map((count) => cell(Array.from({ length: count }, line))) }
}
function piece(rows: readonly Row[], keepWithNext = false, repeat: readonly Row[] = []): Piece {
  return { kind: 'rows', rows, repeat, keepWithNext }
}
function words(cells: readonly Cell[]): string[] {
  return cells.flatMap(({ body }) =>
    body.kind === 'lines' ? body.lines.map(({ items }) => (items[0]?.kind === 'run' ? items[0].text : '')) : [],
  )
}

describe('Flowing over pages', () => {
  it('leaves no line out, prints none twice, and stays within every page', () => {
    const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 160 }), fc.integer({ min: 0, max: 9 }), fc.boolean()), {
      maxLength: 25,
    })
    fc.assert(
      fc.property(counts, (all) => {
        const pieces = all.map(([long, short, keep]) => piece([row(long, short)], keep))
        const wanted = pieces.flatMap((one) =>
          one.kind === 'rows' ? words(one.rows.flatMap((each) => each.cells)) : [],
        )
        const pages = flow(pieces, ROOM)
        const got = pages.flatMap((page) => page.framed.flatMap((placed) => words(placed.row.cells)))
        expect(got.toSorted()).toEqual(wanted.toSorted())
        for (const page of pages)
          for (const placed of page.framed) expect(placed.y + placed.height).toBeLessThanOrEqual(ROOM.bottom + 0.1)
      }),
    )
  })

  it('never leaves a head alone at the foot of a page', () => {
    for (let before = 30; before < 48; before += 1) {
      const head = row(1)
      const pages = flow([piece([row(before)]), piece([head], true), piece([row(20)])], ROOM)
      for (const page of pages) expect(page.framed.at(-1)?.row).not.toBe(head)
    }
  })

  it('keeps at least two lines of a text on either side of a break', () => {
    for (let before = 30; before < 48; before += 1) {
      const pages = flow([piece([row(before)]), piece([row(6)])], ROOM)
      for (const page of pages) for (const placed of page.framed) expect(words(placed.row.cells).length).not.toBe(1)
    }
  })

  it('repeats the heads where a table goes on, and only there', () => {
    const head = row(1)
    const rows = Array.from({ length: 80 }, () => piece([row(1)], false, [head]))
    const pages = flow([piece([head], true), ...rows], ROOM)
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) {
      expect(page.framed[0]?.row).toBe(head)
      expect(page.framed.filter((placed) => placed.row === head)).toHaveLength(1)
    }
  })

  it('keeps rows that share a cell together, and parts them when they are taller than a page', () => {
    const shared = (lines: number): Row[] => [
      { minHeight: 22, cells: [cell([line()], 2), cell(Array.from({ length: lines }, line))] },
      { minHeight: 22, cells: [cell(Array.from({ length: lines }, line))] },
    ]
    const short = flow([piece([row(44)]), piece(shared(2))], ROOM)
    expect(short[1]?.framed).toHaveLength(2)
    const pages = flow([piece(shared(60))], ROOM)
    expect(pages.flatMap((page) => page.framed.flatMap((placed) => words(placed.row.cells)))).toHaveLength(121)
  })

  it('moves the last lines of a text to the page of the signatures', () => {
    const signed: Row = { ...row(1), minHeight: 60, signatures: true }
    for (let lines = 30; lines < 50; lines += 1) {
      const pages = flow([piece([row(lines)], true), piece([signed])], ROOM)
      const last = pages.at(-1)?.framed ?? []
      expect(last.at(-1)?.row).toBe(signed)
      expect(last.length).toBe(2)
      expect(words(last[0]?.row.cells ?? []).length).toBeGreaterThanOrEqual(2)
    }
  })

  it('turns the page at a chosen break, but not when the page has only begun', () => {
    expect(flow([piece([row(40)]), { kind: 'pageBreak' }, piece([row(1)])], ROOM)).toHaveLength(2)
    expect(flow([piece([row(5)]), { kind: 'pageBreak' }, piece([row(1)])], ROOM)).toHaveLength(1)
  })
})
