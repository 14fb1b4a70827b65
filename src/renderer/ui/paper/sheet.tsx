import { useLayoutEffect, useRef, type MouseEvent } from 'react'
import type { FieldPlace } from '../../../contract/print-model.ts'
import { cx } from '../cx.ts'
import styles from './paper-preview.module.css'
import { placeAt } from './place-at.ts'

/** A4 in points, the unit of FieldPlace. */
const PAGE = { width: 595.28, height: 841.89 }

interface SheetProps {
  readonly label: string
  /** CSS pixels. */
  readonly width: number
  /** Undefined until the page is drawn for the first time: an empty white sheet. */
  readonly canvas: HTMLCanvasElement | undefined
  readonly marks: readonly FieldPlace[]
  readonly markLabel: string
  readonly places: readonly FieldPlace[]
  readonly onPlaceClick: ((field: string) => void) | undefined
}

/** One page of paper: the only thing on the desk that casts a shadow. */
export function Sheet({ label, width, canvas, marks, markLabel, places, onPlaceClick }: SheetProps) {
  const picture = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // Swapped in one step, so the page never flickers white.
    picture.current?.replaceChildren(...(canvas === undefined ? [] : [canvas]))
  }, [canvas])
  // Pressing the paper is a second way to a field; by keyboard the field itself is the way.
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = PAGE.width / box.width
    const place = placeAt(places, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale)
    if (place !== undefined) onPlaceClick?.(place.field)
  }
  // A page that lies across stands in the middle of an upright sheet's room, so that every page is as far from the next.
  const across = canvas !== undefined && canvas.width > canvas.height
  return (
    <div
      className={cx(styles['sheet'], across && styles['across'])}
      style={{ width, height: Math.round((width * 297) / 210) }}
      onClick={onClick}
    >
      <div ref={picture} className={styles['picture']} role="img" aria-label={label} />
      {marks.map((mark, at) => (
        <div
          key={`${mark.field}-${at}`}
          className={styles['mark']}
          aria-hidden="true"
          style={{
            left: `${(mark.x / PAGE.width) * 100}%`,
            top: `${(mark.y / PAGE.height) * 100}%`,
            width: `${(mark.width / PAGE.width) * 100}%`,
            height: `${(mark.height / PAGE.height) * 100}%`,
          }}
        />
      ))}
      {marks[0] !== undefined && markLabel !== '' && (
        <span
          className={styles['markLabel']}
          style={{ top: `${(marks[0].y / PAGE.height) * 100}%` }}
          aria-hidden="true"
        >
          {markLabel}
        </span>
      )}
    </div>
  )
}
