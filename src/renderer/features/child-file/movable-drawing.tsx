import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { nearestFree, stepOver } from '../../../domain/drawings/free-place.ts'
import { around, inflated, shapesOf, type Box, type Drawing, type Point } from '../../../domain/drawings/shapes.ts'
import type { TableRow } from '../../../domain/facts.ts'
import type { DrawingKind } from '../../../domain/records.ts'
import { DrawingShapes } from './drawing-shapes.tsx'
import styles from './drawings.module.css'
import { drawingOfRows } from './use-drawing.ts'

/** Pixels to the millimetre at which the smallest words of a drawing are 12 px high. */
const READABLE = 12 / 2.85
const LARGEST = 6
/** Free around the drawing, so that a symbol can be moved outwards, in millimetres. */
const ROOM_AROUND = 12
const STEP = 1
const LONG_STEP = 5
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

interface MovableDrawingProps {
  readonly kind: DrawingKind
  readonly rows: readonly TableRow[]
  /** What each symbol is, by id. */
  readonly words: ReadonlyMap<string, string>
  readonly width: number
  /** `closely`: one of several small steps. */
  readonly onMove: (id: string, dx: number, dy: number, closely: boolean) => void
}

interface Drag {
  readonly id: string
  readonly from: { readonly x: number; readonly y: number }
  readonly dx: number
  readonly dy: number
}

/**
 * A drawing whose symbols are moved with the mouse or with the arrow keys; the lines follow. Nothing is put over anything:
 * the mouse leaves a symbol at the nearest free place, the keys step over what stands in the way.
 */
export function MovableDrawing({ kind, rows, words, width, onMove }: MovableDrawingProps) {
  const { t } = useTranslation()
  const [drag, setDrag] = useState<Drag | null>(null)
  const still = useMemo(() => drawingOfRows(kind, rows), [kind, rows])
  const drawing = useMemo(
    () => (drag === null ? still : drawingOfRows(kind, moved(rows, drag))),
    [kind, rows, drag, still],
  )
  const shapes = useMemo(() => shapesOf(drawing), [drawing])
  const scale = Math.min(
    LARGEST,
    Math.max(
      READABLE,
      Math.min(width / (still.width + 2 * ROOM_AROUND), roomDown() / (still.height + 2 * ROOM_AROUND)),
    ),
  )
  // While a symbol is dragged the sheet stays where it was, so that nothing slips away under the pointer.
  const left = still.origin.x - drawing.origin.x - ROOM_AROUND
  const top = still.origin.y - drawing.origin.y - ROOM_AROUND
  const [wide, high] = [still.width + 2 * ROOM_AROUND, still.height + 2 * ROOM_AROUND]

  const shiftOf = (id: string) => {
    const row = rows.find((one) => one['id'] === id)
    return { dx: numberIn(row, 'dx'), dy: numberIn(row, 'dy') }
  }
  const begin = (id: string, event: PointerEvent<SVGRectElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    event.currentTarget.focus()
    setDrag({ id, from: { x: event.clientX, y: event.clientY }, dx: 0, dy: 0 })
  }
  const go = (event: PointerEvent<SVGRectElement>) => {
    if (drag === null) return
    const to = { x: (event.clientX - drag.from.x) / scale, y: (event.clientY - drag.from.y) / scale }
    const { own, others } = boxesAround(still, drag.id)
    const aside = nearestFree(
      own.map((box) => movedBox(box, to)),
      others,
    )
    setDrag({ ...drag, dx: to.x + aside.x, dy: to.y + aside.y })
  }
  const end = () => {
    if (drag === null) return
    setDrag(null)
    const { dx, dy } = shiftOf(drag.id)
    if (Math.hypot(drag.dx, drag.dy) > 0.3) onMove(drag.id, tenths(dx + drag.dx), tenths(dy + drag.dy), false)
  }
  const press = (id: string, event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (event.key === 'Enter') {
      event.preventDefault()
      const { dx, dy } = shiftOf(id)
      if (dx !== 0 || dy !== 0) onMove(id, 0, 0, false)
    }
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const by = event.shiftKey ? LONG_STEP : STEP
    const { dx, dy } = shiftOf(id)
    const { own, others } = boxesAround(still, id)
    const over = stepOver(own, others, { x: step[0] * by, y: step[1] * by })
    onMove(id, tenths(dx + over.x), tenths(dy + over.y), true)
  }

  return (
    <div className={styles['sheet']}>
      <svg
        role="group"
        aria-label={t(`drawings.${kind}`)}
        width={Math.round(wide * scale)}
        height={Math.round(high * scale)}
        viewBox={`${String(left)} ${String(top)} ${String(wide)} ${String(high)}`}
      >
        {/* The handles over it say what each symbol is. */}
        <g aria-hidden="true">
          <DrawingShapes shapes={shapes} />
        </g>
        {drawing.symbols.map(({ id, symbol, label }) => {
          const what = words.get(id)
          // A parent nobody has written down is no row: it moves with the others.
          if (what === undefined) return null
          const box = inflated(around([symbol, label]), 0.6)
          return (
            <rect
              key={id}
              role="button"
              tabIndex={0}
              data-symbol={id}
              aria-label={t('drawings.move', { what })}
              className={styles['grip']}
              x={box.left}
              y={box.top}
              width={box.right - box.left}
              height={box.bottom - box.top}
              rx={0.8}
              onPointerDown={(event) => begin(id, event)}
              onPointerMove={go}
              onPointerUp={end}
              onPointerCancel={() => setDrag(null)}
              onKeyDown={(event) => press(id, event)}
            />
          )
        })}
      </svg>
    </div>
  )
}

/** The boxes of one symbol and its words, and those of all others. */
function boxesAround(
  { symbols }: Drawing,
  id: string,
): { readonly own: readonly Box[]; readonly others: readonly Box[] } {
  const boxesOf = (mine: boolean) =>
    symbols.filter((each) => (each.id === id) === mine).flatMap(({ symbol, label }) => [symbol, label])
  return { own: boxesOf(true), others: boxesOf(false) }
}

function movedBox({ left, right, top, bottom }: Box, { x, y }: Point): Box {
  return { left: left + x, right: right + x, top: top + y, bottom: bottom + y }
}

function moved(rows: readonly TableRow[], { id, dx, dy }: Drag): readonly TableRow[] {
  return rows.map((row) =>
    row['id'] === id ? { ...row, dx: numberIn(row, 'dx') + dx, dy: numberIn(row, 'dy') + dy } : row,
  )
}

function numberIn(row: TableRow | undefined, key: string): number {
  const value = row?.[key]
  return typeof value === 'number' ? value : 0
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

/** Pixels between the words over the drawing and the buttons under it: all of it is in sight at once. */
function roomDown(): number {
  return window.innerHeight - 320
}
