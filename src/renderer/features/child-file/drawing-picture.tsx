import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { shapesOf } from '../../../domain/drawings/shapes.ts'
import type { TableRow } from '../../../domain/facts.ts'
import type { DrawingKind } from '../../../domain/records.ts'
import { useLanguage } from '../../app/use-language.ts'
import { drawingInWords } from './drawing-in-words.ts'
import { DrawingShapes } from './drawing-shapes.tsx'
import styles from './drawings.module.css'
import { drawingOfRows } from './use-drawing.ts'

/** Pixels to the millimetre at which the smallest words of a drawing are 12 px high. */
const READABLE = 12 / 2.85
const LARGEST = 5.2

interface DrawingPictureProps {
  readonly kind: DrawingKind
  readonly rows: readonly TableRow[]
  /** Room on the screen, in pixels. */
  readonly width: number
}

/** A drawing to look at, and the same in words. */
export function DrawingPicture({ kind, rows, width }: DrawingPictureProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const wordsId = useId()
  const moved = rows.some(({ dx, dy }) => dx !== 0 || dy !== 0)
  const room = moved ? Infinity : width / READABLE
  const drawing = useMemo(() => drawingOfRows(kind, rows, room), [kind, rows, room])
  const shapes = useMemo(() => shapesOf(drawing), [drawing])
  const words = useMemo(() => drawingInWords(t, language, kind, rows), [t, language, kind, rows])
  const scale = Math.min(LARGEST, Math.max(READABLE, width / drawing.width))
  const label = t('drawings.picture', { drawing: t(`drawings.${kind}`), count: rows.length })
  return (
    <>
      {/* A wide drawing is scrolled in its own frame: it has to be reachable by keyboard. */}
      <div className={styles['frame']} tabIndex={0} role="group" aria-label={t(`drawings.${kind}`)}>
        <svg
          role="img"
          aria-label={label}
          aria-describedby={wordsId}
          width={Math.round(drawing.width * scale)}
          height={Math.round(drawing.height * scale)}
          viewBox={`0 0 ${String(drawing.width)} ${String(drawing.height)}`}
        >
          <DrawingShapes shapes={shapes} />
        </svg>
      </div>
      <details className={styles['said']}>
        <summary>{t('drawings.inWords')}</summary>
        <ul id={wordsId}>
          {[...words].map(([id, sentence]) => (
            <li key={id}>{sentence}</li>
          ))}
        </ul>
      </details>
    </>
  )
}
