import { ecoMap } from '../../domain/drawings/eco-map.ts'
import { ecoRow } from '../../domain/drawings/eco-row.ts'
import { familyTree } from '../../domain/drawings/family-tree.ts'
import { scaleFor, widestFor } from '../../domain/drawings/fit.ts'
import { shapesOf, type Drawing, type Shape } from '../../domain/drawings/shapes.ts'
import { treeRow, type TreeRow } from '../../domain/drawings/tree-row.ts'
import type { DrawingKind } from '../../domain/records.ts'
import type { RowValue } from '../../forms/fields.ts'
import { textWidth } from '../typeset/atoms.ts'
import { settable } from '../typeset/break-rules.ts'
import type { Faces } from '../faces/faces.ts'
import type { Mark } from '../typeset/marks.ts'
import { mm } from '../units.ts'

/** Drawings made a moment ago: a paper is set anew at each key, its drawing seldom changes. */
const made = new Map<string, Drawing>()
const KEPT = 4

/** @param room in millimetres; a family tree that is too high for it is set flat */
export function drawingOf(
  kind: DrawingKind,
  rows: readonly RowValue[],
  room: { readonly width: number; readonly height: number },
): Drawing {
  const key = JSON.stringify([kind, room, rows])
  const known = made.get(key)
  if (known !== undefined) return known
  const drawing = kind === 'ecoMap' ? ecoMap(rows.map(ecoRow), widestFor(room.width)) : treeIn(rows.map(treeRow), room)
  made.set(key, drawing)
  for (const old of made.keys()) if (made.size > KEPT) made.delete(old)
  return drawing
}

function treeIn(rows: readonly TreeRow[], room: { readonly width: number; readonly height: number }): Drawing {
  const tree = familyTree(rows, widestFor(room.width))
  if (tree.height * scaleFor(tree, room) <= room.height) return tree
  const flat = familyTree(rows, widestFor(room.width), true)
  return flat.height < tree.height ? flat : tree
}

/**
 * The drawing as marks of the page, in the order it is painted. Words are set in the papers' own faces, so that a rare
 * character is found, or named, as anywhere else.
 *
 * @param left and @param top where the drawing begins, in points
 */
export function drawingMarks(
  faces: Faces,
  drawing: Drawing,
  { left, top, scale, field }: { left: number; top: number; scale: number; field: string },
): Mark[] {
  const x = (at: number) => left + mm(at * scale)
  const y = (at: number) => top + mm(at * scale)
  const lineOf = ({ width, dash }: { readonly width: number; readonly dash?: readonly [number, number] }) => ({
    width: mm(width * scale),
    ...(dash === undefined ? {} : { dash: { length: mm(dash[0] * scale), space: mm(dash[1] * scale) } }),
  })
  return shapesOf(drawing).map((shape: Shape): Mark => {
    switch (shape.kind) {
      case 'line':
        return { kind: 'line', x1: x(shape.x1), y1: y(shape.y1), x2: x(shape.x2), y2: y(shape.y2), ...lineOf(shape) }
      case 'poly': {
        const points = shape.points.map((point) => ({ x: x(point.x), y: y(point.y) }))
        const fill = shape.fill === undefined ? {} : { fill: shape.fill }
        return { kind: 'outline', points, closed: shape.closed, ...lineOf(shape), ...fill }
      }
      case 'ellipse':
        return {
          kind: 'ellipse',
          x: x(shape.x),
          y: y(shape.y),
          rx: mm(shape.rx * scale),
          ry: mm(shape.ry * scale),
          width: mm(shape.width * scale),
        }
      case 'text': {
        const face = shape.strong === true ? ('sansMedium' as const) : ('serif' as const)
        const size = mm(shape.size * scale)
        const text = settable(shape.text)
        const width = textWidth(faces, text, { face, size })
        return {
          kind: 'text',
          x: x(shape.x) - width / 2,
          baseline: y(shape.baseline),
          text,
          face,
          size,
          spacing: 0,
          field,
        }
      }
    }
  })
}
